// Something to be done once a module has been imported.
#pragma once

#include "cpython/python.h"

namespace lasti::runtime {

/// Changes `spec`, of a module about to be imported, such that `after` is called with the module when its
/// body has run. The module, its spec and its loader are then as they would be otherwise. `after` returns
/// false with an exception set on failure, and so does this function.
bool run_after_import(PyObject *spec, bool (*after)(PyObject *module));

} // namespace lasti::runtime
