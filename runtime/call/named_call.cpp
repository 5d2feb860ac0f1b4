#include "call/named_call.h"

#include "native/calls.h"

#include <algorithm>
#include <iterator>

namespace lasti::runtime {

namespace {

// Where each of the names goes. False where one goes nowhere, or to where a positional argument does: the
// general way says what is wrong. Names are compared by address, both sides being interned.
bool find_places(NamedCallee &named, const NativeCode &native, size_t positional, PyObject *keywords) {
  const size_t count = PyTuple_GET_SIZE(keywords);
  if (count > std::size(named.places) || native.named > UINT8_MAX)
    return false;
  PyObject *const *known = local_names(native.code);
  const size_t first = std::max<size_t>(positional, positional_only_count(native.code));
  for (size_t k = 0; k < count; ++k) {
    size_t place = first;
    while (place < native.named && known[place] != PyTuple_GET_ITEM(keywords, k))
      ++place;
    if (place == native.named)
      return false;
    named.places[k] = static_cast<uint8_t>(place);
  }
  return true;
}

// Learns a function. False if its calls are made in general.
[[gnu::noinline]] bool learn(NamedCallee &named, const NativeCode &native, size_t positional,
                             PyObject *keywords) {
  if (native.generator || !(native.flags & CO_OPTIMIZED) || positional > native.arguments ||
      !find_places(named, native, positional, keywords))
    return false;
  named.code = native.code;
  named.positional = static_cast<uint8_t>(positional);
  return true;
}

// The default of a parameter, borrowed; null: it has none.
LASTI_INLINE PyObject *default_of(PyFunctionObject *function, const NativeCode &native, size_t place) {
  if (place < native.arguments) {
    PyObject *values = function->func_defaults;
    const size_t size = values ? PyTuple_GET_SIZE(values) : 0, behind = native.arguments - place;
    return behind <= size ? PyTuple_GET_ITEM(values, size - behind) : nullptr;
  }
  PyObject *values = function->func_kwdefaults;
  return values ? PyDict_GetItemWithError(values, local_names(native.code)[place]) : nullptr;
}

// Fills the locals. The arguments are borrowed; the defaults, too. False: a default is missing.
LASTI_INLINE bool fill(PyFunctionObject *function, const NativeCode &native, const NamedCallee &named,
                       Word *locals, PyObject *const *arguments, size_t positional, size_t keyword_count) {
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 0; i < positional; ++i)
    locals[i] = word_for(arguments[i]);
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = positional; i < native.locals; ++i)
    locals[i] = word_for(nullptr);
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t k = 0; k < keyword_count; ++k)
    locals[named.places[k]] = word_for(arguments[positional + k]);
  size_t missing = native.named - positional - keyword_count;
  for (size_t i = positional; missing > 0; ++i) {
    if (object_in(locals[i]))
      continue;
    PyObject *value = default_of(function, native, i);
    if (!value) [[unlikely]]
      return false;
    locals[i] = word_for(value);
    --missing;
  }
  return true;
}

// The places that a default has filled are counted: those of the arguments come with their references.
LASTI_INLINE void count_defaults(const NativeCode &native, const NamedCallee &named, Word *locals,
                                 size_t positional, size_t keyword_count) {
  if (native.named == positional + keyword_count)
    return;
  for (size_t i = positional; i < native.named; ++i)
    Py_INCREF(object_in(locals[i]));
  for (size_t k = 0; k < keyword_count; ++k)
    drop_shared(object_in(locals[named.places[k]]));
}

// The function as the site knows it, or learns it; null: the call is made in general.
LASTI_INLINE NativeCode *find_named(PyThreadState *thread, NamedCallee &named, PyFunctionObject *function,
                                    size_t positional, PyObject *keywords) {
  NativeCode *native = native_code(code_of(function));
  if (!native || native->flags & (CO_VARARGS | CO_VARKEYWORDS) || is_observed(thread) ||
      !hook_is_ours(thread) || statistics.on) [[unlikely]]
    return nullptr;
  const bool is_known = native->code == named.code && positional == named.positional;
  return is_known || learn(named, *native, positional, keywords) ? native : nullptr;
}

} // namespace

PyObject *call_named(PyThreadState *thread, CallCache &cache, PyFunctionObject *function,
                     PyObject **arguments, size_t count, PyObject *keywords) {
  const size_t keyword_count = PyTuple_GET_SIZE(keywords), positional = count - keyword_count;
  RareCalls *calls = rare_calls(cache);
  NativeCode *native = !calls ? nullptr : find_named(thread, calls->named, function, positional, keywords);
  if (!native) [[unlikely]]
    return call_python(thread, function, arguments, count, keywords);
  _PyInterpreterFrame *frame = push_frame(thread, native->frame_size);
  if (!frame) [[unlikely]]
    return call_python(thread, function, arguments, count, keywords);
  Word *locals = words_of(frame);
  if (!fill(function, *native, calls->named, locals, arguments, positional, keyword_count)) [[unlikely]] {
    discard_frame(thread, frame);
    return call_python(thread, function, arguments, count, keywords);
  }
  if (native->frameless && native->named == native->arguments)
    if (PyObject *result = ask_frameless(thread, *native, reinterpret_cast<PyObject *>(function), locals))
        [[likely]] {
      discard_frame(thread, frame);
      drop_arguments(arguments, count);
      return result;
    }
  count_defaults(*native, calls->named, locals, positional, keyword_count);
  return run_filled(thread, *native, function, frame);
}

} // namespace lasti::runtime
