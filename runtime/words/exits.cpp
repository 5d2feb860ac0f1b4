#include "words/exits.h"

namespace lasti::runtime::words {

bool may_put_off_slow(Slot *locals, std::initializer_list<int> indices, bool exactly) {
  for (const int index : indices) {
    PyObject *object = locals[index].object;
    if (!object || is_int(object) || is_float(object) || is_str(object) || PyBytes_CheckExact(object))
      continue;
    Py_ssize_t here = 0;
    for (const int other : indices)
      here += locals[other].object == object;
    if (exactly ? !(object == Py_None || object == Py_True || object == Py_False) : Py_REFCNT(object) <= here)
      return false;
  }
  return true;
}

bool forget_error() {
  PyErr_Clear();
  return false;
}

PyObject *boxed(PyThreadState *thread, PyObject *object) {
  (void)thread;
  return Py_NewRef(object);
}

namespace {

PyObject *without_error(PyObject *object) {
  if (!object)
    PyErr_Clear();
  return object;
}

bool put_reference(Slot &local, PyObject *object) {
  if (!object)
    return false;
  PyObject *old = local.object;
  local.object = object;
  if (old)
    drop_reference(old);
  return true;
}

} // namespace

PyObject *boxed(PyThreadState *, int64_t value, PyObject *object) {
  return object ? Py_NewRef(object) : without_error(new_int(value));
}
PyObject *boxed(PyThreadState *thread, double value, PyObject *object) {
  return object ? Py_NewRef(object) : without_error(new_float(thread, value));
}
PyObject *boxed(PyThreadState *, bool value, PyObject *) {
  return Py_NewRef(boxed(value));
}

bool put(PyThreadState *thread, Slot &local, int64_t value, PyObject *object) {
  return object == in_frame || (object && object == local.object) ||
         put_reference(local, boxed(thread, value, object));
}
bool put(PyThreadState *thread, Slot &local, double value, PyObject *object) {
  if (object == in_frame || (object && object == local.object))
    return true;
  PyObject *old = local.object;
  if (!object && old && is_float(old) && !is_shared(old)) {
    reinterpret_cast<PyFloatObject *>(old)->ob_fval = value;
    return true;
  }
  return put_reference(local, boxed(thread, value, object));
}
bool put(PyThreadState *thread, Slot &local, bool value, PyObject *object) {
  return object == in_frame || put_reference(local, boxed(thread, value, object));
}
bool put(PyThreadState *, Slot &local, PyObject *object) {
  return object == in_frame || object == local.object || put_reference(local, Py_NewRef(object));
}

int no_memory(std::initializer_list<PyObject *> slots) {
  for (PyObject *object : slots)
    Py_XDECREF(object);
  PyErr_NoMemory();
  return -1;
}

} // namespace lasti::runtime::words
