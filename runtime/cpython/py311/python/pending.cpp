// Python/ceval.c of 3.11, eval_frame_handle_pending: static there, so put together from what is
// exported.

#include "python/thread.h"

namespace lasti::runtime {

namespace {

// COMPUTE_EVAL_BREAKER after the asynchronous exception has been taken.
void unsignal_async_exception(PyInterpreterState *interp) {
  struct _ceval_runtime_state *runtime = &interp->runtime->ceval;
  struct _ceval_state *state = &interp->ceval;
  state->pending.async_exc = 0;
  bool main_thread = _Py_ThreadCanHandleSignals(interp);
  bool wanted = _Py_atomic_load_relaxed(&state->gil_drop_request) ||
                (_Py_atomic_load_relaxed(&runtime->signals_pending) && main_thread) ||
                (_Py_atomic_load_relaxed(&state->pending.calls_to_do) && _Py_IsMainThread());
  _Py_atomic_store_relaxed(&state->eval_breaker, wanted);
}

} // namespace

bool handle_pending(PyThreadState *thread) {
  PyInterpreterState *interp = thread->interp;
  if (_Py_atomic_load_relaxed(&interp->runtime->ceval.signals_pending) ||
      _Py_atomic_load_relaxed(&interp->ceval.pending.calls_to_do)) {
    // Looks after signals first, then pending calls; both only in the main thread.
    if (Py_MakePendingCalls() != 0)
      return false;
  }
  if (_Py_atomic_load_relaxed(&interp->ceval.gil_drop_request)) {
    PyEval_SaveThread();
    PyEval_RestoreThread(thread);
  }
  if (PyObject *exception = thread->async_exc) {
    thread->async_exc = nullptr;
    unsignal_async_exception(interp);
    PyErr_SetNone(exception);
    Py_DECREF(exception);
    return false;
  }
  return true;
}

} // namespace lasti::runtime
