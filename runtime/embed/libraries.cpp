#ifndef LASTI_MODULE

#include "embed/libraries.h"

#include "frame/stats.h"

#include <algorithm>
#include <cstring>

namespace lasti::runtime {
namespace {

// The table, and with LASTI_STATS the names of those modules that should have found their native code in it.
struct Lookup : NativeLookup {
  explicit Lookup(const EmbeddedLibraries &libraries)
      : NativeLookup{find_in}, table(libraries.natives, libraries.native_count), libraries(libraries) {}
  LibraryTable table;
  const EmbeddedLibraries &libraries;

private:
  static const NativeModule *find_in(const NativeLookup &lookup, PyCodeObject *code, PyObject *globals);
  bool knows(PyObject *globals) const;
};

// Whether a module of this name was translated.
bool Lookup::knows(PyObject *globals) const {
  PyObject *name = PyDict_GetItemString(globals, "__name__"); // borrowed; errors are suppressed
  const char *text = name && PyUnicode_Check(name) ? PyUnicode_AsUTF8(name) : nullptr;
  if (!text) {
    PyErr_Clear();
    return false;
  }
  return std::binary_search(libraries.names, libraries.names + libraries.name_count, text,
                            [](const char *a, const char *b) { return std::strcmp(a, b) < 0; });
}

const NativeModule *Lookup::find_in(const NativeLookup &lookup, PyCodeObject *code, PyObject *globals) {
  const auto &own = static_cast<const Lookup &>(lookup);
  const NativeModule *found = own.table.find(own.table, code, globals);
  if (!found && statistics.on) [[unlikely]]
    statistics.upgraded += own.knows(globals);
  return found;
}

} // namespace

bool install_libraries(const EmbeddedLibraries *libraries) {
  if (!libraries)
    return true;
  static const Lookup lookup(*libraries);
  return look_up_with(lookup);
}

} // namespace lasti::runtime

#endif
