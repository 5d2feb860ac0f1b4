#include "frameless/calls.h"

#include "call/class_call.h"
#include "frame/stack_guard.h"
#include "objects/lifetime.h"
#include "containers/tuple.h"
#include "memory/kept_memory.h"

namespace lasti::runtime::frameless {

namespace {

PyObject *ask(PyThreadState *thread, PyObject *callee, CallCache &cache, PyObject **arguments, size_t count) {
  if (Py_IS_TYPE(callee, &PyType_Type))
    return make_frameless(thread, cache, reinterpret_cast<PyTypeObject *>(callee), arguments, count);
  if (!Py_IS_TYPE(callee, &PyFunction_Type))
    return nullptr;
  NativeCode *native = native_code(runtime::code_of(reinterpret_cast<PyFunctionObject *>(callee)));
  // To make a generator may run the garbage collector.
  if (!native || !native->frameless || native->generator || native->arguments != count)
    return nullptr;
  return ask_frameless(thread, *native, callee, arguments);
}

bool are_all_there(PyObject *const *values, size_t count) {
  for (size_t i = 0; i < count; ++i)
    if (!values[i])
      return false;
  return true;
}

} // namespace

PyObject *tuple_of(PyThreadState *thread, PyObject *const *items, int count) {
  const auto size = static_cast<size_t>(count);
  if (are_all_there(items, size) && makes_quietly(thread)) [[likely]]
    if (PyObject *tuple = runtime::new_tuple(thread, items, size)) [[likely]]
      return tuple;
  PyErr_Clear();
  for (size_t i = 0; i < size; ++i)
    Py_XDECREF(items[i]);
  return nullptr;
}

PyObject *call(PyThreadState *thread, PyObject *callee, CallCache &cache, PyObject **arguments, int count,
               unsigned owned) {
  PyObject *result = nullptr;
  const bool has_stack = !stack_is_low() || !stack_is_exhausted();
  if (has_stack && are_all_there(arguments, static_cast<size_t>(count))) [[likely]] {
    count_recursion(
        thread); // for the frame that the caller has not; the callee looks whether that is too much
    result = ask(thread, callee, cache, arguments, static_cast<size_t>(count));
    uncount_recursion(thread);
  }
  for (int i = 0; i < count; ++i)
    if (owned >> i & 1 && arguments[i])
      drop_reference(arguments[i]);
  return result;
}

} // namespace lasti::runtime::frameless
