// Calls that emitted code does not make in line, by the kind of the callable: what CPython's specialised
// PRECALL and CALL instructions do (ceval.c), and libpython's own way for the rest.

#include "call/call.h"

#include "call/c_functions.h"
#include "call/class_call.h"
#include "call/named_call.h"
#include "cpython/text.h"
#include "native/collecting.h"
#include "objects/partial.h"
#include "native/calls.h"
#include "frame/stats.h"
#include "values/number.h"
#include "containers/range.h"
#include "objects/super.h"

namespace lasti::runtime {

namespace {

// Types whose calls call_type makes itself.
bool is_made_here(PyObject *callable) {
  const auto *type = reinterpret_cast<PyTypeObject *>(callable);
  return type == &PyType_Type || type == &PyRange_Type;
}

// A type that libpython makes; a class goes to call_class.
inline PyObject *call_type(PyTypeObject *type, PyObject **arguments, size_t count, PyObject *keywords) {
  if (!keywords && count == 1 && type == &PyType_Type)
    return Py_NewRef(Py_TYPE(arguments[0]));
  if (!keywords && type == &PyRange_Type)
    if (PyObject *range = new_range(arguments, count))
      return range;
  size_t keyword_count = keywords ? PyTuple_GET_SIZE(keywords) : 0;
  return type->tp_vectorcall(reinterpret_cast<PyObject *>(type), arguments,
                             (count - keyword_count) | PY_VECTORCALL_ARGUMENTS_OFFSET, keywords);
}

// The way of a site that has called such a type.
PyObject *call_made_here(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                         size_t count) {
  if (is_observed(thread)) [[unlikely]] {
    cache->callable = nullptr;
    return call_slow(thread, cache, callable, arguments, count, nullptr);
  }
  auto *type = reinterpret_cast<PyTypeObject *>(callable);
  return end_call(thread, callable, arguments, count, call_type(type, arguments, count, nullptr));
}

// Remembers a callee for the emitted fast path, in the place of the one that has been remembered first.
void remember(CallCache *cache, PyFunctionObject *function, size_t count, PyThreadState *thread) {
  NativeCode *native = native_code(code_of(function));
  bool is_known = native && (native->code == cache->codes[0] || native->code == cache->codes[1]);
  if (!native || is_known || !is_exact(*native, count) || statistics.on || !hook_is_ours(thread))
    return;
  const int place = cache->codes[0] && cache->fills % 2 == 0;
  cache->codes[place] = native->code;
  cache->callees[place] = native;
}

// CALL that makes the callee's frame itself is over by the time the callee runs: f_lasti stands at its end.
// Where the arguments do not fit there is no frame (_PyEvalFramePushAndInit), and f_lasti stays at CALL. A
// callee that has run would be in the traceback.
PyObject *call_inlined(PyThreadState *thread, CallCache *cache, PyFunctionObject *function,
                       PyObject **arguments, size_t count, PyObject *keywords) {
  _PyInterpreterFrame *caller = current_frame(thread);
  advance(caller, call_cache_units);
  const NativeCode *native = native_code(code_of(function));
  PyObject *result;
  if (native && collects(*native) && runs_here(thread, *native) &&
      call_collecting(thread, *native, function, arguments, count, keywords, result))
    return result;
  result = keywords ? call_named(thread, *cache, function, arguments, count, keywords)
                    : call_python(thread, function, arguments, count, nullptr);
  if (!result && has_fresh_exception(thread, PyExc_TypeError)) [[unlikely]]
    advance(caller, -call_cache_units);
  return result;
}

// PRECALL takes a bound method apart and drops it before the call.
PyObject *call_bound(PyThreadState *thread, CallCache *cache, PyMethodObject *method, PyObject **arguments,
                     size_t count, PyObject *keywords) {
  PyObject *function = Py_NewRef(method->im_func);
  arguments[-1] = Py_NewRef(method->im_self);
  Py_DECREF(method);
  PyObject *result = call_inlined(thread, cache, reinterpret_cast<PyFunctionObject *>(function),
                                  arguments - 1, count + 1, keywords);
  Py_DECREF(function);
  return result;
}

// PRECALL_BUILTIN_FAST_WITH_KEYWORDS, which does not count as recursion. False if it is another call.
bool call_with_names(PyThreadState *thread, PyObject *callable, PyObject **arguments, size_t count,
                     PyObject *keywords, PyObject *&result) {
  if (!keywords || !Py_IS_TYPE(callable, &PyCFunction_Type) || is_observed(thread) ||
      PyCFunction_GET_FLAGS(callable) != (METH_FASTCALL | METH_KEYWORDS))
    return false;
  auto function = reinterpret_cast<_PyCFunctionFastWithKeywords>(
      reinterpret_cast<void (*)()>(PyCFunction_GET_FUNCTION(callable)));
  result = function(PyCFunction_GET_SELF(callable), arguments, count - PyTuple_GET_SIZE(keywords), keywords);
  return true;
}

// An instance of a class with a __call__ in Python: what _PyObject_MakeTpCall and slot_tp_call do. Null
// without an exception: it is something else. Takes the arguments over then.
PyObject *call_instance(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                        size_t count, PyObject *keywords) {
  PyTypeObject *type = Py_TYPE(callable);
  PyObject *found = type->tp_flags & Py_TPFLAGS_HEAPTYPE ? _PyType_Lookup(type, names::call()) : nullptr;
  if (!found || !Py_IS_TYPE(found, &PyFunction_Type) || is_observed(thread) || recursion_is_exhausted(thread))
    return nullptr;
  auto *function = reinterpret_cast<PyFunctionObject *>(Py_NewRef(found));
  for (size_t i = 0; i < count; ++i)
    Py_INCREF(arguments[i]); // CALL drops the arguments after the call, as slot_tp_call keeps them
  arguments[-1] = Py_NewRef(callable);
  count_recursion(thread);
  PyObject *result = keywords ? call_named(thread, *cache, function, arguments - 1, count + 1, keywords)
                              : call_python(thread, function, arguments - 1, count + 1, nullptr);
  uncount_recursion(thread);
  Py_DECREF(function);
  return result;
}

// partial_vectorcall, where the function is one in Python and nothing goes by a name. False: it is another
// call.
bool call_partial(PyThreadState *thread, PyObject *callable, PyObject *const *arguments, size_t count,
                  PyObject *&result) {
  Partial *partial = as_partial(callable);
  if (!partial || !Py_IS_TYPE(partial->function, &PyFunction_Type) ||
      PyDict_GET_SIZE(partial->keywords) != 0 || is_observed(thread))
    return false;
  const auto before = static_cast<size_t>(PyTuple_GET_SIZE(partial->arguments));
  if (before + count > most_borrowed)
    return false;
  PyObject *all[most_borrowed];
  size_t i = 0;
#pragma clang loop vectorize(disable) unroll(disable)
  for (; i < before; ++i)
    all[i] = PyTuple_GET_ITEM(partial->arguments, i);
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t k = 0; k < count; ++k)
    all[i++] = arguments[k];
  result = call_borrowing(thread, reinterpret_cast<PyFunctionObject *>(partial->function), all, i);
  return true;
}

// C functions with keywords too, and all else that can be called.
PyObject *call_other(PyThreadState *thread, PyObject *callable, PyObject **arguments, size_t count,
                     PyObject *keywords) {
  if (PyObject *result = nullptr; call_with_names(thread, callable, arguments, count, keywords, result))
    return result;
  if (auto *called = reinterpret_cast<PyTypeObject *>(callable);
      Py_IS_TYPE(callable, &PyType_Type) && called->tp_vectorcall && !is_observed(thread))
    return call_type(called, arguments, count, keywords);
  return call_vector(callable, arguments, count, keywords);
}

// super() without arguments, of a frame whose function stands in a class. Takes the callable over.
PyObject *call_super(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                     size_t count) {
  PyObject *super = nullptr;
  if (count == 0 && !is_observed(thread) && !recursion_is_exhausted(thread)) [[likely]]
    super = new_super(current_frame(thread));
  if (!super && !has_exception(thread)) [[unlikely]] {
    super = call_vector(callable, arguments, count, nullptr);
    drop_arguments(arguments, count);
  }
  cache->callable = reinterpret_cast<PyObject *>(&PySuper_Type);
  cache->direct = call_super;
  drop_reference(callable);
  return check_breaker(thread, super);
}

// The callables that are neither C functions nor Python functions.
[[gnu::noinline]] PyObject *call_object(PyThreadState *thread, CallCache *cache, PyObject *callable,
                                        PyObject **arguments, size_t count, PyObject *keywords) {
  PyTypeObject *type = Py_TYPE(callable);
  if (auto *method = reinterpret_cast<PyMethodObject *>(callable);
      type == &PyMethod_Type && Py_IS_TYPE(method->im_func, &PyFunction_Type))
    return call_bound(thread, cache, method, arguments, count, keywords);
  if (callable == reinterpret_cast<PyObject *>(&PySuper_Type) && !keywords)
    return call_super(thread, cache, callable, arguments, count);
  // PRECALL_NO_KW_STR_1.
  if (callable == reinterpret_cast<PyObject *>(&PyUnicode_Type) && !keywords && count == 1 &&
      !is_observed(thread)) {
    PyObject *text = is_int(arguments[0]) ? int_text(arguments[0]) : PyObject_Str(arguments[0]);
    return end_call(thread, callable, arguments, count, text);
  }
  if (auto *called = reinterpret_cast<PyTypeObject *>(callable);
      type == &PyType_Type && !called->tp_vectorcall && !is_observed(thread)) {
    PyObject *instance = call_class(thread, cache, called, arguments, count, keywords);
    Py_DECREF(callable);
    return check_breaker(thread, instance);
  }
  if (PyObject * result; !keywords && call_partial(thread, callable, arguments, count, result))
    return end_call(thread, callable, arguments, count, result);
  PyObject *result = call_instance(thread, cache, callable, arguments, count, keywords);
  if (!result && !has_exception(thread)) {
    if (!keywords) {
      cache->callable = callable;
      cache->direct = is_made_here(callable) ? call_made_here : call_foreign;
    }
    result = call_other(thread, callable, arguments, count, keywords);
  }
  return end_call(thread, callable, arguments, count, result);
}

PyObject *call_variadic(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                        size_t count);

[[gnu::noinline]] PyObject *call_python_slow(PyThreadState *thread, CallCache *cache, PyObject *callable,
                                             PyObject **arguments, size_t count, PyObject *keywords) {
  auto *function = reinterpret_cast<PyFunctionObject *>(callable);
  if (!keywords && cache->fills < CallCache::most_fills) {
    ++cache->fills;
    remember(cache, function, count, thread);
    if (const NativeCode *native = native_code(code_of(function)); native && collects(*native)) {
      cache->callable = callable;
      cache->direct = call_variadic;
    }
  }
  PyObject *result = call_inlined(thread, cache, function, arguments, count, keywords);
  Py_DECREF(callable);
  return result;
}

// The way of a site that has called a function with *args. That may have been freed, and its address be
// another's.
PyObject *call_variadic(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                        size_t count) {
  if (!Py_IS_TYPE(callable, &PyFunction_Type)) [[unlikely]] {
    cache->callable = nullptr;
    return call_slow(thread, cache, callable, arguments, count, nullptr);
  }
  auto *function = reinterpret_cast<PyFunctionObject *>(callable);
  const NativeCode *native = native_code(code_of(function));
  if (!native || !collects(*native) || !runs_here(thread, *native)) [[unlikely]]
    return call_python_slow(thread, cache, callable, arguments, count, nullptr);
  _PyInterpreterFrame *caller = current_frame(thread);
  advance(caller, call_cache_units);
  PyObject *result;
  if (!call_collecting(thread, *native, function, arguments, count, nullptr, result)) [[unlikely]] {
    advance(caller, -call_cache_units);
    return call_python_slow(thread, cache, callable, arguments, count, nullptr);
  }
  Py_DECREF(callable);
  return result;
}

} // namespace

RareCalls *rare_calls(CallCache &cache) {
  if (!cache.rare)
    cache.rare = static_cast<RareCalls *>(PyMem_RawCalloc(1, sizeof(RareCalls)));
  return cache.rare;
}

PyObject *call_slow(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                    size_t count, PyObject *keywords) {
  PyTypeObject *type = Py_TYPE(callable);
  if (type == &PyFunction_Type)
    return call_python_slow(thread, cache, callable, arguments, count, keywords);
  if ((type == &PyMethodDescr_Type || type == &PyCFunction_Type) && !keywords)
    return call_c(thread, cache, callable, arguments, count);
  return call_object(thread, cache, callable, arguments, count, keywords);
}

} // namespace lasti::runtime
