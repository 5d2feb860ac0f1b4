// What no operation of runtime/ops is: references, conditions, calls, iteration, raising.

#include "plain/view.h"

namespace lasti::plain {

using runtime::Borrowed;
using runtime::Owned;

PyObject *share(PyObject *object) {
  return Py_NewRef(object);
}

PyObject *share_or_null(PyObject *object) {
  return Py_XNewRef(object);
}

void drop(Frame &f, int offset, PyObject *object) {
  frame_at(f, offset);
  runtime::drop(Owned(object));
}

void store_local_o(Frame &f, int offset, int index, PyObject *value) {
  runtime::store_local(frame_at(f, offset).local(index), Owned(value));
}

void store_local_b(Frame &f, int offset, int index, PyObject *value) {
  runtime::store_local(frame_at(f, offset).local(index), Owned(Borrowed{value}));
}

void delete_local(Frame &f, int offset, int index) {
  runtime::store_local(frame_at(f, offset).local(index), nullptr);
}

void unbound(Frame &f, int offset, int index) {
  runtime::unbound_local(frame_at(f, offset), index);
}

bool resume(Frame &f, int offset) {
  return checked(frame_at(f, offset).poll());
}

bool poll(Frame &f, int offset) {
  return frame_at(f, offset).poll();
}

int test_o(Frame &f, int offset, PyObject *value) {
  return runtime::is_true(frame_at(f, offset), Owned(value));
}

int test_b(Frame &f, int offset, PyObject *value) {
  return runtime::is_true(frame_at(f, offset), Borrowed{value});
}

int test_bool_o(PyObject *value) {
  return runtime::is_true_bool(Owned(value));
}

int test_bool_b(PyObject *value) {
  return runtime::is_true_bool(Borrowed{value});
}

int test_none_o(Frame &f, int offset, PyObject *value) {
  frame_at(f, offset);
  return runtime::is_none(Owned(value));
}

int test_none_b(PyObject *value) {
  return runtime::is_none(Borrowed{value});
}

PyObject *boolean(int truth) {
  return Py_NewRef(truth ? Py_True : Py_False);
}

namespace {

/// Fills the callee's locals with the arguments and its defaults. Returns false if a default is missing.
bool fill_locals(runtime::CallCache &cache, PyFunctionObject *function, runtime::Word *locals,
                 PyObject *const *arguments, size_t count) {
  if (!runtime::detail::fill_rest(function, cache, locals, count))
    return false;
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 0; i < count; ++i)
    locals[i] = runtime::word_for(arguments[i]);
  return true;
}

/// detail::call_exact (call/call.h), with the arguments in memory.
LASTI_INLINE PyObject *call_owned(PyThreadState *thread, runtime::CallCache &cache, PyObject *callable,
                                  PyObject **arguments, size_t count) {
  if (runtime::detail::is_callee(callable, cache)) [[likely]] {
    auto *function = reinterpret_cast<PyFunctionObject *>(callable);
    if (_PyInterpreterFrame *frame = runtime::push_frame(thread, cache.frame_size)) [[likely]] {
      if (fill_locals(cache, function, runtime::words_of(frame), arguments, count)) [[likely]] {
        runtime::advance(runtime::current_frame(thread), runtime::call_cache_units);
        const size_t locals = cache.locals;
        runtime::start_frame(frame, function, cache.code, locals);
        PyObject *result = cache.entry(thread, frame, 0);
        runtime::pop_frame(thread, frame, locals);
        Py_DECREF(callable);
        return result;
      }
      runtime::discard_frame(thread, frame);
    }
  }
  if (callable == cache.callable)
    return cache.direct(thread, &cache, callable, arguments, count);
  if (count == 2 && runtime::detail::append_to_list(thread, callable, arguments[0], arguments[1]))
    return Py_NewRef(Py_None);
  return runtime::call_slow(thread, &cache, callable, arguments, count, nullptr);
}

} // namespace

PyObject *call_function(Frame &f, int offset, CallCache &cache, PyObject **base, int count,
                        unsigned long borrowed) {
  runtime::Frame &frame = frame_at(f, offset);
  own(base, borrowed);
  return checked(call_owned(frame.thread, cache_of(cache), base[0], base + 1, count - 1), offset);
}

PyObject *call_function(Frame &f, int offset, CallCache &cache, PyObject **base, int count,
                        unsigned long borrowed, PyObject *names) {
  runtime::Frame &frame = frame_at(f, offset);
  own(base, borrowed);
  return checked(runtime::call_slow(frame.thread, &cache_of(cache), base[0], base + 1, count - 1, names),
                 offset);
}

PyObject *call_method(Frame &f, int offset, CallCache &cache, PyObject **base, int count,
                      unsigned long borrowed) {
  if (!base[0]) {
    ++base;
    --count;
    borrowed >>= 1;
  }
  runtime::Frame &frame = frame_at(f, offset);
  own(base, borrowed);
  return checked(call_owned(frame.thread, cache_of(cache), base[0], base + 1, count - 1), offset);
}

PyObject *call_method(Frame &f, int offset, CallCache &cache, PyObject **base, int count,
                      unsigned long borrowed, PyObject *names) {
  return base[0] ? call_function(f, offset, cache, base, count, borrowed, names)
                 : call_function(f, offset, cache, base + 1, count - 1, borrowed >> 1, names);
}

PyObject *call_function_ex(Frame &f, int offset, PyObject *callee, PyObject *positional, PyObject *keywords) {
  Owned result =
      runtime::call_function_ex(frame_at(f, offset), Owned(callee), Owned(positional), Owned(keywords));
  return checked(result.release());
}

int next_item(Frame &f, int offset, IterateCache &cache, PyObject *iterator, PyObject *&item) {
  return runtime::next_item(frame_at(f, offset), cache_of(cache), Borrowed{iterator}, slot(item));
}

int send(Frame &f, int offset, SendCache &cache, PyObject *receiver, PyObject *value, PyObject *&result) {
  return runtime::send(frame_at(f, offset), cache_of(cache), Borrowed{receiver}, Owned(value), slot(result));
}

bool end_async_for(Frame &f, int offset, PyObject *exception) {
  return runtime::end_async_for(frame_at(f, offset), Owned(exception));
}

bool raise_again(Frame &f, int offset) {
  return runtime::raise_again(frame_at(f, offset));
}

void raise_exception(Frame &f, int offset, PyObject *exception, PyObject *cause) {
  runtime::Frame &frame = frame_at(f, offset);
  if (cause)
    runtime::raise_exception(frame, Owned(exception), Owned(cause));
  else
    runtime::raise_exception(frame, Owned(exception), nullptr);
}

bool reraise(Frame &f, int offset, PyObject *last_i, PyObject *exception) {
  return runtime::reraise(frame_at(f, offset), Borrowed{last_i}, Owned(exception));
}

} // namespace lasti::plain
