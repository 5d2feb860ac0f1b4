#include "native/lookup.h"

#include <algorithm>

namespace lasti::runtime {

const NativeModule *LibraryTable::find_in(const NativeLookup &lookup, PyCodeObject *code, PyObject *) {
  const auto &table = static_cast<const LibraryTable &>(lookup);
  BytecodeHash hash;
  if (!hash_bytecode(code, hash))
    return nullptr;
  const NativeLibrary *end = table.first + table.count;
  const NativeLibrary *found =
      std::lower_bound(table.first, end, hash, [](const NativeLibrary &library, const BytecodeHash &wanted) {
        return library.hash < wanted;
      });
  return found != end && found->hash == hash ? found->native : nullptr;
}

} // namespace lasti::runtime
