#pragma once

// What the runtime needs of libpython's inside and libpython does not export: written out once a
// version, in cpython/py3xx/. An executable and a module for the stock interpreter use the same code.

#include "cpython/python.h"

namespace lasti::runtime {

/// _PyCodeObjectExtra, private to codeobject.c.
struct CodeExtra {
  Py_ssize_t size;
  void *extra[1];
};

/// The pointer that the registry has put on a code object (_PyCode_GetExtra without the call), or null.
inline void *code_extra(PyCodeObject *code, Py_ssize_t index) {
  const auto *extra = static_cast<const CodeExtra *>(code->co_extra);
  return extra && index < extra->size ? extra->extra[index] : nullptr;
}

/// Makes the array of lines that PyCode_Addr2Line looks into where there is one, else it reads the
/// location table from its beginning at every traceback. Not made if there is no memory.
void index_lines(PyCodeObject *code);

/// ceval.c's eval_frame_handle_pending: signals, pending calls, a request for the GIL, an asynchronous
/// exception. False with an exception set.
bool handle_pending(PyThreadState *thread);

/// _PyFrame_Clear: drops all that the frame holds, or gives it to the frame object if somebody still
/// has that. The frame is unlinked; `stacktop` is valid.
void clear_frame(PyThreadState *thread, _PyInterpreterFrame *frame);

/// _Py_MakeCoro: a generator, coroutine or async generator for a function whose frame is the thread's
/// current one, without a frame in it yet. Null with an exception set.
PyGenObject *make_coroutine(PyThreadState *thread, PyFunctionObject *function);

/// gen_dealloc, of a generator or coroutine whose reference count is zero. Where its frame has been cleared
/// there is nothing for the finalizer, _PyGen_Finalize, to do: it is not called.
void free_generator(PyObject *generator);

/// Where an exception goes on, in instruction units.
struct ExceptionHandler {
  int target;
  int depth;
  bool push_lasti;
};

/// get_exception_handler (ceval.c): the innermost handler of the instruction at `index`; false if there
/// is none.
bool find_handler(PyCodeObject *code, int index, ExceptionHandler &handler);

/// The trace function's `exception` event for the current frame, where one is set.
void trace_exception(PyThreadState *thread, _PyInterpreterFrame *frame);

/// The `return` event of a frame that an exception leaves.
void trace_unwind(PyThreadState *thread, _PyInterpreterFrame *frame);

/// Moves f_lasti of a frame at COMPARE_OP on to the jump behind it.
void step_over_compare(_PyInterpreterFrame *frame);

/// How far the interpreter is past a CALL when it runs the called Python function: its cache entries.
constexpr int call_cache_units = INLINE_CACHE_ENTRIES_CALL;

} // namespace lasti::runtime
