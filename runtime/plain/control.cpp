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

namespace {

[[gnu::noinline]] void drop_dead(Frame &f, int offset, PyObject *object) {
  frame_at(f, offset);
  runtime::drop_dead(object);
}

} // namespace

void drop(Frame &f, int offset, PyObject *object) {
  if (object && runtime::is_dead_without(object)) [[clang::musttail]]
    return drop_dead(f, offset, object);
}

namespace {

/// Replaces a local; f_lasti is stored only where somebody may look.
LASTI_INLINE void replace_local(Frame &f, int offset, int index, PyObject *value) {
  if (PyObject *old = std::exchange(f.local[index], value))
    drop(f, offset, old);
}

} // namespace

void store_local_o(Frame &f, int offset, int index, PyObject *value) {
  replace_local(f, offset, index, value);
}

void store_local_b(Frame &f, int offset, int index, PyObject *value) {
  replace_local(f, offset, index, Py_NewRef(value));
}

void delete_local(Frame &f, int offset, int index) {
  runtime::store_local(frame_at(f, offset).local(index), nullptr);
}

void unbound(Frame &f, int offset, int index) {
  runtime::unbound_local(frame_at(f, offset), index);
}

namespace {

[[gnu::noinline]] bool resume_slow(Frame &f, int offset) {
  return checked(frame_at(f, offset).poll());
}

[[gnu::noinline]] bool poll_slow(Frame &f, int offset) {
  return frame_at(f, offset).poll();
}

} // namespace

bool resume(Frame &f, int offset) {
  if (runtime::has_pending(f.thread) || *f.traced) [[unlikely]]
    [[clang::musttail]] return resume_slow(f, offset);
  return true;
}

bool poll(Frame &f, int offset) {
  if (runtime::has_pending(f.thread)) [[unlikely]]
    [[clang::musttail]] return poll_slow(f, offset);
  return true;
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

/// Moves the arguments into the callee's locals, counting those that borrow.
LASTI_INLINE void move_arguments(runtime::Word *locals, PyObject *const *arguments, size_t count,
                                 unsigned long borrowed) {
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 0; i < count; ++i, borrowed >>= 1) {
    PyObject *argument = arguments[i];
    runtime::count_if(borrowed & 1, argument);
    locals[i] = runtime::word_for(argument);
  }
}

/// Fills the locals behind the arguments where these are not as many as the parameters.
[[gnu::noinline]] bool fill_defaults(PyFunctionObject *function, const runtime::NativeCode &callee,
                                     runtime::Word *locals, size_t count) {
  return runtime::fill_rest(function, callee, locals, count);
}

/// Fills the locals behind the arguments. Returns false if a default is missing, or there are too many.
LASTI_INLINE bool fill_behind(PyFunctionObject *function, const runtime::NativeCode &callee,
                              runtime::Word *locals, size_t count) {
  if (count != callee.arguments) [[unlikely]]
    return fill_defaults(function, callee, locals, count);
#pragma clang loop vectorize(disable) unroll(disable)
  for (; count < callee.locals; ++count)
    locals[count] = runtime::word_for(nullptr);
  return true;
}

/// Drops a callable and its arguments after the call, those which are owned.
LASTI_INLINE void drop_called(Frame &f, int offset, PyObject **base, int count, unsigned long borrowed) {
  frame_at(f, offset + runtime::call_cache_units * static_cast<int>(sizeof(runtime::Instruction)));
#pragma clang loop vectorize(disable) unroll(disable)
  for (int i = 1; i < count; ++i)
    if (i >= 64 || !(borrowed >> i & 1))
      runtime::drop_reference(base[i]);
  if (!(borrowed & 1))
    runtime::drop_reference(base[0]);
}

/// Calls what is none of the functions that the site has seen.
[[gnu::noinline]] PyObject *call_other(Frame &f, int offset, CallCache &site, PyObject **base, int count,
                                       unsigned long borrowed) {
  runtime::Frame &frame = frame_at(f, offset);
  runtime::CallCache &cache = cache_of(site);
  own(base, borrowed);
  PyObject *callable = base[0], **arguments = base + 1;
  const auto argument_count = static_cast<size_t>(count - 1);
  if (callable == cache.callable)
    return checked(cache.direct(frame.thread, &cache, callable, arguments, argument_count), offset);
  if (argument_count == 2 &&
      runtime::detail::append_to_list(frame.thread, callable, arguments[0], arguments[1]))
    return Py_NewRef(Py_None);
  return checked(runtime::call_slow(frame.thread, &cache, callable, arguments, argument_count, nullptr),
                 offset);
}

} // namespace

/// detail::call_exact (call/call.h), with the arguments in memory.
PyObject *call_function(Frame &f, int offset, CallCache &site, PyObject **base, int count,
                        unsigned long borrowed) {
  PyObject *callable = base[0];
  runtime::NativeCode *callee = runtime::detail::find_callee(callable, cache_of(site));
  if (!callee) [[clang::musttail]]
    return call_other(f, offset, site, base, count, borrowed);
  PyThreadState *thread = f.thread;
  if (callee->frameless && callee->arguments + size_t{1} == static_cast<size_t>(count))
    if (PyObject *result = runtime::ask_frameless(thread, *callee, callable, base + 1)) [[likely]] {
      drop_called(f, offset, base, count, borrowed);
      return checked(result, offset);
    }
  auto *function = reinterpret_cast<PyFunctionObject *>(callable);
  _PyInterpreterFrame *frame = runtime::push_frame(thread, callee->frame_size);
  if (!frame) [[unlikely]]
    [[clang::musttail]] return call_other(f, offset, site, base, count, borrowed);
  runtime::Word *words = runtime::words_of(frame);
  if (!fill_behind(function, *callee, words, static_cast<size_t>(count - 1))) [[unlikely]] {
    runtime::discard_frame(thread, frame);
    [[clang::musttail]] return call_other(f, offset, site, base, count, borrowed);
  }
  move_arguments(words, base + 1, static_cast<size_t>(count - 1), borrowed >> 1);
  frame_at(f, offset + runtime::call_cache_units * static_cast<int>(sizeof(runtime::Instruction)));
  runtime::count_if(borrowed & 1, callable);
  const size_t locals = callee->locals;
  runtime::start_frame(frame, function, callee->code, locals);
  PyObject *result = callee->entry(thread, frame, 0);
  runtime::pop_frame(thread, frame, locals);
  Py_DECREF(callable);
  return checked(result, offset);
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
  const int skipped = base[0] ? 0 : 1;
  [[clang::musttail]] return call_function(f, offset, cache, base + skipped, count - skipped,
                                           borrowed >> skipped);
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
