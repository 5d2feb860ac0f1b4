// Native code for the installed modules that a program imports. The modules stay where they are, and are
// imported as ever; only their native code is in the executable. It is attached to equal bytecode.
#pragma once

#include "native/lookup.h"

#include <cstddef>

namespace lasti::runtime {

/// Constant data of the emitted unit (translator/library/table.cpp).
struct EmbeddedLibraries {
  const NativeLibrary *natives; ///< sorted by hash
  std::size_t native_count;
  const char *const *names; ///< of the modules, sorted by strcmp; several may share native code
  std::size_t name_count;
};

/// Makes modules that are imported from now on find their native code in `libraries` (null: there is none).
/// False with an exception set.
bool install_libraries(const EmbeddedLibraries *libraries);

} // namespace lasti::runtime
