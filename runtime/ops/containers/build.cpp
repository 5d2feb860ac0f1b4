#include "ops/containers/build.h"

#include "cpython/errors.h"

namespace lasti::runtime {

PyObject *build_set_slow(PyObject *const *objects, size_t count) {
  PyObject *set = PySet_New(nullptr);
  for (size_t i = 0; set && i < count; ++i)
    if (PySet_Add(set, objects[i]) != 0)
      Py_CLEAR(set);
  return set;
}

PyObject *build_map_slow(PyThreadState *thread, PyObject *const *objects, size_t count) {
  return dict_from_items(thread, {objects, objects + 1, 2, count / 2});
}

PyObject *build_const_key_map_slow(PyThreadState *thread, PyObject *const *values, size_t count,
                                   PyObject *keys) {
  if (!PyTuple_CheckExact(keys) || static_cast<size_t>(PyTuple_GET_SIZE(keys)) != count) {
    PyErr_SetString(PyExc_SystemError, "bad BUILD_CONST_KEY_MAP keys argument");
    return nullptr;
  }
  return dict_from_items(thread, {reinterpret_cast<PyTupleObject *>(keys)->ob_item, values, 1, count});
}

bool list_extend_slow(PyObject *list, PyObject *iterable) {
  PyObject *none = _PyList_Extend(reinterpret_cast<PyListObject *>(list), iterable);
  if (none) {
    Py_DECREF(none);
    return true;
  }
  if (PyErr_ExceptionMatches(PyExc_TypeError) && !Py_TYPE(iterable)->tp_iter && !PySequence_Check(iterable)) {
    PyErr_Clear();
    PyErr_Format(PyExc_TypeError, "Value after * must be an iterable, not %.200s",
                 Py_TYPE(iterable)->tp_name);
  }
  return false;
}

bool dict_update_slow(PyObject *dictionary, PyObject *mapping) {
  if (PyDict_Update(dictionary, mapping) >= 0)
    return true;
  if (PyErr_ExceptionMatches(PyExc_AttributeError))
    PyErr_Format(PyExc_TypeError, "'%.200s' object is not a mapping", Py_TYPE(mapping)->tp_name);
  return false;
}

bool dict_merge_slow(PyObject *dictionary, PyObject *mapping, PyObject *callee) {
  if (_PyDict_MergeEx(dictionary, mapping, 2) >= 0)
    return true;
  merge_error(callee, mapping);
  return false;
}

} // namespace lasti::runtime
