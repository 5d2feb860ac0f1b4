#pragma once

#include "cpython/inline.h"
#include "cpython/python.h"

#include <cstddef>
#include <cstring>

namespace lasti::runtime {

/// An instance of functools.partial: the layout is _functoolsmodule.c's partialobject.
struct Partial {
  PyObject_HEAD PyObject *function;
  PyObject *arguments; // a tuple
  PyObject *keywords;  // a dict
  PyObject *dict;
  PyObject *weak_references;
  vectorcallfunc vectorcall;
};

/// The object as a partial, if it is one, no instance of a subclass; else null.
LASTI_INLINE Partial *as_partial(PyObject *object) {
  PyTypeObject *type = Py_TYPE(object);
  if (type->tp_vectorcall_offset != offsetof(Partial, vectorcall) || type->tp_basicsize != sizeof(Partial) ||
      !(type->tp_flags & Py_TPFLAGS_HEAPTYPE))
    return nullptr;
  PyObject *module = reinterpret_cast<PyHeapTypeObject *>(type)->ht_module; // of a class in C
  return module && std::strcmp(PyModule_GetDef(module)->m_name, "_functools") == 0
             ? reinterpret_cast<Partial *>(object)
             : nullptr;
}

} // namespace lasti::runtime
