#pragma once

// Calls. A call site remembers the two native callees that it has seen: a plain function with exactly its
// arguments is then called without leaving emitted code: no tuple, no vectorcall, arguments moved into
// the callee's frame. All other calls go through call_slow, which knows the callables that CPython's
// specialised CALL instructions know.

#include "native/calls.h"
#include "native/registry.h"
#include "containers/containers.h"
#include "python/names.h"

namespace lasti::runtime {

/// A class whose instances native code makes and initialises, in the state that its version stands for.
struct CalledClass {
  PyTypeObject *type;
  PyFunctionObject *init; // its __init__, or null where it has none: with object's
  NativeCode *native;     // of that, or null
  uint32_t version;
  bool is_plain; // new_instance makes them (objects/lifetime.h)
};

/// A native function as a site with keyword names needs it.
struct NamedCallee {
  PyCodeObject *code;
  uint8_t positional; // so many arguments come without a name
  uint8_t places[7];  // the locals that the others go to
};

/// What few sites remember.
struct RareCalls {
  static constexpr uint32_t most_classes = 4;
  CalledClass classes[most_classes];
  uint32_t class_fills; // how often a class has been remembered
  NamedCallee named;
};

/// What a call site remembers. There are many of them, most of which are hardly used: they are small.
struct CallCache {
  static constexpr uint32_t most_fills =
      256; // then the site, which sees several functions, learns no more of them
  PyCodeObject *codes[2];
  NativeCode *callees[2]; // of these
  uint32_t fills;         // how often a Python function has been remembered
  RareCalls *rare;        // made at need, for good

  /// Calls with positional arguments; takes over the callable and the arguments.
  using Direct = PyObject *(*)(PyThreadState *, CallCache *, PyObject *callable, PyObject **arguments,
                               size_t count);
  PyObject *callable; // len, isinstance, a class, or a method descriptor of a type that is none; not counted
  Direct direct;      // the way to call it
  PyCFunction function;    // its C function
  PyTypeObject *self_type; // what it is a method of
};

/// What a site remembers of classes and names; null where there is no memory.
RareCalls *rare_calls(CallCache &cache);

/// Calls anything for the thread's current frame. Takes over the callable and the `arguments` (count of
/// them, keyword values included); one word before them may be written to. `keywords`: a tuple of names or
/// null. Null with an exception set.
PyObject *call_slow(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                    size_t count, PyObject *keywords);

namespace detail {

/// The callee that a site knows of this callable, or null.
LASTI_INLINE NativeCode *find_callee(PyObject *callable, const CallCache &cache) {
  if (!Py_IS_TYPE(callable, &PyFunction_Type)) [[unlikely]]
    return nullptr;
  PyCodeObject *code = code_of(reinterpret_cast<PyFunctionObject *>(callable));
  if (code == cache.codes[0]) [[likely]]
    return cache.callees[0];
  return code == cache.codes[1] ? cache.callees[1] : nullptr;
}

// list.append: the list takes the item over. False: there is no room, or it is another call.
inline bool append_to_list(PyThreadState *thread, PyObject *callable, PyObject *list, PyObject *item) {
  if (callable != known_list_append(thread) || !PyList_Check(list) || is_observed(thread) ||
      !append_with_room(reinterpret_cast<PyListObject *>(list), item))
    return false;
  drop_reference(callable);
  drop_reference(list);
  return true;
}

// call_exact only jumps on, to what keeps the registers that it needs. None of them has more parameters than
// it has: then the thread, which is a load, is not passed on.

/// What is no call of a native function that has a frame at hand.
template <typename... Argument>
[[gnu::noinline]] PyObject *call_any(PyThreadState *thread, CallCache *cache, PyObject *callable,
                                     Argument... argument) {
  if constexpr (sizeof...(argument) == 2)
    if (append_to_list(thread, callable, argument...))
      return Py_NewRef(Py_None);
  PyObject *arguments[] = {nullptr, argument...};
  if (callable == cache->callable)
    return cache->direct(thread, cache, callable, arguments + 1, sizeof...(argument));
  return call_slow(thread, cache, callable, arguments + 1, sizeof...(argument), nullptr);
}

/// A native function with a frame.
template <typename... Argument>
[[gnu::noinline]] PyObject *call_with_frame(const NativeCode *callee, CallCache *cache, PyObject *callable,
                                            Argument... argument) {
  PyThreadState *thread = _PyThreadState_GET();
  auto *function = reinterpret_cast<PyFunctionObject *>(callable);
  _PyInterpreterFrame *frame = push_frame(thread, callee->frame_size);
  if (!frame) [[unlikely]]
    return call_any(thread, cache, callable, argument...);
  if (!fill_rest(function, *callee, words_of(frame), sizeof...(argument))) [[unlikely]] {
    discard_frame(thread, frame);
    return call_any(thread, cache, callable, argument...);
  }
  advance(current_frame(thread), call_cache_units);
  size_t at = 0;
  ((words_of(frame)[at++] = word_for(argument)), ...);
  const size_t locals = callee->locals;
  start_frame(frame, function, callee->code, locals);
  PyObject *result = callee->entry(thread, frame, 0);
  pop_frame(thread, frame, locals);
  Py_DECREF(callable);
  return result;
}

/// A native function that may need no frame.
template <typename... Argument>
[[gnu::noinline]] PyObject *call_without_frame(NativeCode *callee, CallCache *cache, PyObject *callable,
                                               Argument... argument) {
  constexpr size_t count = sizeof...(argument);
  PyObject *values[] = {argument..., nullptr};
  PyThreadState *thread = _PyThreadState_GET();
  PyObject *result = count == callee->arguments
                         ? call_frameless(thread, *callee, callable, values, count)
                         : call_with_defaults(thread, *callee, callable, values, count);
  if (!result) [[unlikely]]
    return call_with_frame(callee, cache, callable, argument...);
  drop_reference(callable);
  return result;
}

template <typename... Argument>
LASTI_INLINE PyObject *call_native(NativeCode *callee, CallCache *cache, PyObject *callable,
                                   Argument... argument) {
  if (callee->frameless)
    return call_without_frame(callee, cache, callable, argument...);
  return call_with_frame(callee, cache, callable, argument...);
}

/// What is none of the two functions that the site remembers. One that has seen many learns no more of them:
/// each says itself what it is.
template <typename... Argument>
[[gnu::noinline]] PyObject *call_other(PyThreadState *thread, CallCache *cache, PyObject *callable,
                                       Argument... argument) {
  if (cache->fills < CallCache::most_fills || !Py_IS_TYPE(callable, &PyFunction_Type))
    return call_any(thread, cache, callable, argument...);
  NativeCode *callee = native_code(code_of(reinterpret_cast<PyFunctionObject *>(callable)));
  if (!callee || callee->generator || !is_exactly(thread, *callee, sizeof...(argument)))
    return call_any(thread, cache, callable, argument...);
  return call_native(callee, cache, callable, argument...);
}

/// Calls with positional arguments; takes over the callable and the arguments. Not
/// inlined: what it saves in emitted code is worth the jump.
template <typename... Argument>
[[gnu::noinline]] PyObject *call_exact(PyThreadState *thread, CallCache *cache, PyObject *callable,
                                       Argument... argument) {
  NativeCode *callee = find_callee(callable, *cache);
  if (!callee) [[unlikely]]
    return call_other(thread, cache, callable, argument...);
  return call_native(callee, cache, callable, argument...);
}

template <bool... owned, size_t... i, typename... First>
LASTI_INLINE PyObject *call_positional(PyThreadState *thread, CallCache &cache, PyObject *callable,
                                       Arguments<owned...> &arguments, std::index_sequence<i...>,
                                       First... first) {
  if (has_leave_checks && Py_IS_TYPE(callable, &PyFunction_Type) && !Frame::guard(true)) [[unlikely]] {
    PyObject *all[] = {nullptr, first..., arguments.own(i)...};
    return call_slow(thread, &cache, callable, all + 1, sizeof...(first) + sizeof...(i), nullptr);
  }
  return call_exact(thread, &cache, callable, first..., arguments.own(i)...);
}

/// The same with keyword names; `before` arguments stand in the room before the others.
template <bool... owned>
LASTI_INLINE PyObject *call_with_keywords(PyThreadState *thread, CallCache &cache, PyObject *callable,
                                          Arguments<owned...> &arguments, size_t before, PyObject *keywords) {
  for (size_t i = 0; i < sizeof...(owned); ++i)
    arguments.own(i);
  return call_slow(thread, &cache, callable, arguments.data() - before, sizeof...(owned) + before, keywords);
}

/// A reference that a call takes over.
template <typename Value>
LASTI_INLINE PyObject *owned(Value &value) {
  return Owned(std::move(value)).release();
}

} // namespace detail

/// CALL with nothing below the callable.
template <typename Callable, bool... owned>
LASTI_INLINE Owned call_function(Frame &f, CallCache &cache, Callable callable,
                                 Arguments<owned...> arguments) {
  return Owned(detail::call_positional(f.thread, cache, detail::owned(callable), arguments,
                                       std::make_index_sequence<sizeof...(owned)>()));
}

template <typename Callable, bool... owned>
LASTI_INLINE Owned call_function(Frame &f, CallCache &cache, Callable callable, Arguments<owned...> arguments,
                                 Borrowed keywords) {
  return Owned(
      detail::call_with_keywords(f.thread, cache, detail::owned(callable), arguments, 0, keywords.object));
}

/// CALL after LOAD_METHOD: `method` and `self`, or NULL and a callable.
template <typename Method, typename Self, bool... owned>
LASTI_INLINE Owned call_method(Frame &f, CallCache &cache, Method method, Self self,
                               Arguments<owned...> arguments) {
  constexpr auto indices = std::make_index_sequence<sizeof...(owned)>();
  if (!method)
    return Owned(detail::call_positional(f.thread, cache, detail::owned(self), arguments, indices));
  return Owned(detail::call_positional(f.thread, cache, detail::owned(method), arguments, indices,
                                       detail::owned(self)));
}

template <typename Method, typename Self, bool... owned>
LASTI_INLINE Owned call_method(Frame &f, CallCache &cache, Method method, Self self,
                               Arguments<owned...> arguments, Borrowed keywords) {
  if (!method)
    return Owned(
        detail::call_with_keywords(f.thread, cache, detail::owned(self), arguments, 0, keywords.object));
  arguments.data()[-1] = detail::owned(self);
  return Owned(
      detail::call_with_keywords(f.thread, cache, detail::owned(method), arguments, 1, keywords.object));
}

} // namespace lasti::runtime
