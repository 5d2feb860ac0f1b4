#pragma once

// __getattr__, __setattr__ and __delattr__ in Python.

#include "cpython/python.h"

namespace lasti::runtime {

/// PyObject_GetAttr for a str, where __getattr__ is asked without the AttributeError in between, which
/// slot_tp_getattr_hook has made only to clear it. A new reference; null with an exception set.
PyObject *get_attribute(PyObject *owner, PyObject *name);

/// Where looking for the attribute has raised AttributeError, what the class's __getattr__ makes of it: a new
/// reference. Null with an exception set: that which was set, if it is another one or there is no
/// __getattr__.
PyObject *ask_hook(PyObject *owner, PyObject *name);

/// PyObject_SetAttr for a str; `value` is null to delete it. False with an exception set.
bool set_attribute(PyObject *owner, PyObject *name, PyObject *value);

} // namespace lasti::runtime
