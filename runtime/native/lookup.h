#pragma once

// Native code for a module that some importer loads. When the body of a module runs for the first time, a
// lookup is asked for native code of this bytecode; if there is some, it is attached, and the body runs
// natively. So it does not matter where the bytecode comes from, and no importer knows of it.

#include "native/registry.h"
#include "python/bytecode_hash.h"

namespace lasti::runtime {

/// Says which native code there is for the code object of a module's body; null for none, without an
/// exception set. `globals` is the module's namespace, borrowed. It lives as long as the process.
struct NativeLookup {
  const NativeModule *(*find)(const NativeLookup &lookup, PyCodeObject *code, PyObject *globals);
};

/// A module whose native code is in the process.
struct NativeLibrary {
  BytecodeHash hash;
  const NativeModule *native;
};

/// A lookup in a table that is sorted by hash.
struct LibraryTable : NativeLookup {
  LibraryTable(const NativeLibrary *first, size_t count)
      : NativeLookup{find_in}, first(first), count(count) {}
  const NativeLibrary *first;
  size_t count;

private:
  static const NativeModule *find_in(const NativeLookup &lookup, PyCodeObject *code, PyObject *globals);
};

/// Asks `lookup` from now on, and installs the hook if it is not there. There is one lookup in a process: it
/// takes the place of another. False with an exception set.
bool look_up_with(const NativeLookup &lookup);

/// Whether the interpreter has a hook for frames that is not of Lasti.
bool hook_is_foreign();

} // namespace lasti::runtime
