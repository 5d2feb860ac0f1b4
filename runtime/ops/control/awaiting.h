#pragma once

// What `for`, `yield from`, `await`, `async for` and `async with` iterate.

#include "frame/frame.h"
#include "frame/operand.h"
#include "ops/operation.h"
#include "objects/awaitable.h"

namespace lasti::runtime {

PyObject *iterate(PyObject *iterable);
PyObject *yield_from_iterator(_PyInterpreterFrame *frame, PyObject *iterable);
PyObject *async_iterator(PyObject *iterable);
PyObject *next_awaitable(PyObject *iterator);
PyObject *await_slow(PyObject *awaitable, int origin);

/// iter(iterable)
LASTI_OP(GET_ITER)
LASTI_INLINE Owned get_iterator(Frame &, Borrowed iterable) {
  return Owned(iterate(iterable.object));
}

/// yield from iterable: generators are their own iterators
LASTI_OP(GET_YIELD_FROM_ITER)
LASTI_INLINE Owned get_yield_from_iterator(Frame &frame, Borrowed iterable) {
  return Owned(yield_from_iterator(frame.frame, iterable.object));
}

/// await object: 1 and 2 are what `async with` awaits of __aenter__ and __aexit__
LASTI_OP(GET_AWAITABLE)
LASTI_INLINE Owned get_awaitable(Frame &, int oparg, Owned object) {
  if (is_new_coroutine(object.get())) [[likely]]
    return object;
  return Owned(await_slow(object.get(), oparg));
}

/// async for … in iterable
LASTI_OP(GET_AITER)
LASTI_INLINE Owned get_async_iterator(Frame &, Borrowed iterable) {
  return Owned(async_iterator(iterable.object));
}

/// What to await for the next item of an async iterator, which stays.
LASTI_OP(GET_ANEXT, iterator = 1)
LASTI_INLINE Owned get_next_awaitable(Frame &, Peek iterator) {
  return Owned(next_awaitable(iterator.object));
}

/// yield value, in an async generator
LASTI_OP(ASYNC_GEN_WRAP)
LASTI_INLINE Owned wrap_async(Frame &frame, Owned value) {
  return Owned(wrap_async_value(frame.thread, value.release()));
}

} // namespace lasti::runtime
