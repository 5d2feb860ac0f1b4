// Import of extension modules that are carried.
#pragma once

#include "carried/shared_objects.h"
#include "cpython/python.h"

#include <string>

namespace lasti::runtime {

/// The files of a standalone executable that may be extension modules.
struct ExtensionFiles {
  UnpackedFiles installation;
  CarriedFiles own;          ///< the program's
  std::string own_directory; ///< where these are
};

/// Keeps what load_with_needed looks into. Call once.
void set_extension_files(const ExtensionFiles &files);

/// Changes `spec`, if it is of an extension module that is carried: its loader, still an
/// importlib.machinery.ExtensionFileLoader, loads the shared libraries that it needs first. False with an
/// exception set on failure.
bool load_with_needed(PyObject *spec);

} // namespace lasti::runtime
