#pragma once

// Calls that the interpreter of 3.11 runs itself, without a C call. It inlines none where a hook for frames
// is set; an executable's copy of the interpreter (translator/compile/inlining) does.

#include "cpython/inline.h"
#include "cpython/python.h"
#include "python/code.h"

#include <cstddef>

#include <internal/pycore_opcode.h>

namespace lasti::runtime {

/// The hook that has to see each call of a Python function: null where there is none, or only Lasti's. This
/// is what the copy of the interpreter looks at in place of eval_frame. It is in a place that CPython never
/// gives out
/// (_PyEval_RequestCodeExtraIndex) and that is null in a new interpreter.
inline freefunc &call_observer(PyInterpreterState *interp) {
  return interp->co_extra_freefuncs[MAX_CO_EXTRA_USERS - 1];
}

/// Where the copy finds what it looks at, and the original what it looked at.
constexpr size_t offset_of_eval_frame = offsetof(PyInterpreterState, eval_frame);
constexpr size_t offset_of_call_observer =
    offsetof(PyInterpreterState, co_extra_freefuncs) + (MAX_CO_EXTRA_USERS - 1) * sizeof(freefunc);
constexpr size_t offset_of_func_code = offsetof(PyFunctionObject, func_code);
constexpr size_t offset_of_co_flags = offsetof(PyCodeObject, co_flags);
constexpr size_t offset_of_co_extra = offsetof(PyCodeObject, co_extra);

/// _PyInterpreterState_SetEvalFrameFunc; `observes` says whether calls may not be inlined from now on.
inline void set_evaluator(PyInterpreterState *interp, _PyFrameEvalFunction hook, bool observes) {
  interp->eval_frame = hook == _PyEval_EvalFrameDefault ? nullptr : hook;
  call_observer(interp) = observes ? reinterpret_cast<freefunc>(reinterpret_cast<void (*)()>(hook)) : nullptr;
}

/// For as long as it lives, no hook is set, so that the interpreter specialises a call. Nothing may be
/// evaluated.
class WithoutHook {
public:
  explicit WithoutHook(PyThreadState *thread) : interp(thread->interp), hook(interp->eval_frame) {
    interp->eval_frame = nullptr;
  }
  ~WithoutHook() { interp->eval_frame = hook; }
  WithoutHook(const WithoutHook &) = delete;
  WithoutHook &operator=(const WithoutHook &) = delete;

private:
  PyInterpreterState *interp;
  _PyFrameEvalFunction hook;
};

/// Whether some hook beside Lasti's has to see each call.
inline bool calls_are_observed(const PyThreadState *thread) {
  return call_observer(thread->interp);
}

/// The `__getitem__` that an instruction, specialised for this container, inlines; borrowed, null if it does
/// not.
inline PyFunctionObject *inlined_getitem(PyObject *container, Instruction *instruction) {
  if (_Py_OPCODE(*instruction) != BINARY_SUBSCR_GETITEM)
    return nullptr;
  auto *type = reinterpret_cast<PyHeapTypeObject *>(Py_TYPE(container));
  return reinterpret_cast<PyFunctionObject *>(type->_spec_cache.getitem);
}

inline uint16_t subscript_counter(Instruction *instruction) {
  return reinterpret_cast<_PyBinarySubscrCache *>(instruction + 1)->counter;
}

/// Makes of a specialised subscript one that could not be specialised. `counter` is what it had before.
inline void unspecialize_subscript(Instruction *instruction, uint16_t counter) {
  _Py_SET_OPCODE(*instruction, BINARY_SUBSCR_ADAPTIVE);
  reinterpret_cast<_PyBinarySubscrCache *>(instruction + 1)->counter = adaptive_counter_backoff(counter);
}

} // namespace lasti::runtime
