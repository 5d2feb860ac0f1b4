#pragma once

#include <cstdint>

namespace lasti::inlining {

/// Offsets of fields in CPython's objects (runtime/cpython/py311/python/inlining.h).
struct Layout {
  int64_t eval_frame;    ///< of an interpreter: the hook
  int64_t call_observer; ///< of an interpreter: the hook that calls may not be inlined for
  int64_t func_code;     ///< of a function
  int64_t co_flags;      ///< of a code object
  int64_t co_extra;      ///< of a code object: not null where it has native code
};

/// Returns those of the version that the tool is built for.
Layout layout();

} // namespace lasti::inlining
