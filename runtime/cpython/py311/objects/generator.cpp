// Objects/genobject.c of 3.11: the making of generators and coroutines, and their end.

#include "objects/generator.h"

#include "memory/kept_memory.h"

#include <opcode.h>
#include <utility>

namespace lasti::runtime {

namespace {

// By how many words their frames have.
constexpr size_t most_words = 32;
KeptMemory kept_generators[most_words];

// PyObject_GC_NewVar.
LASTI_INLINE PyObject *allocate_generator(PyThreadState *thread, PyTypeObject *type, size_t words) {
  PyObject *kept = words < most_words ? take_kept(thread, kept_generators[words], type) : nullptr;
  return kept ? kept
              : reinterpret_cast<PyObject *>(_PyObject_GC_NewVar(type, static_cast<Py_ssize_t>(words)));
}

size_t words_of(const PyCodeObject *code) {
  return static_cast<size_t>(code->co_nlocalsplus) + static_cast<size_t>(code->co_stacksize);
}

// make_gen.
LASTI_INLINE PyGenObject *new_generator(PyThreadState *thread, PyTypeObject *type,
                                        PyFunctionObject *function) {
  auto *code = reinterpret_cast<PyCodeObject *>(function->func_code);
  auto *generator = reinterpret_cast<PyGenObject *>(allocate_generator(thread, type, words_of(code)));
  if (!generator)
    return nullptr;
  generator->gi_frame_state = FRAME_CLEARED;
  generator->gi_code = reinterpret_cast<PyCodeObject *>(Py_NewRef(code));
  generator->gi_weakreflist = nullptr;
  generator->gi_exc_state.exc_value = nullptr;
  generator->gi_exc_state.previous_item = nullptr;
  generator->gi_name = Py_NewRef(function->func_name);
  generator->gi_qualname = Py_NewRef(function->func_qualname);
  _PyObject_GC_TRACK(reinterpret_cast<PyObject *>(generator));
  return generator;
}

// compute_cr_origin: (file, line, name) of each caller, innermost first.
PyObject *coroutine_origin(int depth, _PyInterpreterFrame *caller) {
  int count = 0;
  for (_PyInterpreterFrame *frame = caller; frame && count < depth; frame = frame->previous)
    ++count;
  PyObject *origin = PyTuple_New(count);
  if (!origin)
    return nullptr;
  _PyInterpreterFrame *frame = caller;
  for (int i = 0; i < count; ++i, frame = frame->previous) {
    int line = PyCode_Addr2Line(frame->f_code, _PyInterpreterFrame_LASTI(frame) * int(sizeof(_Py_CODEUNIT)));
    PyObject *info = Py_BuildValue("OiO", frame->f_code->co_filename, line, frame->f_code->co_name);
    if (!info) {
      Py_DECREF(origin);
      return nullptr;
    }
    PyTuple_SET_ITEM(origin, i, info);
  }
  return origin;
}

// Null with an exception set.
[[gnu::noinline]] PyGenObject *remember_origin(PyThreadState *thread, PyGenObject *coroutine) {
  PyObject *origin =
      coroutine_origin(thread->coroutine_origin_tracking_depth, thread->cframe->current_frame->previous);
  reinterpret_cast<PyCoroObject *>(coroutine)->cr_origin_or_finalizer = origin;
  if (!origin)
    Py_CLEAR(coroutine);
  return coroutine;
}

PyGenObject *begin_async(PyGenObject *generator) {
  auto *async = reinterpret_cast<PyAsyncGenObject *>(generator);
  async->ag_origin_or_finalizer = nullptr;
  async->ag_closed = 0;
  async->ag_hooks_inited = 0;
  async->ag_running_async = 0;
  return generator;
}

// What the compiler puts before RETURN_GENERATOR in a function without cells of its own.
Instruction *find_return_generator(PyCodeObject *code) {
  Instruction *instruction = first_instruction(code);
  if (_Py_OPCODE(*instruction) == COPY_FREE_VARS)
    ++instruction;
  return _Py_OPCODE(*instruction) == RETURN_GENERATOR ? instruction : nullptr;
}

// The state of a generator whose frame has everything.
void finish_start(PyGenObject *generator) {
  _PyInterpreterFrame *frame = generator_frame(generator);
  frame->previous = nullptr;
  frame->owner = FRAME_OWNED_BY_GENERATOR;
  generator->gi_frame_state = FRAME_CREATED;
}

} // namespace

PyGenObject *make_coroutine(PyThreadState *thread, PyFunctionObject *function) {
  const int flags = reinterpret_cast<PyCodeObject *>(function->func_code)->co_flags;
  PyTypeObject *type = flags & CO_GENERATOR         ? &PyGen_Type
                       : flags & CO_ASYNC_GENERATOR ? &PyAsyncGen_Type
                                                    : &PyCoro_Type;
  PyGenObject *generator = new_generator(thread, type, function);
  if (!generator || type == &PyGen_Type)
    return generator;
  if (type == &PyAsyncGen_Type)
    return begin_async(generator);
  reinterpret_cast<PyCoroObject *>(generator)->cr_origin_or_finalizer = nullptr;
  return is_origin_tracked(thread) ? remember_origin(thread, generator) : generator;
}

bool can_start_suspended(PyCodeObject *code) {
  return find_return_generator(code) != nullptr;
}

void start_suspended(PyGenObject *generator, PyFunctionObject *function, PyCodeObject *code, int locals) {
  _PyInterpreterFrame *frame = generator_frame(generator);
  const Instruction *first = first_instruction(code);
  if (_Py_OPCODE(*first) == COPY_FREE_VARS) {
    int count = _Py_OPARG(*first);
    PyObject **place = frame->localsplus + locals - count;
    for (int i = 0; i < count; ++i)
      place[i] = Py_NewRef(PyTuple_GET_ITEM(function->func_closure, i));
  }
  start_frame(frame, function, code, locals);
  Py_INCREF(frame->f_func);
  Py_INCREF(frame->f_code);
  frame->prev_instr = find_return_generator(code);
  finish_start(generator);
}

void move_to_generator(PyThreadState *thread, _PyInterpreterFrame *frame, PyGenObject *generator) {
  set_depth(frame, 0);
  size_t size =
      reinterpret_cast<char *>(&frame->localsplus[frame->stacktop]) - reinterpret_cast<char *>(frame);
  memcpy(generator_frame(generator), frame, size);
  finish_start(generator);
  // The caller clears this frame: what it finds is its own.
  frame->stacktop = 0;
  frame->f_locals = nullptr;
  Py_INCREF(frame->f_func);
  Py_INCREF(frame->f_code);
  unlink_frame(CurrentFrame(thread), frame);
  uncount_recursion(thread);
}

static_assert(RESUME == 151 && RESUME_QUICK == 150, "is_delegating knows them");

void take_result(_PyInterpreterFrame *frame, PyObject *result) {
  drop_reference(std::exchange(frame->localsplus[frame->stacktop - 1], result));
  frame->prev_instr += _Py_OPARG(*frame->prev_instr);
}

void clear_generator(PyThreadState *thread, PyGenObject *generator) {
  Py_CLEAR(generator->gi_exc_state.exc_value);
  generator->gi_frame_state = FRAME_CLEARED;
  clear_frame(thread, generator_frame(generator));
}

void free_generator(PyThreadState *thread, PyObject *object) {
  auto *generator = reinterpret_cast<PyGenObject *>(object);
  if (generator->gi_frame_state != FRAME_CLEARED || generator->gi_weakreflist ||
      generator->gi_exc_state.exc_value) {
    Py_TYPE(object)->tp_dealloc(object);
    return;
  }
  _PyObject_GC_UNTRACK(object);
  if (PyCoro_CheckExact(object))
    Py_CLEAR(reinterpret_cast<PyCoroObject *>(generator)->cr_origin_or_finalizer);
  Py_DECREF(generator->gi_name);
  Py_DECREF(generator->gi_qualname);
  const size_t words = words_of(generator->gi_code);
  Py_DECREF(generator->gi_code);
  if (words >= most_words) [[unlikely]]
    return PyObject_GC_Del(object);
  keep_or_free(thread, kept_generators[words], object);
}

} // namespace lasti::runtime
