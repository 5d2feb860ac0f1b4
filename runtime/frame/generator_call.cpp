#include "frame/generator_call.h"

#include "cpython/internals.h"

#include <opcode.h>

namespace lasti::runtime {

namespace {

// What the compiler puts before RETURN_GENERATOR in a function without cells of its own.
const _Py_CODEUNIT *find_return_generator(const NativeCode &native) {
  const _Py_CODEUNIT *instruction = _PyCode_CODE(native.code);
  if (_Py_OPCODE(*instruction) == COPY_FREE_VARS)
    ++instruction;
  return _Py_OPCODE(*instruction) == RETURN_GENERATOR ? instruction : nullptr;
}

} // namespace

PyGenObject *begin_suspended(PyThreadState *thread, const NativeCode &native, PyFunctionObject *function) {
  if (thread->coroutine_origin_tracking_depth || thread->recursion_remaining <= 0 ||
      !find_return_generator(native))
    return nullptr;
  PyGenObject *generator = make_coroutine(thread, function);
  if (!generator)
    PyErr_Clear();
  return generator;
}

PyObject *suspend_at_start(const NativeCode &native, PyFunctionObject *function, PyGenObject *generator) {
  _PyInterpreterFrame *frame = generator_frame(generator);
  const _Py_CODEUNIT *first = _PyCode_CODE(native.code);
  if (_Py_OPCODE(*first) == COPY_FREE_VARS) {
    int count = _Py_OPARG(*first);
    PyObject **place = frame->localsplus + native.locals - count;
    for (int i = 0; i < count; ++i)
      place[i] = Py_NewRef(PyTuple_GET_ITEM(function->func_closure, i));
  }
  start_frame(frame, function, native.code, native.locals);
  Py_INCREF(frame->f_func);
  Py_INCREF(frame->f_code);
  frame->previous = nullptr;
  frame->owner = FRAME_OWNED_BY_GENERATOR;
  frame->prev_instr = const_cast<_Py_CODEUNIT *>(find_return_generator(native));
  generator->gi_frame_state = FRAME_CREATED;
  return reinterpret_cast<PyObject *>(generator);
}

PyObject *make_exactly(PyThreadState *thread, const NativeCode &native, PyFunctionObject *function,
                       PyObject *const *arguments) {
  PyGenObject *generator = begin_suspended(thread, native, function);
  if (!generator)
    return nullptr;
  PyObject **locals = generator_frame(generator)->localsplus;
  size_t i = 0;
  for (; i < native.arguments; ++i)
    locals[i] = arguments[i];
  for (; i < native.locals; ++i)
    locals[i] = nullptr;
  return suspend_at_start(native, function, generator);
}

} // namespace lasti::runtime
