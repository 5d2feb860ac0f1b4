#include "objects/awaitable.h"

#include <opcode.h>

namespace lasti::runtime {

static bool is_coroutine(PyObject *object) {
  if (PyCoro_CheckExact(object))
    return true;
  return PyGen_CheckExact(object) &&
         reinterpret_cast<PyGenObject *>(object)->gi_code->co_flags & CO_ITERABLE_COROUTINE;
}

PyObject *awaitable_iterator(PyObject *object) {
  if (is_coroutine(object))
    return Py_NewRef(object);
  PyTypeObject *type = Py_TYPE(object);
  if (!type->tp_as_async || !type->tp_as_async->am_await) {
    PyErr_Format(PyExc_TypeError, "object %.100s can't be used in 'await' expression", type->tp_name);
    return nullptr;
  }
  PyObject *iterator = type->tp_as_async->am_await(object);
  if (!iterator)
    return nullptr;
  if (is_coroutine(iterator)) {
    PyErr_SetString(PyExc_TypeError, "__await__() returned a coroutine");
  } else if (!PyIter_Check(iterator)) {
    PyErr_Format(PyExc_TypeError, "__await__() returned non-iterator of type '%.100s'",
                 Py_TYPE(iterator)->tp_name);
  } else {
    return iterator;
  }
  Py_DECREF(iterator);
  return nullptr;
}

PyObject *delegate_of(PyObject *object) {
  auto *generator = reinterpret_cast<PyGenObject *>(object);
  if (generator->gi_frame_state >= FRAME_CLEARED || generator->gi_frame_state == FRAME_CREATED)
    return nullptr;
  auto *frame = reinterpret_cast<_PyInterpreterFrame *>(generator->gi_iframe);
  // A suspension in `yield from` or `await` is followed by RESUME 2 or 3. The interpreter may have
  // quickened that to RESUME_QUICK.
  _Py_CODEUNIT next = frame->prev_instr[1];
  bool resumes = _Py_OPCODE(next) == RESUME || _Py_OPCODE(next) == RESUME_QUICK;
  return resumes && _Py_OPARG(next) >= 2 ? _PyFrame_StackPeek(frame) : nullptr;
}

struct AsyncValue {
  PyObject_HEAD PyObject *value;
};

PyObject *wrap_async_value(PyThreadState *thread, PyObject *value) {
  auto &state = thread->interp->async_gen;
  AsyncValue *wrapper;
  if (state.value_numfree) {
    wrapper = reinterpret_cast<AsyncValue *>(state.value_freelist[--state.value_numfree]);
    _Py_NewReference(reinterpret_cast<PyObject *>(wrapper));
  } else {
    wrapper = PyObject_GC_New(AsyncValue, &_PyAsyncGenWrappedValue_Type);
    if (!wrapper) {
      Py_DECREF(value);
      return nullptr;
    }
  }
  wrapper->value = value;
  PyObject_GC_Track(reinterpret_cast<PyObject *>(wrapper));
  return reinterpret_cast<PyObject *>(wrapper);
}

} // namespace lasti::runtime
