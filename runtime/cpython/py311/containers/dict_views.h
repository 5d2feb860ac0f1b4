#pragma once

// The views of 3.11's dicts and the iterators over them: how they begin and end (Objects/dictobject.c).

#include "cpython/inline.h"
#include "cpython/python.h"

namespace lasti::runtime {

/// d.keys(), d.values() or d.items() by the view's type, of any dict. Null with MemoryError set.
PyObject *new_view(PyThreadState *thread, PyTypeObject *type, PyObject *dictionary);

/// iter() of a view; of a dict that is no instance of a subclass, its keys. Null with MemoryError set.
PyObject *iterate_view(PyThreadState *thread, PyObject *view);
PyObject *iterate_keys(PyThreadState *thread, PyObject *dictionary);

/// Whether the object is one of the three views.
bool is_view(PyObject *object);

/// Whether instances of the type end as views, or as iterators of them.
LASTI_INLINE bool ends_as_view(const PyTypeObject *type) {
  return type->tp_dealloc == PyDictIterItem_Type.tp_dealloc ||
         type->tp_dealloc == PyDictItems_Type.tp_dealloc;
}

/// Ends such an object, whose reference count is zero.
void end_view(PyThreadState *thread, PyObject *object);

} // namespace lasti::runtime
