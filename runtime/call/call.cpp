// Calls that emitted code does not make in line, by the kind of the callable: what CPython's specialised
// PRECALL and CALL instructions do (ceval.c), and libpython's own way for the rest.

#include "call/call.h"

#include "call/native.h"
#include "frame/stats.h"

namespace lasti::runtime {

namespace {

// A C function that takes one argument or none counts as recursion, as in PRECALL_NO_KW_BUILTIN_O.
PyObject *call_counted(PyThreadState *thread, PyCFunction function, PyObject *self, PyObject *argument) {
  if (_Py_EnterRecursiveCallTstate(thread, " while calling a Python object"))
    return nullptr;
  PyObject *result = function(self, argument);
  _Py_LeaveRecursiveCallTstate(thread);
  return result;
}

template <typename Function>
Function as(PyCFunction function) {
  return reinterpret_cast<Function>(reinterpret_cast<void (*)()>(function));
}

// A builtin function or a method descriptor by its flags; `handled` is false if the shape does not fit.
inline PyObject *call_c(PyThreadState *thread, PyMethodDef *method, PyObject *self, PyObject **arguments,
                        size_t count, PyObject *keywords, bool &handled) {
  handled = true;
  switch (method->ml_flags & ~(METH_CLASS | METH_STATIC | METH_COEXIST)) {
  case METH_O:
    if (count == 1 && !keywords)
      return call_counted(thread, method->ml_meth, self, arguments[0]);
    break;
  case METH_NOARGS:
    if (count == 0)
      return call_counted(thread, method->ml_meth, self, nullptr);
    break;
  case METH_FASTCALL:
    if (!keywords)
      return as<_PyCFunctionFast>(method->ml_meth)(self, arguments, count);
    break;
  case METH_FASTCALL | METH_KEYWORDS:
    return as<_PyCFunctionFastWithKeywords>(method->ml_meth)(
        self, arguments, count - (keywords ? PyTuple_GET_SIZE(keywords) : 0), keywords);
  }
  handled = false;
  return nullptr;
}

inline PyObject *call_builtin(PyThreadState *thread, PyObject *callable, PyObject **arguments, size_t count,
                              PyObject *keywords, bool &handled) {
  const struct callable_cache &known = thread->interp->callable_cache;
  handled = true;
  if (!keywords && callable == known.len && count == 1) {
    Py_ssize_t length = PyObject_Length(arguments[0]);
    return length < 0 ? nullptr : new_int(length);
  }
  if (!keywords && callable == known.isinstance && count == 2) {
    int truth = PyObject_IsInstance(arguments[0], arguments[1]);
    return truth < 0 ? nullptr : PyBool_FromLong(truth);
  }
  auto *function = reinterpret_cast<PyCFunctionObject *>(callable);
  PyObject *self = function->m_ml->ml_flags & METH_STATIC ? nullptr : function->m_self;
  return call_c(thread, function->m_ml, self, arguments, count, keywords, handled);
}

inline PyObject *call_descriptor(PyThreadState *thread, PyObject *callable, PyObject **arguments,
                                 size_t count, PyObject *keywords, bool &handled) {
  auto *descriptor = reinterpret_cast<PyMethodDescrObject *>(callable);
  if (count == 0 || !PyObject_TypeCheck(arguments[0], descriptor->d_common.d_type) ||
      (keywords && static_cast<size_t>(PyTuple_GET_SIZE(keywords)) == count)) {
    handled = false;
    return nullptr;
  }
  return call_c(thread, descriptor->d_method, arguments[0], arguments + 1, count - 1, keywords, handled);
}

// A type that libpython makes; a class goes to call_class.
inline PyObject *call_type(PyTypeObject *type, PyObject **arguments, size_t count, PyObject *keywords) {
  if (!keywords && count == 1) {
    if (type == &PyType_Type)
      return Py_NewRef(Py_TYPE(arguments[0]));
    if (type == &PyUnicode_Type)
      return PyObject_Str(arguments[0]);
  }
  size_t keyword_count = keywords ? PyTuple_GET_SIZE(keywords) : 0;
  return type->tp_vectorcall(reinterpret_cast<PyObject *>(type), arguments,
                             (count - keyword_count) | PY_VECTORCALL_ARGUMENTS_OFFSET, keywords);
}

// Remembers a callee for the emitted fast path.
void remember(CallCache *cache, PyFunctionObject *function, size_t count, PyThreadState *thread) {
  NativeCode *native = native_code(reinterpret_cast<PyCodeObject *>(function->func_code));
  if (!native || !is_exact(*native, count) || statistics.on || !hook_is_ours(thread->interp))
    return;
  cache->entry = native->entry;
  cache->frame_size = native->frame_size;
  cache->locals = native->locals;
  cache->arguments = native->arguments;
  cache->code = native->code;
}

// PRECALL takes a bound method apart and drops it before the call.
PyObject *call_bound(PyThreadState *thread, PyMethodObject *method, PyObject **arguments, size_t count,
                     PyObject *keywords) {
  PyObject *function = Py_NewRef(method->im_func);
  arguments[-1] = Py_NewRef(method->im_self);
  Py_DECREF(method);
  PyObject *result =
      call_python(thread, reinterpret_cast<PyFunctionObject *>(function), arguments - 1, count + 1, keywords);
  Py_DECREF(function);
  return result;
}

PyObject *call_other(PyThreadState *thread, PyObject *callable, PyObject **arguments, size_t count,
                     PyObject *keywords) {
  PyTypeObject *type = Py_TYPE(callable);
  if (!thread->cframe->use_tracing) [[likely]] {
    bool handled = false;
    PyObject *result = nullptr;
    if (type == &PyCFunction_Type)
      result = call_builtin(thread, callable, arguments, count, keywords, handled);
    else if (type == &PyMethodDescr_Type)
      result = call_descriptor(thread, callable, arguments, count, keywords, handled);
    else if (auto *called = reinterpret_cast<PyTypeObject *>(callable);
             type == &PyType_Type && called->tp_vectorcall)
      return call_type(called, arguments, count, keywords);
    if (handled)
      return result;
  }
  return call_vector(callable, arguments, count, keywords);
}

// CHECK_EVAL_BREAKER after the call of anything that is not a Python function.
PyObject *check_breaker(PyThreadState *thread, PyObject *result) {
  if (result && _Py_atomic_load_relaxed(&thread->interp->ceval.eval_breaker) && !handle_pending(thread))
      [[unlikely]]
    Py_CLEAR(result);
  return result;
}

} // namespace

PyObject *call_slow(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                    size_t count, PyObject *keywords) {
  PyTypeObject *type = Py_TYPE(callable);
  // While a Python function runs, the interpreter's frame stands at the end of CALL.
  if (type == &PyFunction_Type) {
    auto *function = reinterpret_cast<PyFunctionObject *>(callable);
    if (!keywords)
      remember(cache, function, count, thread);
    thread->cframe->current_frame->prev_instr += call_cache_units;
    PyObject *result = call_python(thread, function, arguments, count, keywords);
    Py_DECREF(callable);
    return result;
  }
  if (auto *method = reinterpret_cast<PyMethodObject *>(callable);
      type == &PyMethod_Type && Py_IS_TYPE(method->im_func, &PyFunction_Type)) {
    thread->cframe->current_frame->prev_instr += call_cache_units;
    return call_bound(thread, method, arguments, count, keywords);
  }
  if (auto *called = reinterpret_cast<PyTypeObject *>(callable);
      type == &PyType_Type && !called->tp_vectorcall && !thread->cframe->use_tracing) {
    PyObject *instance = call_class(thread, cache, called, arguments, count, keywords);
    Py_DECREF(callable);
    return check_breaker(thread, instance);
  }
  PyObject *result = call_other(thread, callable, arguments, count, keywords);
  Py_DECREF(callable);
  drop_arguments(arguments, count);
  return check_breaker(thread, result);
}

} // namespace lasti::runtime
