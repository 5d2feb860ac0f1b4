#pragma once

// How plain instances of 3.11 begin and end: object_new, and subtype_dealloc of a class below object.

#include "objects/instance.h"

namespace lasti::runtime {

/// Whether new_instance may make the instances of a class, in the state that its version stands for:
/// object_new makes them, of memory alone.
bool is_made_plainly(PyTypeObject *type);

/// The class's __init__ if it is a Python function, or null with true for object's. False for all other
/// classes.
bool find_init(PyTypeObject *type, PyFunctionObject *&init);

/// object_new without arguments, of such a class. Null with MemoryError set.
PyObject *new_instance(PyThreadState *thread, PyTypeObject *type);

/// Ends an instance of a class whose reference count is zero, as its tp_dealloc would. False if that has to
/// do it: nothing has been done then.
bool end_instance(PyThreadState *thread, PyObject *instance);

/// Whether the end of an instance of such a class runs no code, whenever it comes: what may end with it are
/// numbers and str, and instances of which that holds.
bool ends_quietly(PyObject *instance);

/// The tp_dealloc of classes; null before the first is_made_plainly.
extern destructor class_dealloc;

} // namespace lasti::runtime
