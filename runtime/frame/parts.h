#pragma once

// A long function is written as several C++ functions, its parts, of which each has some of the instructions.
// Where control goes from one part to another the value stack is in the frame's memory, owned or borrowed as
// the instruction there expects it.

#include "frame/frame.h"

namespace lasti::runtime {

/// Where the frame goes on.
struct Next {
  int part; ///< negative: nowhere, it has returned
  int at;   ///< the byte offset of an instruction, or of a suspension, complemented

  LASTI_INLINE PyObject *go(int to, int offset) {
    part = to;
    at = offset;
    return nullptr;
  }
};

/// Runs the frame from `next` on, until it goes to another part or returns.
using PartEntry = PyObject *(*)(PyThreadState *thread, _PyInterpreterFrame *frame, int throwing, Next &next);

/// Goes from part to part until the frame has returned.
LASTI_INLINE PyObject *run_parts(Frame &f, int throwing, const PartEntry *parts, int part, int at) {
  Next next{part, at};
  PyObject *result = nullptr;
  while (next.part >= 0)
    result = parts[std::exchange(next.part, -1)](f.thread, f.frame, throwing, next);
  return result;
}

} // namespace lasti::runtime
