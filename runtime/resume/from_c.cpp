#include "resume/from_c.h"

#include "resume/generator.h"

#include <utility>

namespace lasti::runtime {

namespace {

iternextfunc general_next;
sendfunc general_send_to_generator, general_send_to_coroutine;

/// Whether a generator is native and waits. `resumed` is then how to resume it: C code often resumes one
/// after the other of the same function.
LASTI_INLINE bool finds_native(PyThreadState *thread, PyGenObject *generator, ResumeCache &resumed) {
  return !is_observed(thread) && hook_is_ours(thread) && is_resumable(thread, resumed, generator);
}

ResumeCache resumed_last;

// gen_iternext: a generator that returns None raises nothing.
PyObject *next_of(PyObject *object) {
  PyThreadState *thread = _PyThreadState_GET();
  auto *generator = reinterpret_cast<PyGenObject *>(object);
  if (!finds_native(thread, generator, resumed_last)) [[unlikely]]
    return general_next(object);
  PyObject *result = resume_generator(thread, resumed_last, generator, Py_NewRef(Py_None));
  if (result && is_suspended(generator)) [[likely]]
    return result;
  result = finish_generator(thread, generator, result);
  if (result && result != Py_None)
    _PyGen_SetStopIterationValue(result);
  Py_XDECREF(result);
  return nullptr;
}

// PyGen_am_send.
LASTI_INLINE PySendResult send_to(PyObject *object, PyObject *value, PyObject **result, sendfunc general) {
  PyThreadState *thread = _PyThreadState_GET();
  auto *generator = reinterpret_cast<PyGenObject *>(object);
  if (!value || (value != Py_None && !is_suspended(generator)) ||
      !finds_native(thread, generator, resumed_last)) [[unlikely]]
    return general(object, value, result);
  *result = resume_generator(thread, resumed_last, generator, Py_NewRef(value));
  if (*result && is_suspended(generator)) [[likely]]
    return PYGEN_NEXT;
  *result = finish_generator(thread, generator, *result);
  return *result ? PYGEN_RETURN : PYGEN_ERROR;
}

PySendResult send_to_generator(PyObject *generator, PyObject *value, PyObject **result) {
  return send_to(generator, value, result, general_send_to_generator);
}

PySendResult send_to_coroutine(PyObject *coroutine, PyObject *value, PyObject **result) {
  return send_to(coroutine, value, result, general_send_to_coroutine);
}

} // namespace

void resume_from_c() {
  if (general_next || !founds_registry())
    return;
  general_next = std::exchange(PyGen_Type.tp_iternext, next_of);
  general_send_to_generator = std::exchange(PyGen_Type.tp_as_async->am_send, send_to_generator);
  general_send_to_coroutine = std::exchange(PyCoro_Type.tp_as_async->am_send, send_to_coroutine);
}

} // namespace lasti::runtime
