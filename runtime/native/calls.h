#pragma once

// Calls of native functions out of line: any shape that needs no error message.

#include "native/registry.h"
#include "frame/stats.h"
#include "python/observed.h"

namespace lasti::runtime {

/// True if a call with so many positional arguments can be made in line; what is missing are defaults.
inline bool is_exact(const NativeCode &native, size_t count) {
  return native.simple && count <= native.arguments;
}

/// True if a call may be made without the hook.
inline bool calls_natively(const PyThreadState *thread) {
  return !statistics.on && !is_observed(thread) && hook_is_ours(thread);
}

/// True if a call of a function that is no generator may be made without the hook.
inline bool runs_here(const PyThreadState *thread, const NativeCode &native) {
  return !native.generator && calls_natively(thread);
}

/// True if a call has just the arguments that a function takes, and may be made without the hook.
inline bool is_exactly(const PyThreadState *thread, const NativeCode &native, size_t count) {
  return native.simple && native.arguments == count && calls_natively(thread);
}

/// Runs a function on a frame of push_frame whose locals are filled, and pops it.
LASTI_INLINE PyObject *run_filled(PyThreadState *thread, const NativeCode &native, PyFunctionObject *function,
                                  _PyInterpreterFrame *frame) {
  start_frame(frame, function, native.code, static_cast<int>(native.locals));
  PyObject *result = native.entry(thread, frame, 0);
  pop_frame(thread, frame, native.locals);
  return result;
}

/// Moves as many arguments as the function takes into the locals, which are so many words; the others become
/// NULL.
LASTI_INLINE void fill_exactly(const NativeCode &native, Word *locals, PyObject *const *arguments) {
  size_t i = 0;
  for (; i < native.arguments; ++i)
    locals[i] = word_for(arguments[i]);
  for (; i < native.locals; ++i)
    locals[i] = word_for(nullptr);
}

/// Calls a function without a frame, which `callee` has; borrows the arguments. One that has failed so often
/// without a break is not asked again.
LASTI_INLINE PyObject *ask_frameless(PyThreadState *thread, NativeCode &callee, PyObject *function,
                                     PyObject *const *arguments) {
  constexpr unsigned most_failures = 64;
  PyObject *result = callee.frameless(thread, function, arguments);
  if (result) [[likely]]
    callee.failures = 0;
  else if (++callee.failures == most_failures)
    callee.frameless = nullptr;
  return result;
}

/// The call of a function without a frame if that can be done; null without an exception if not. `arguments`
/// are just those that it takes; they are taken over if it has been done.
LASTI_INLINE PyObject *call_frameless(PyThreadState *thread, NativeCode &callee, PyObject *function,
                                      PyObject *const *arguments, size_t count) {
  PyObject *result = ask_frameless(thread, callee, function, arguments);
  if (result) [[likely]]
    for (size_t i = 0; i < count; ++i)
      drop_reference(arguments[i]);
  return result;
}

/// A call without a frame of what may be a function with one; borrows the arguments. Null without an
/// exception: nothing has been done.
LASTI_INLINE PyObject *try_frameless(PyThreadState *thread, PyFunctionObject *function,
                                     PyObject *const *arguments, size_t count) {
  NativeCode *native = native_code(code_of(function));
  if (!native || !native->frameless || native->arguments != count || is_observed(thread) ||
      !hook_is_ours(thread)) [[unlikely]]
    return nullptr;
  return ask_frameless(thread, *native, reinterpret_cast<PyObject *>(function), arguments);
}

/// call_frameless where the last arguments, up to four, come from the defaults.
PyObject *call_with_defaults(PyThreadState *thread, NativeCode &callee, PyObject *function,
                             PyObject *const *arguments, size_t count);

/// Fills the locals behind the arguments given: defaults, and NULL. False if a default is missing, or there
/// are too many: a site may call a function as a method, and as it is.
inline bool fill_rest(PyFunctionObject *function, const NativeCode &callee, Word *locals, size_t count) {
  if (count != callee.arguments) [[unlikely]] {
    if (count > callee.arguments)
      return false;
    PyObject *defaults = function->func_defaults;
    size_t missing = callee.arguments - count;
    size_t have = defaults ? PyTuple_GET_SIZE(defaults) : 0;
    if (have < missing)
      return false;
    for (size_t i = have - missing; i < have; ++i)
      locals[count++] = word_for(Py_NewRef(PyTuple_GET_ITEM(defaults, i)));
  }
  while (count < callee.locals)
    locals[count++] = word_for(nullptr);
  return true;
}

/// The call that a site makes in line where it has seen one callee, for sites that see several. Takes the
/// arguments over; `frame` is of push_frame.
LASTI_INLINE PyObject *call_exactly(PyThreadState *thread, const NativeCode &native,
                                    PyFunctionObject *function, _PyInterpreterFrame *frame,
                                    PyObject *const *arguments) {
  fill_exactly(native, words_of(frame), arguments);
  return run_filled(thread, native, function, frame);
}

/// Drops arguments that were called with, first to last.
inline void drop_arguments(PyObject **arguments, size_t count) {
  for (size_t i = 0; i < count; ++i)
    drop_reference(arguments[i]);
}

/// PyObject_Vectorcall with the keyword values in the count, as here everywhere.
inline PyObject *call_vector(PyObject *callable, PyObject **arguments, size_t count, PyObject *keywords) {
  size_t keyword_count = keywords ? PyTuple_GET_SIZE(keywords) : 0;
  return PyObject_Vectorcall(callable, arguments, (count - keyword_count) | PY_VECTORCALL_ARGUMENTS_OFFSET,
                             keywords);
}

/// Calls a Python function natively if it has native code and the arguments fit without an error;
/// otherwise through libpython. Takes the arguments over; `function` is kept alive by the caller.
PyObject *call_python(PyThreadState *thread, PyFunctionObject *function, PyObject **arguments, size_t count,
                      PyObject *keywords);

/// Calls of a Python function that borrow the arguments, at most most_borrowed. Null with an exception set.
inline constexpr size_t most_borrowed = 16;
PyObject *call_borrowing_slow(PyThreadState *thread, PyFunctionObject *function, PyObject *const *arguments,
                              size_t count);
LASTI_INLINE PyObject *call_borrowing(PyThreadState *thread, PyFunctionObject *function,
                                      PyObject *const *arguments, size_t count) {
  if (PyObject *result = try_frameless(thread, function, arguments, count)) [[likely]]
    return result;
  return call_borrowing_slow(thread, function, arguments, count);
}

/// The vectorcall of functions with native code, for C code that calls them.
PyObject *call_from_c(PyObject *function, PyObject *const *arguments, size_t count, PyObject *keywords);

} // namespace lasti::runtime
