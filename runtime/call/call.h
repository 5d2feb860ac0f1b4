#pragma once

// Calls. A call site remembers the native callee that it has seen: a plain function with exactly its
// arguments is then called without leaving emitted code: no tuple, no vectorcall, arguments moved into
// the callee's frame. All other calls go through call_slow, which knows the callables that CPython's
// specialised CALL instructions know.

#include "call/frame_stack.h"
#include "cpython/internals.h"

namespace lasti::runtime {

/// What a call site remembers.
struct CallCache {
  PyCodeObject *code;      // of the callee; null if it cannot be called in line from here
  NativeEntry entry;
  uint32_t frame_size;
  uint32_t locals;
  PyTypeObject *type;      // a class whose instances native code initialises
  PyFunctionObject *init;  // its __init__, valid while the type's version is the same
  uint32_t type_version;
};

/// Calls anything. `arguments` (count of them, keyword values included) are borrowed; one word before
/// them may be written to. `keywords`: a tuple of names or null. Null with an exception set.
PyObject *call_slow(Frame frame, CallCache *cache, PyObject *callable, PyObject **arguments, size_t count,
                    PyObject *keywords);

namespace detail {

inline bool is_callee(PyObject *callable, const CallCache &cache) {
  return Py_IS_TYPE(callable, &PyFunction_Type) &&
         reinterpret_cast<PyFunctionObject *>(callable)->func_code == reinterpret_cast<PyObject *>(cache.code);
}

/// Runs the callee of `cache` on a frame whose first `count` locals are there.
inline PyObject *run_callee(PyThreadState *thread, const CallCache &cache, _PyInterpreterFrame *frame,
                            PyObject *callable, size_t count) {
  start_frame(frame, reinterpret_cast<PyFunctionObject *>(callable), cache.code, cache.locals);
  for (size_t i = count; i < cache.locals; ++i)
    frame->localsplus[i] = nullptr;
  size_t locals = cache.locals;
  PyObject *result = cache.entry(thread, frame, 0);
  pop_frame(thread, frame, locals);
  return result;
}

} // namespace detail

/// CALL with nothing below the callable.
template <typename Callable, bool... owned>
inline Owned call_function(Frame &f, CallCache &cache, Callable callable, Arguments<owned...> arguments,
                           Borrowed keywords = {}) {
  PyObject *object = Borrowed(callable).object;
  if (!keywords.object && detail::is_callee(object, cache)) [[likely]] {
    if (_PyInterpreterFrame *frame = push_frame(f.thread, cache.frame_size)) [[likely]] {
      f.frame->prev_instr += call_cache_units;
      arguments.move_to(frame->localsplus);
      return Owned(detail::run_callee(f.thread, cache, frame, object, sizeof...(owned)));
    }
  }
  PyObject *result = call_slow(f, &cache, object, arguments.data(), sizeof...(owned), keywords.object);
  arguments.drop();
  return Owned(result);
}

/// CALL after LOAD_METHOD: `method` and `self`, or NULL and a callable.
template <typename Method, typename Self, bool... owned>
inline Owned call_method(Frame &f, CallCache &cache, Method method, Self self, Arguments<owned...> arguments,
                         Borrowed keywords = {}) {
  PyObject *object = Borrowed(method).object;
  PyObject *receiver = Borrowed(self).object;
  PyObject *result;
  if (!object) {
    result = call_slow(f, &cache, receiver, arguments.data(), sizeof...(owned), keywords.object);
  } else {
    if (!keywords.object && detail::is_callee(object, cache)) [[likely]] {
      if (_PyInterpreterFrame *frame = push_frame(f.thread, cache.frame_size)) [[likely]] {
        f.frame->prev_instr += call_cache_units;
        frame->localsplus[0] = Owned(std::move(self)).release();
        arguments.move_to(frame->localsplus + 1);
        return Owned(detail::run_callee(f.thread, cache, frame, object, sizeof...(owned) + 1));
      }
    }
    arguments.data()[-1] = receiver;
    result = call_slow(f, &cache, object, arguments.data() - 1, sizeof...(owned) + 1, keywords.object);
  }
  arguments.drop();
  return Owned(result);
}

} // namespace lasti::runtime
