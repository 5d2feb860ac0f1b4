#pragma once

// Frames as emitted functions have them: what is known at translation is no load from the code object.

#include "frame/frame.h"

namespace lasti::runtime {

/// The frame of a function with so many locals.
template <int locals>
class FrameOf : public Frame {
public:
  using Frame::Frame;

  LASTI_INLINE Slot &stack(int depth) { return reinterpret_cast<Slot &>(words_of(frame)[locals + depth]); }
};

/// The frame of a generator or coroutine.
template <int locals>
class GeneratorFrame : public FrameOf<locals> {
public:
  using FrameOf<locals>::FrameOf;

  LASTI_INLINE PyObject *finish(Owned result) {
    this->exit(locals, 0);
    return Frame::given(result);
  }
  LASTI_INLINE PyObject *suspend(int depth, Owned value) {
    mark_suspended(this->frame);
    this->exit(locals, depth);
    return Frame::given(value);
  }
};

/// The frame of a function that is no generator, or of a body. It is never resumed, and the garbage collector
/// does not look into it while it runs: its stack need not be hidden.
template <int locals>
class FunctionFrame : public FrameOf<locals> {
public:
  using FrameOf<locals>::FrameOf;

  LASTI_INLINE int enter(int) {
    link_frame(this->current, this->frame);
    if (count_recursion(this->thread) || stack_is_low()) [[unlikely]]
      if (!Frame::enter_deep(this->thread, this->frame))
        return INT_MIN;
    if (is_at_start(this->frame, this->instructions)) [[likely]]
      return Frame::start;
    hide_stack(this->frame); // for leave_at_entry
    return 0;
  }
  LASTI_INLINE PyObject *finish(Owned result) {
    end();
    return Frame::given(result);
  }
  LASTI_INLINE PyObject *unwind() {
    if (is_observed(this->current)) [[unlikely]]
      return Frame::unwind_traced(this->thread, this->frame);
    end();
    return nullptr;
  }

private:
  LASTI_INLINE void end() {
    if constexpr (has_checks)
      check_stack(this->frame, 0);
    stop_frame(this->thread, this->current, this->frame);
  }
};

} // namespace lasti::runtime
