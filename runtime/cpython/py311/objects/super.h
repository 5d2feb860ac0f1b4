#pragma once

// super() without arguments, and what is found through it.

#include "cpython/python.h"

namespace lasti::runtime {

/// super() for a frame, as super_init does it without arguments: a new reference. Null where that is to be
/// done in general; an exception may be set if there was no memory.
PyObject *new_super(_PyInterpreterFrame *frame);

/// What an object made by super() looks into.
struct Super {
  PyTypeObject *type;        ///< it looks behind this class
  PyObject *object;          ///< and binds to this
  PyTypeObject *object_type; ///< in the order of this one's bases
};

/// Takes any object. Returns the parts of one made by super() that binds to an instance; all null for others.
Super super_of(PyObject *object);

/// What super(type, object) looks into; all null where the object is no instance of the class, or itself a
/// class.
Super super_for(PyTypeObject *type, PyObject *object);

/// The attribute that super(type, object) finds in a class, not bound, borrowed; null: none, or it is not
/// known where.
PyObject *find_behind(const Super &super, PyObject *name);

} // namespace lasti::runtime
