#pragma once

// Calls of len, isinstance and list.append in line, where emitted code has loaded something of that name: the
// callee is looked at first, and the general ways are for all others.

#include "call/call.h"
#include "frame/operand.h"
#include "containers/containers.h"
#include "values/number.h"

namespace lasti::runtime {

namespace detail {

/// Drops the arguments that their caller does not keep, first to last.
template <bool... owned>
LASTI_INLINE void drop_owned(Arguments<owned...> &arguments) {
  for (size_t i = 0; i < sizeof...(owned); ++i)
    if (arguments.is_owned[i])
      drop_reference(arguments.data()[i]);
}

} // namespace detail

/// len(object)
template <typename Callable, bool owned>
LASTI_INLINE Owned call_len(Frame &f, CallCache &cache, Callable callable, Arguments<owned> arguments) {
  if (object_of(callable) == known_len(f.thread) && !is_observed(f.current)) [[likely]] {
    const Py_ssize_t length = known_length(arguments.data()[0]);
    if (length >= 0) [[likely]] {
      PyObject *result = new_int(length);
      detail::drop_owned(arguments);
      return Owned(result);
    }
  }
  return call_function(f, cache, std::move(callable), arguments);
}

/// isinstance(object, class)
template <typename Callable, bool... owned>
LASTI_INLINE Owned call_isinstance(Frame &f, CallCache &cache, Callable callable,
                                   Arguments<owned...> arguments) {
  if (object_of(callable) == known_isinstance(f.thread) && !is_observed(f.current)) [[likely]] {
    PyObject *object = arguments.data()[0], *type = arguments.data()[1];
    const int truth =
        Py_IS_TYPE(object, reinterpret_cast<PyTypeObject *>(type)) ? 1 : is_instance_quietly(object, type);
    if (truth >= 0) [[likely]] {
      detail::drop_owned(arguments);
      return Owned(boolean(truth));
    }
  }
  return call_function(f, cache, std::move(callable), arguments);
}

/// list.append(item)
template <typename Method, typename Self, bool owned>
LASTI_INLINE Owned call_append(Frame &f, CallCache &cache, Method method, Self self,
                               Arguments<owned> arguments) {
  PyObject *list = object_of(self);
  if (object_of(method) == known_list_append(f.thread) && PyList_Check(list) && !is_observed(f.current))
      [[likely]] {
    PyObject *item = arguments.data()[0];
    if (append_with_room(reinterpret_cast<PyListObject *>(list), item)) [[likely]] {
      if (!owned)
        Py_INCREF(item);
      return Owned(Borrowed{Py_None});
    }
  }
  return call_method(f, cache, std::move(method), std::move(self), arguments);
}

} // namespace lasti::runtime
