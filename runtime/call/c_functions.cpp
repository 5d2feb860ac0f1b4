// C functions as callees: what CPython's specialised PRECALL instructions do (ceval.c). A site remembers
// the descriptor that it has called and the way to call it, one for each shape; all others are taken by
// their flags at each call.

#include "call/c_functions.h"

#include "containers/dict_views.h"
#include "values/number.h"
#include "ops/operators/compare.h"
#include "containers/tuple.h"
#include "python/vectorcall.h"
#include "special/truth.h"

#include <cstring>

namespace lasti::runtime {

namespace {

// A C function that takes one argument or none counts as recursion, as in PRECALL_NO_KW_BUILTIN_O.
LASTI_INLINE PyObject *call_counted(PyThreadState *thread, PyCFunction function, PyObject *self,
                                    PyObject *argument) {
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

// A C function in the shape that its flags ask for, called without anything made for it. False if the shape
// is another one: then nothing has been done.
LASTI_INLINE bool call_direct(PyThreadState *thread, PyMethodDef *method, PyObject *self,
                              PyObject **arguments, size_t count, PyObject *&result) {
  switch (method->ml_flags & ~(METH_CLASS | METH_STATIC | METH_COEXIST)) {
  case METH_O:
    if (count != 1)
      return false;
    result = call_counted(thread, method->ml_meth, self, arguments[0]);
    return true;
  case METH_NOARGS:
    if (count != 0)
      return false;
    result = call_counted(thread, method->ml_meth, self, nullptr);
    return true;
  case METH_FASTCALL:
    result = as<_PyCFunctionFast>(method->ml_meth)(self, arguments, count);
    return true;
  case METH_FASTCALL | METH_KEYWORDS:
    result = as<_PyCFunctionFastWithKeywords>(method->ml_meth)(self, arguments, count, nullptr);
    return true;
  }
  return false;
}

LASTI_INLINE bool call_builtin(PyThreadState *thread, PyObject *callable, PyObject **arguments, size_t count,
                               PyObject *&result) {
  auto *function = reinterpret_cast<PyCFunctionObject *>(callable);
  PyObject *self = function->m_ml->ml_flags & METH_STATIC ? nullptr : function->m_self;
  return call_direct(thread, function->m_ml, self, arguments, count, result);
}

LASTI_INLINE bool call_descriptor(PyThreadState *thread, PyObject *callable, PyObject **arguments,
                                  size_t count, PyObject *&result) {
  auto *descriptor = reinterpret_cast<PyMethodDescrObject *>(callable);
  if (count == 0 || !PyObject_TypeCheck(arguments[0], descriptor->d_common.d_type))
    return false;
  return call_direct(thread, descriptor->d_method, arguments[0], arguments + 1, count - 1, result);
}

// The ways to call what a site remembers. What does not fit goes to call_c, which may remember another.

inline bool fits(PyThreadState *thread, CallCache *cache, PyObject **arguments) {
  return Py_IS_TYPE(arguments[0], cache->self_type) && !is_observed(thread);
}

PyObject *call_noargs(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                      size_t count) {
  if (count != 1 || !fits(thread, cache, arguments)) [[unlikely]]
    return call_c(thread, cache, callable, arguments, count);
  PyObject *result = call_counted(thread, cache->function, arguments[0], nullptr);
  drop_reference(callable);
  drop_reference(arguments[0]);
  return check_breaker(thread, result);
}

PyObject *call_one(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                   size_t count) {
  if (count != 2 || !fits(thread, cache, arguments)) [[unlikely]]
    return call_c(thread, cache, callable, arguments, count);
  PyObject *result = call_counted(thread, cache->function, arguments[0], arguments[1]);
  drop_reference(callable);
  drop_reference(arguments[0]);
  drop_reference(arguments[1]);
  return check_breaker(thread, result);
}

PyObject *call_fast(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                    size_t count) {
  if (count == 0 || !fits(thread, cache, arguments)) [[unlikely]]
    return call_c(thread, cache, callable, arguments, count);
  PyObject *result = as<_PyCFunctionFast>(cache->function)(arguments[0], arguments + 1, count - 1);
  return end_call(thread, callable, arguments, count, result);
}

PyObject *call_fast_keywords(PyThreadState *thread, CallCache *cache, PyObject *callable,
                             PyObject **arguments, size_t count) {
  if (count == 0 || !fits(thread, cache, arguments)) [[unlikely]]
    return call_c(thread, cache, callable, arguments, count);
  PyObject *result =
      as<_PyCFunctionFastWithKeywords>(cache->function)(arguments[0], arguments + 1, count - 1, nullptr);
  return end_call(thread, callable, arguments, count, result);
}

// PyObject_Length
LASTI_INLINE Py_ssize_t length_of(PyObject *object) {
  if (PyList_CheckExact(object))
    return PyList_GET_SIZE(object);
  if (!(Py_TYPE(object)->tp_flags & Py_TPFLAGS_HEAPTYPE))
    return PyObject_Length(object);
  return length_of_instance(object);
}

// PRECALL_NO_KW_LEN and PRECALL_NO_KW_ISINSTANCE; the interpreter holds the two functions.

PyObject *call_len(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                   size_t count) {
  if (count != 1 || is_observed(thread)) [[unlikely]]
    return call_c(thread, cache, callable, arguments, count);
  PyObject *object = arguments[0];
  Py_ssize_t length = length_of(object);
  PyObject *result = length < 0 ? nullptr : new_int(length);
  drop_reference(callable);
  drop_reference(object);
  return check_breaker(thread, result);
}

PyObject *call_isinstance(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                          size_t count) {
  if (count != 2 || is_observed(thread)) [[unlikely]]
    return call_c(thread, cache, callable, arguments, count);
  int truth = PyObject_IsInstance(arguments[0], arguments[1]);
  PyObject *result = truth < 0 ? nullptr : PyBool_FromLong(truth);
  return end_call(thread, callable, arguments, count, result);
}

// A builtin function may be freed, and its address be another's: these ways take nothing from the cache.

LASTI_INLINE bool is_builtin(PyThreadState *thread, PyObject *callable, int flags) {
  return Py_IS_TYPE(callable, &PyCFunction_Type) && PyCFunction_GET_FLAGS(callable) == flags &&
         !is_observed(thread);
}

PyObject *call_builtin_one(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                           size_t count) {
  if (count != 1 || !is_builtin(thread, callable, METH_O)) [[unlikely]]
    return call_c(thread, cache, callable, arguments, count);
  auto *function = reinterpret_cast<PyCFunctionObject *>(callable);
  PyObject *result = call_counted(thread, function->m_ml->ml_meth, function->m_self, arguments[0]);
  drop_reference(callable);
  drop_reference(arguments[0]);
  return check_breaker(thread, result);
}

PyObject *call_builtin_fast(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                            size_t count) {
  if (!is_builtin(thread, callable, METH_FASTCALL)) [[unlikely]]
    return call_c(thread, cache, callable, arguments, count);
  auto *function = reinterpret_cast<PyCFunctionObject *>(callable);
  PyObject *result = as<_PyCFunctionFast>(function->m_ml->ml_meth)(function->m_self, arguments, count);
  return end_call(thread, callable, arguments, count, result);
}

PyObject *call_builtin_fast_keywords(PyThreadState *thread, CallCache *cache, PyObject *callable,
                                     PyObject **arguments, size_t count) {
  if (!is_builtin(thread, callable, METH_FASTCALL | METH_KEYWORDS)) [[unlikely]]
    return call_c(thread, cache, callable, arguments, count);
  auto *function = reinterpret_cast<PyCFunctionObject *>(callable);
  PyObject *result =
      as<_PyCFunctionFastWithKeywords>(function->m_ml->ml_meth)(function->m_self, arguments, count, nullptr);
  return end_call(thread, callable, arguments, count, result);
}

// max(a, b) or min(a, b) of two small ints, or two floats; the second one if it is greater, or less.
template <int comparison>
PyObject *call_extreme(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                       size_t count) {
  const bool is_it = is_builtin(thread, callable, METH_VARARGS | METH_KEYWORDS) &&
                     PyCFunction_GET_FUNCTION(callable) == cache->function;
  const int truth = is_it && count == 2 && !recursion_is_exhausted(thread)
                        ? compare_in_line<comparison>(arguments[1], arguments[0])
                        : -1;
  if (truth < 0)
    return call_foreign(thread, cache, callable, arguments, count);
  PyObject *result = arguments[truth];
  drop_reference(arguments[!truth]);
  drop_reference(callable);
  return check_breaker(thread, result);
}

bool is_builtin_named(PyObject *callable, const char *name) {
  auto *function = reinterpret_cast<PyCFunctionObject *>(callable);
  const PyModuleDef *module =
      function->m_self && PyModule_Check(function->m_self) ? PyModule_GetDef(function->m_self) : nullptr;
  return module && std::strcmp(module->m_name, "builtins") == 0 &&
         std::strcmp(function->m_ml->ml_name, name) == 0;
}

CallCache::Direct way_for_builtin(PyThreadState *thread, CallCache *cache, PyObject *callable) {
  cache->function = PyCFunction_GET_FUNCTION(callable);
  if (callable == known_len(thread))
    return call_len;
  if (callable == known_isinstance(thread))
    return call_isinstance;
  if (is_builtin_named(callable, "max"))
    return call_extreme<Py_GT>;
  if (is_builtin_named(callable, "min"))
    return call_extreme<Py_LT>;
  switch (PyCFunction_GET_FLAGS(callable)) {
  case METH_O:
    return call_builtin_one;
  case METH_FASTCALL:
    return call_builtin_fast;
  case METH_FASTCALL | METH_KEYWORDS:
    return call_builtin_fast_keywords;
  }
  return call_foreign;
}

// dict.items, keys and values.
template <PyTypeObject *type>
PyObject *call_view(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                    size_t count) {
  if (count != 1 || !fits(thread, cache, arguments) || recursion_is_exhausted(thread)) [[unlikely]]
    return call_c(thread, cache, callable, arguments, count);
  PyObject *view = new_view(thread, type, arguments[0]);
  drop_reference(callable);
  drop_reference(arguments[0]);
  return check_breaker(thread, view);
}

CallCache::Direct way_for_dict(const char *name) {
  if (std::strcmp(name, "items") == 0)
    return call_view<&PyDictItems_Type>;
  if (std::strcmp(name, "keys") == 0)
    return call_view<&PyDictKeys_Type>;
  return std::strcmp(name, "values") == 0 ? call_view<&PyDictValues_Type> : nullptr;
}

CallCache::Direct way_for_descriptor(const PyTypeObject *type, const PyMethodDef *method) {
  if (type == &PyDict_Type)
    if (const CallCache::Direct way = way_for_dict(method->ml_name))
      return way;
  switch (method->ml_flags) {
  case METH_NOARGS:
    return call_noargs;
  case METH_O:
    return call_one;
  case METH_FASTCALL:
    return call_fast;
  case METH_FASTCALL | METH_KEYWORDS:
    return call_fast_keywords;
  }
  return call_foreign;
}

// A descriptor of a type that is not a class is never replaced nor freed: it may be known by its address.
void remember(PyThreadState *thread, CallCache *cache, PyObject *callable) {
  if (Py_IS_TYPE(callable, &PyCFunction_Type)) {
    cache->direct = way_for_builtin(thread, cache, callable);
    cache->callable = cache->direct ? callable : nullptr;
    return;
  }
  auto *descriptor = reinterpret_cast<PyMethodDescrObject *>(callable);
  PyTypeObject *type = descriptor->d_common.d_type;
  bool is_class = type->tp_flags & Py_TPFLAGS_HEAPTYPE;
  cache->direct = is_class ? nullptr : way_for_descriptor(type, descriptor->d_method);
  cache->callable = cache->direct ? callable : nullptr;
  cache->function = descriptor->d_method->ml_meth;
  cache->self_type = type;
}

} // namespace

// type_call, of a class that is no metaclass, with what _PyObject_MakeTpCall does before.
static PyObject *call_type(PyThreadState *thread, PyTypeObject *type, PyObject *const *arguments,
                           size_t count) {
  PyObject *positional = shared_tuple(thread, arguments, count);
  if (!positional)
    return nullptr;
  PyObject *instance = nullptr;
  if (!_Py_EnterRecursiveCallTstate(thread, " while calling a Python object")) {
    auto *callable = reinterpret_cast<PyObject *>(type);
    instance = _Py_CheckFunctionResult(thread, callable, type->tp_new(type, positional, nullptr), nullptr);
    if (instance && PyObject_TypeCheck(instance, type) && Py_TYPE(instance)->tp_init &&
        Py_TYPE(instance)->tp_init(instance, positional, nullptr) < 0)
      Py_CLEAR(instance);
    _Py_LeaveRecursiveCallTstate(thread);
  }
  drop_reference(positional);
  return instance;
}

// It may have been freed, and its address be a function's, or a bound method's.
PyObject *call_foreign(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                       size_t count) {
  if (Py_IS_TYPE(callable, &PyFunction_Type) || Py_IS_TYPE(callable, &PyMethod_Type) || is_observed(thread))
      [[unlikely]] {
    cache->callable = nullptr;
    return call_slow(thread, cache, callable, arguments, count, nullptr);
  }
  auto *type = reinterpret_cast<PyTypeObject *>(callable);
  const bool is_plain_class = Py_IS_TYPE(callable, &PyType_Type) && !type->tp_vectorcall && type->tp_new &&
                              !PyType_FastSubclass(type, Py_TPFLAGS_TYPE_SUBCLASS);
  PyObject *result = is_plain_class ? call_type(thread, type, arguments, count)
                                    : vectorcall(thread, callable, arguments, count);
  return end_call(thread, callable, arguments, count, result);
}

PyObject *call_c(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                 size_t count) {
  PyObject *result = nullptr;
  bool done = false;
  if (!is_observed(thread)) [[likely]] {
    if (cache->callable != callable)
      remember(thread, cache, callable);
    done = Py_IS_TYPE(callable, &PyCFunction_Type)
               ? call_builtin(thread, callable, arguments, count, result)
               : call_descriptor(thread, callable, arguments, count, result);
  }
  if (!done)
    result = call_vector(callable, arguments, count, nullptr);
  return end_call(thread, callable, arguments, count, result);
}

} // namespace lasti::runtime
