// Native functions called with defaults, keyword names, or as methods: the arguments are moved into the
// callee's frame as initialize_locals (ceval.c) does. Whatever would be an error goes through libpython,
// which words it.

#include "call/native.h"

#include "cpython/internals.h"
#include "frame/stats.h"

#include <algorithm>
#include <opcode.h>

namespace lasti::runtime {

namespace {

// Puts keyword arguments into their places; false if one has no place or two values.
bool place_keywords(PyCodeObject *code, PyObject **locals, PyObject *const *values, PyObject *keywords) {
  PyObject **names = reinterpret_cast<PyTupleObject *>(code->co_localsplusnames)->ob_item;
  for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(keywords); ++k) {
    PyObject *keyword = PyTuple_GET_ITEM(keywords, k);
    int place = code->co_posonlyargcount;
    while (place < code->co_argcount && names[place] != keyword)
      ++place;
    if (place == code->co_argcount || locals[place])
      return false;
    locals[place] = values[k];
  }
  return true;
}

// Arguments that need looking at: keywords and defaults.
bool fill_other_arguments(PyFunctionObject *function, const NativeCode &native, PyObject **locals,
                          PyObject *const *arguments, size_t count, PyObject *keywords) {
  size_t keyword_count = keywords ? PyTuple_GET_SIZE(keywords) : 0;
  size_t positional = count - keyword_count;
  if (positional > native.arguments)
    return false;
  for (size_t i = 0; i < positional; ++i)
    locals[i] = arguments[i];
  for (size_t i = positional; i < native.arguments; ++i)
    locals[i] = nullptr;
  if (keywords && !place_keywords(native.code, locals, arguments + positional, keywords))
    return false;
  if (count < native.arguments) {
    PyObject *defaults = function->func_defaults;
    size_t default_count = defaults ? PyTuple_GET_SIZE(defaults) : 0;
    size_t first = native.arguments - std::min<size_t>(default_count, native.arguments);
    size_t skipped = default_count - (native.arguments - first);
    for (size_t i = 0; i < native.arguments; ++i) {
      if (locals[i])
        continue;
      if (i < first)
        return false;
      locals[i] = PyTuple_GET_ITEM(defaults, i - first + skipped);
    }
  }
  return true;
}

// Fills the arguments of a simple function, borrowed; false if the call is not that simple.
inline bool fill_arguments(PyFunctionObject *function, const NativeCode &native, PyObject **locals,
                           PyObject *const *arguments, size_t count, PyObject *keywords) {
  if (count != native.arguments || keywords)
    return fill_other_arguments(function, native, locals, arguments, count, keywords);
  for (size_t i = 0; i < count; ++i)
    locals[i] = arguments[i];
  return true;
}

} // namespace

void clear_seen_frame(PyThreadState *thread, _PyInterpreterFrame *frame) {
  Py_INCREF(frame->f_func);
  Py_INCREF(frame->f_code);
  --thread->recursion_remaining;
  clear_frame(thread, frame);
  ++thread->recursion_remaining;
}

namespace {

void count_call(NativeCode &native) {
  ++statistics.calls;
  statistics.functions_entered += native.entered++ == 0;
}

// The arguments have been filled in, borrowed: makes them the frame's own and the other locals NULL.
void own_arguments(_PyInterpreterFrame *frame, const NativeCode &native) {
  for (size_t i = 0; i < native.arguments; ++i)
    Py_INCREF(frame->localsplus[i]);
  for (size_t i = native.arguments; i < native.locals; ++i)
    frame->localsplus[i] = nullptr;
}

// Runs a plain function; `handled` is false if its arguments do not fit or there is no room.
PyObject *run_function(PyThreadState *thread, NativeCode &native, PyFunctionObject *function,
                       PyObject *const *arguments, size_t count, PyObject *keywords, bool &handled) {
  _PyInterpreterFrame *frame = push_frame(thread, native.frame_size);
  handled = frame && fill_arguments(function, native, frame->localsplus, arguments, count, keywords);
  if (!handled) {
    if (frame)
      thread->datastack_top = reinterpret_cast<PyObject **>(frame);
    return nullptr;
  }
  start_frame(frame, function, native.code, native.locals);
  own_arguments(frame, native);
  if (statistics.on) [[unlikely]]
    count_call(native);
  PyObject *result = native.entry(thread, frame, 0);
  pop_frame(thread, frame, native.locals);
  return result;
}

// A generator function whose first instruction is RETURN_GENERATOR: the arguments go straight into the
// generator. Not where the interpreter would look at the caller's frame (origin tracking, recursion).
PyObject *make_suspended(PyThreadState *thread, NativeCode &native, PyFunctionObject *function,
                         PyObject *const *arguments, size_t count, PyObject *keywords, bool &handled) {
  handled = false;
  if (thread->coroutine_origin_tracking_depth || thread->recursion_remaining <= 0 ||
      _Py_OPCODE(_PyCode_CODE(native.code)[0]) != RETURN_GENERATOR)
    return nullptr;
  PyGenObject *generator = make_coroutine(thread, function);
  if (!generator) {
    handled = true;
    return nullptr;
  }
  auto *frame = reinterpret_cast<_PyInterpreterFrame *>(generator->gi_iframe);
  if (!fill_arguments(function, native, frame->localsplus, arguments, count, keywords)) {
    Py_DECREF(generator);
    return nullptr;
  }
  handled = true;
  start_frame(frame, function, native.code, native.locals);
  own_arguments(frame, native);
  Py_INCREF(frame->f_func);
  Py_INCREF(frame->f_code);
  frame->previous = nullptr;
  frame->owner = FRAME_OWNED_BY_GENERATOR;
  frame->prev_instr = _PyCode_CODE(native.code);
  generator->gi_frame_state = FRAME_CREATED;
  if (statistics.on) [[unlikely]]
    count_call(native);
  return reinterpret_cast<PyObject *>(generator);
}

} // namespace

PyObject *call_python(PyThreadState *thread, PyFunctionObject *function, PyObject **arguments, size_t count,
                      PyObject *keywords) {
  NativeCode *native = native_code(reinterpret_cast<PyCodeObject *>(function->func_code));
  if (native && native->simple && !thread->cframe->use_tracing && hook_is_ours(thread->interp)) {
    bool handled;
    PyObject *result = native->plain
                           ? run_function(thread, *native, function, arguments, count, keywords, handled)
                           : make_suspended(thread, *native, function, arguments, count, keywords, handled);
    if (handled)
      return result;
  }
  size_t keyword_count = keywords ? PyTuple_GET_SIZE(keywords) : 0;
  return _PyFunction_Vectorcall(reinterpret_cast<PyObject *>(function), arguments, count - keyword_count,
                                keywords);
}

PyObject *call_class(PyThreadState *thread, CallCache *cache, PyTypeObject *type, PyObject **arguments,
                     size_t count, PyObject *keywords) {
  // slot_tp_init calls what the class's __init__ is: where that is a Python function, the slot is
  // slot_tp_init (type_new and update_slot see to it).
  PyFunctionObject *init = nullptr;
  if (cache->type == type && cache->type_version == type->tp_version_tag && type->tp_version_tag) {
    init = cache->init;
  } else if (type->tp_new == PyBaseObject_Type.tp_new && (type->tp_flags & Py_TPFLAGS_HEAPTYPE) &&
             !(type->tp_flags & Py_TPFLAGS_IS_ABSTRACT)) {
    static PyObject *const name = PyUnicode_InternFromString("__init__");
    PyObject *found = name ? _PyType_Lookup(type, name) : nullptr;
    if (found && Py_IS_TYPE(found, &PyFunction_Type)) {
      init = reinterpret_cast<PyFunctionObject *>(found);
      *cache = {};
      cache->type = type;
      cache->init = init;
      cache->type_version = type->tp_version_tag;
    }
  }
  size_t keyword_count = keywords ? PyTuple_GET_SIZE(keywords) : 0;
  if (!init)
    return PyObject_Vectorcall(reinterpret_cast<PyObject *>(type), arguments,
                               (count - keyword_count) | PY_VECTORCALL_ARGUMENTS_OFFSET, keywords);
  // _PyObject_MakeTpCall counts a recursion for the call of the class.
  if (_Py_EnterRecursiveCallTstate(thread, " while calling a Python object"))
    return nullptr;
  static PyObject *const nothing = PyTuple_New(0);
  PyObject *instance = type->tp_new(type, nothing, nullptr);
  if (instance) {
    Py_INCREF(init);
    PyObject *spare = arguments[-1];
    arguments[-1] = instance;
    PyObject *result = call_python(thread, init, arguments - 1, count + 1, keywords);
    arguments[-1] = spare;
    Py_DECREF(init);
    if (result != Py_None) {
      if (result)
        PyErr_Format(PyExc_TypeError, "__init__() should return None, not '%.200s'",
                     Py_TYPE(result)->tp_name);
      Py_CLEAR(instance);
    }
    Py_XDECREF(result);
  }
  _Py_LeaveRecursiveCallTstate(thread);
  return instance;
}

} // namespace lasti::runtime
