// Native functions called with defaults, keyword names, or as methods: the arguments are moved into the
// callee's frame as initialize_locals (ceval.c) does. Whatever would be an error goes through libpython,
// which words it.

#include "native/calls.h"

#include "native/collecting.h"
#include "native/generator_call.h"
#include "frame/stats.h"

#include <algorithm>

namespace lasti::runtime {

namespace {

// Where a call's arguments are going: the first locals of a frame. They move there when it is known that
// the call fits; until then they are only looked at. What *args and **kwargs collect is new.
struct Filling {
  PyFunctionObject *function;
  const NativeCode &native;
  Word *locals;

  PyObject *collected(int which) const { return object_in(locals[native.named + which]); }
  // Takes a new reference over, or null. False for null.
  bool collect(int which, PyObject *collection) {
    locals[native.named + which] = word_for(collection);
    return collection != nullptr;
  }
  bool takes_more() const { return native.flags & CO_VARARGS; }
  bool takes_keywords() const { return native.flags & CO_VARKEYWORDS; }
  int keywords_place() const { return takes_more() ? 1 : 0; }

  size_t place_of(PyObject *name) const;
  bool positional(PyObject *const *arguments, size_t count);
  bool keywords(PyObject *const *values, PyObject *names);
  bool has_defaults();
  void add_defaults();
  void drop_collected(PyObject *const *arguments, size_t count, PyObject *names);
  void discard();
};

// Names are compared by address: both sides are interned, or it goes through libpython.
size_t Filling::place_of(PyObject *name) const {
  PyObject *const *known = local_names(native.code);
  size_t place = positional_only_count(native.code);
  while (place < native.named && known[place] != name)
    ++place;
  return place;
}

bool Filling::positional(PyObject *const *arguments, size_t count) {
  size_t named = std::min<size_t>(count, native.arguments);
  for (size_t i = 0; i < named; ++i)
    locals[i] = word_for(arguments[i]);
  for (size_t i = named; i < native.locals; ++i)
    locals[i] = word_for(nullptr);
  if (!takes_more())
    return count == named;
  PyObject *more = PyTuple_New(count - named);
  if (!more)
    return false;
  for (size_t i = named; i < count; ++i)
    PyTuple_SET_ITEM(more, i - named, Py_NewRef(arguments[i]));
  collect(0, more);
  return true;
}

bool Filling::keywords(PyObject *const *values, PyObject *names) {
  Py_ssize_t count = names ? PyTuple_GET_SIZE(names) : 0;
  if (takes_keywords() && !collect(keywords_place(), PyDict_New()))
    return false;
  for (Py_ssize_t k = 0; k < count; ++k) {
    PyObject *name = PyTuple_GET_ITEM(names, k);
    size_t place = place_of(name);
    if (place < native.named) {
      if (object_in(locals[place]))
        return false;
      locals[place] = word_for(values[k]);
    } else if (!takes_keywords() || !PyUnicode_CheckExact(name) || !PyUnicode_CHECK_INTERNED(name) ||
               PyDict_SetItem(collected(keywords_place()), name, values[k]) < 0) {
      return false;
    }
  }
  return true;
}

bool Filling::has_defaults() {
  PyObject *values = function->func_defaults;
  size_t count = values ? std::min<size_t>(PyTuple_GET_SIZE(values), native.arguments) : 0;
  for (size_t i = 0; i < native.arguments - count; ++i)
    if (!object_in(locals[i]))
      return false;
  for (size_t i = native.arguments; i < native.named; ++i)
    if (!object_in(locals[i]) &&
        (!function->func_kwdefaults ||
         !PyDict_GetItemWithError(function->func_kwdefaults, local_names(native.code)[i])))
      return false;
  return true;
}

// After has_defaults, with nothing run in between.
void Filling::add_defaults() {
  PyObject *values = function->func_defaults;
  size_t size = values ? PyTuple_GET_SIZE(values) : 0;
  for (size_t i = 0; i < native.arguments; ++i)
    if (!object_in(locals[i]))
      locals[i] = word_for(Py_NewRef(PyTuple_GET_ITEM(values, size - (native.arguments - i))));
  for (size_t i = native.arguments; i < native.named; ++i)
    if (!object_in(locals[i]))
      locals[i] = word_for(
          Py_XNewRef(PyDict_GetItemWithError(function->func_kwdefaults, local_names(native.code)[i])));
}

// The tuple and the dict have counted what is in them.
void Filling::drop_collected(PyObject *const *arguments, size_t count, PyObject *names) {
  for (size_t i = native.arguments; i < count; ++i)
    Py_DECREF(arguments[i]);
  Py_ssize_t named = names ? PyTuple_GET_SIZE(names) : 0;
  for (Py_ssize_t k = 0; k < named && takes_keywords(); ++k)
    if (place_of(PyTuple_GET_ITEM(names, k)) == native.named)
      Py_DECREF(arguments[count + k]);
}

// A call that does not fit is made again through libpython, which words the error: what has been
// collected for it, and an error on the way, are dropped.
void Filling::discard() {
  for (int which = 0; which < takes_more() + takes_keywords(); ++which) {
    Py_XDECREF(collected(which));
    collect(which, nullptr);
  }
  PyErr_Clear();
}

// Fills a function's locals: the arguments are moved, the others NULL. False if the call is not that
// simple: then nothing has been moved.
bool fill_locals(PyThreadState *thread, PyFunctionObject *function, const NativeCode &native, Word *locals,
                 PyObject *const *arguments, size_t count, PyObject *keywords) {
  if (native.simple && !keywords && fill_rest(function, native, locals, count)) {
#pragma clang loop vectorize(disable) unroll(disable)
    for (size_t i = 0; i < count; ++i)
      locals[i] = word_for(arguments[i]);
    return true;
  }
  size_t positional = count - (keywords ? PyTuple_GET_SIZE(keywords) : 0);
  if (collects(native) && fill_collecting(thread, native, locals, arguments, positional, keywords))
    return true;
  Filling filling{function, native, locals};
  if (!filling.positional(arguments, positional) ||
      ((keywords || filling.takes_keywords()) && !filling.keywords(arguments + positional, keywords)) ||
      !filling.has_defaults()) {
    filling.discard();
    return false;
  }
  filling.add_defaults();
  filling.drop_collected(arguments, positional, keywords);
  return true;
}

void count_call(NativeCode &native) {
  ++statistics.calls;
  statistics.functions_entered += native.entered++ == 0;
}

// Runs a function; `handled` is false if its arguments do not fit or there is no room.
PyObject *run_function(PyThreadState *thread, NativeCode &native, PyFunctionObject *function,
                       PyObject *const *arguments, size_t count, PyObject *keywords, bool &handled) {
  _PyInterpreterFrame *frame = push_frame(thread, native.frame_size);
  handled = frame && fill_locals(thread, function, native, words_of(frame), arguments, count, keywords);
  if (!handled) {
    if (frame)
      discard_frame(thread, frame);
    return nullptr;
  }
  if (statistics.on) [[unlikely]]
    count_call(native);
  return run_filled(thread, native, function, frame);
}

// A generator function: the arguments go straight into the generator.
PyObject *make_suspended(PyThreadState *thread, NativeCode &native, PyFunctionObject *function,
                         PyObject *const *arguments, size_t count, PyObject *keywords, bool &handled) {
  handled = false;
  PyGenObject *generator = begin_suspended(thread, native, function);
  if (!generator)
    return nullptr;
  if (!fill_locals(thread, function, native, words_of(generator_frame(generator)), arguments, count,
                   keywords)) {
    Py_DECREF(generator);
    return nullptr;
  }
  handled = true;
  if (statistics.on) [[unlikely]]
    count_call(native);
  return suspend_at_start(native, function, generator);
}

// All calls but those of call_exactly.
[[gnu::noinline]] PyObject *call_generally(PyThreadState *thread, PyFunctionObject *function,
                                           PyObject **arguments, size_t count, PyObject *keywords) {
  NativeCode *native = native_code(code_of(function));
  if (native && native->flags & CO_OPTIMIZED && !is_observed(thread) && hook_is_ours(thread)) {
    bool handled;
    PyObject *result = native->generator
                           ? make_suspended(thread, *native, function, arguments, count, keywords, handled)
                           : run_function(thread, *native, function, arguments, count, keywords, handled);
    if (handled)
      return result;
  }
  size_t keyword_count = keywords ? PyTuple_GET_SIZE(keywords) : 0;
  PyObject *result = call_interpreted(function, arguments, count - keyword_count, keywords);
  drop_arguments(arguments, count);
  return result;
}

} // namespace

[[clang::no_builtin("memcpy")]] PyObject *call_with_defaults(PyThreadState *thread, NativeCode &callee,
                                                             PyObject *function, PyObject *const *arguments,
                                                             size_t count) {
  constexpr size_t most_arguments = 8, most_defaults = 4;
  PyObject *defaults = reinterpret_cast<PyFunctionObject *>(function)->func_defaults;
  const size_t missing = callee.arguments - count, have = defaults ? PyTuple_GET_SIZE(defaults) : 0;
  if (count > most_arguments || missing > most_defaults || missing > have) // too many: `missing` is huge
    return nullptr;
  PyObject *values[most_arguments + most_defaults];
  size_t i = 0;
#pragma clang loop vectorize(disable) unroll(disable)
  for (; i < count; ++i)
    values[i] = arguments[i];
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t place = have - missing; i < callee.arguments; ++i)
    values[i] = PyTuple_GET_ITEM(defaults, place++);
  PyObject *result = ask_frameless(thread, callee, function, values);
  if (result) [[likely]] {
#pragma clang loop vectorize(disable) unroll(disable)
    for (i = 0; i < count; ++i)
      drop_reference(arguments[i]);
  }
  return result;
}

PyObject *call_python(PyThreadState *thread, PyFunctionObject *function, PyObject **arguments, size_t count,
                      PyObject *keywords) {
  NativeCode *native = native_code(code_of(function));
  if (native && !keywords && is_exactly(thread, *native, count)) [[likely]] {
    if (native->frameless)
      if (PyObject *result =
              call_frameless(thread, *native, reinterpret_cast<PyObject *>(function), arguments, count))
        return result;
    if (!native->generator)
      if (_PyInterpreterFrame *frame = push_frame(thread, native->frame_size)) [[likely]]
        return call_exactly(thread, *native, function, frame, arguments);
  }
  PyObject *result;
  if (native && collects(*native) && runs_here(thread, *native) &&
      call_collecting(thread, *native, function, arguments, count, keywords, result))
    return result;
  return call_generally(thread, function, arguments, count, keywords);
}

PyObject *call_borrowing_slow(PyThreadState *thread, PyFunctionObject *function, PyObject *const *arguments,
                              size_t count) {
  PyObject *taken[most_borrowed + 1]; // the first is for the callee
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 0; i < count; ++i)
    taken[i + 1] = Py_NewRef(arguments[i]);
  Py_INCREF(function); // nobody else may keep it, for as long as it runs
  PyObject *result = call_python(thread, function, taken + 1, count, nullptr);
  Py_DECREF(function);
  return result;
}

PyObject *call_from_c(PyObject *callable, PyObject *const *arguments, size_t count, PyObject *keywords) {
  count = PyVectorcall_NARGS(count) + (keywords ? PyTuple_GET_SIZE(keywords) : 0);
  for (size_t i = 0; i < count; ++i)
    Py_INCREF(arguments[i]);
  Py_INCREF(callable); // nobody else may keep it, for as long as it runs
  PyObject *result = call_python(_PyThreadState_GET(), reinterpret_cast<PyFunctionObject *>(callable),
                                 const_cast<PyObject **>(arguments), count, keywords);
  Py_DECREF(callable);
  return result;
}

} // namespace lasti::runtime
