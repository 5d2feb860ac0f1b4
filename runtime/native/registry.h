#pragma once

// Which code objects have native code. A module's table lists its functions in preorder: the root, then
// the code objects among its constants in order, recursively. The registry hangs the native code on the
// code object (co_extra); the frame-evaluation hook and the call sites find it there.

#include "frame/frame.h"

#include <cstdint>

namespace lasti::runtime {

/// A function called without a frame (frameless/operations.h), with all its arguments, borrowed. Returns a
/// new reference; null without an exception: nothing has happened, and the call is to be made through the
/// entry.
using FramelessEntry = PyObject *(*)(PyThreadState *, PyObject *function, PyObject *const *arguments);

struct NativeFunction {
  NativeEntry entry;
  const char *qualname; // UTF-8, for diagnostics
  uint32_t code_index;  // preorder index among the module's code objects
  FramelessEntry frameless = nullptr;
};

struct NativeModule {
  const char *name;
  const char *hash; // of the text that the functions were compiled from (translator/emit/emit.h: Text)
  const NativeFunction *functions;
  size_t function_count;
};

/// More than push_frame has room for.
inline constexpr uint32_t no_frame_size = UINT32_MAX;

/// What a code object carries: all that a call needs, in one cache line. The code object is kept alive.
struct NativeCode {
  NativeEntry entry;
  PyCodeObject *code;
  uint32_t frame_size; // in words: locals, value stack and the frame itself; no_frame_size of a generator
  uint32_t locals;     // variables, cells and free variables
  uint32_t arguments;  // positional ones
  uint32_t named;      // these and the keyword-only ones
  uint32_t flags;      // CO_VARARGS …
  bool simple;         // CO_OPTIMIZED; neither *args, **kwargs nor keyword-only arguments
  bool generator;      // or coroutine or async generator
  uint16_t failures;   // of the function without a frame, one after the other
  const NativeFunction *function;
  uint64_t entered;         // with LASTI_STATS
  FramelessEntry frameless; // or null
};

/// Registers the functions of `module` for a code object and all inside it, and installs the hook. `hash` is
/// that of the text that the code object is translated to. Returns the code object to run, borrowed: this
/// one, or one like it that native code is attached to already (native/attached.h). Null with an exception
/// set (no memory; native code of another text).
PyCodeObject *attach(PyCodeObject *root, const NativeModule &module, const char *hash);

/// Whether this runtime is the one whose hook the interpreter calls, after the first attach.
bool founds_registry();

/// Where native code is among a code object's extras; negative before the first attach.
extern Py_ssize_t native_code_index;

/// The native code of a code object, or null.
inline NativeCode *native_code(PyCodeObject *code) {
  return static_cast<NativeCode *>(code_extra(code, native_code_index));
}

/// The hook that attach has installed.
extern _PyFrameEvalFunction installed_hook;

/// True while the interpreter calls our hook: a call site may then call native code without it.
inline bool hook_is_ours(const PyThreadState *thread) {
  return evaluator_of(thread) == installed_hook;
}

} // namespace lasti::runtime
