#include "words/exits.h"

#include "cpython/errors.h"
#include "words/objects.h"

#include <algorithm>
#include <utility>

namespace lasti::runtime::words {

bool may_put_off_slow(Slot *locals, std::initializer_list<int> indices, bool exactly) {
  for (const int index : indices) {
    PyObject *object = locals[index].object;
    if (!object || is_int(object) || is_float(object) || is_str(object) || PyBytes_CheckExact(object))
      continue;
    Py_ssize_t here = 0;
    for (const int other : indices)
      here += locals[other].object == object;
    const bool may_end =
        exactly ? !(object == Py_None || object == Py_True || object == Py_False) : Py_REFCNT(object) <= here;
    if (may_end && !is_quiet_instance(object))
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

PyObject *boxed(PyThreadState *, int64_t value, PyObject *object) {
  return object ? Py_NewRef(object) : without_error(new_int(value));
}
PyObject *boxed(PyThreadState *thread, double value, PyObject *object) {
  return object ? Py_NewRef(object) : without_error(new_float(thread, value));
}
PyObject *boxed(PyThreadState *, bool value, PyObject *) {
  return Py_NewRef(boxed(value));
}

PyObject *made_for(PyThreadState *thread, Slot local, int64_t value, PyObject *object) {
  const bool is_there = object == in_frame || (object && object == local.object);
  return is_there ? in_frame : boxed(thread, value, object);
}
PyObject *made_for(PyThreadState *thread, Slot local, double value, PyObject *object) {
  const bool is_there = object == in_frame || (object && object == local.object);
  return is_there ? in_frame : boxed(thread, value, object);
}
PyObject *made_for(PyThreadState *thread, Slot, bool value, PyObject *object) {
  return object == in_frame ? in_frame : boxed(thread, value, object);
}
PyObject *made_for(PyThreadState *, Slot local, PyObject *object) {
  return object == in_frame || object == local.object ? in_frame : Py_NewRef(object);
}

PyObject *made_again(PyObject *made) {
  return made && made != in_frame ? Py_NewRef(made) : made;
}

bool put_all(Slot *locals, std::initializer_list<int> indices, PyObject **made) {
  const size_t count = indices.size();
  const bool is_whole = std::find(made, made + count, nullptr) == made + count;
  size_t i = 0;
  for (const int index : indices) {
    PyObject *&object = made[i++];
    if (object == in_frame)
      object = nullptr;
    else if (is_whole)
      std::swap(locals[index].object, object);
  }
  for (size_t each = 0; each < count; ++each)
    if (made[each])
      drop_reference(made[each]);
  return is_whole;
}

int no_memory(std::initializer_list<PyObject *> slots) {
  for (PyObject *object : slots)
    Py_XDECREF(object);
  PyErr_NoMemory();
  return -1;
}

} // namespace lasti::runtime::words
