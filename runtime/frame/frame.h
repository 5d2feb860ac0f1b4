#pragma once

// Frame: what a native function sees of the interpreter's frame that it runs on.
//
//   PyObject *fib_1(PyThreadState *thread, _PyInterpreterFrame *iframe, int throwing) {
//     FunctionFrame<1> f(thread, iframe); // frame/emitted_frame.h
//     switch (f.enter(throwing)) {
//     case Frame::start: goto L0;
//     default: return f.leave_at_entry(throwing);
//     }
//
// A Frame is a handful of registers. It is passed by reference to operations that are always inlined
// (LASTI_INLINE); functions out of line get its thread and frame: a reference would force all of it into
// memory. Between enter and the function's
// return the frame is the thread's current one, and its value stack is not valid (hidden, as
// in the interpreter's loop); every way out (finish, unwind, suspend, leave…) unlinks it and makes the
// stack valid. Clearing the frame is the caller's part, as after _PyEval_EvalFrameDefault.

#include "frame/reference.h"
#include "frame/stack_guard.h"
#include "objects/generator.h"
#include "python/observed.h"

#include <climits>

namespace lasti::runtime {

/// Why native code was left for the interpreter.
enum class LeaveReason : int { Tracing, Guard, Forced, Entry, count };

class Frame {
public:
  /// What enter returns for a frame that has not run yet.
  static constexpr int start = -1;

  LASTI_INLINE Frame(PyThreadState *thread, _PyInterpreterFrame *frame)
      : thread(thread), frame(frame), current(thread), instructions(first_instruction(code_of(frame))),
        constants(constants_of(code_of(frame))) {}

  // Way in.

  /// Links the frame and counts the recursion. Returns where to go on: `start`, or the byte offset of
  /// the last instruction that ran (f_lasti), which is that of the suspension in a generator. After a
  /// RecursionError, or where the C stack is used up, it returns a value that is no offset: the switch's
  /// default comes to leave_at_entry.
  LASTI_INLINE int enter(int throwing) {
    link_frame(current, frame);
    if (count_recursion(thread) || stack_is_low()) [[unlikely]]
      if (!enter_deep(thread, frame))
        return INT_MIN;
    hide_stack(frame);
    (void)throwing;
    int lasti = offset_of(frame, instructions);
    return lasti | lasti >> 31;
  }

  /// The default of the entry switch: native code does not know this entry, the interpreter runs the
  /// frame; or it goes on in a new segment of C stack. Null at once if enter failed.
  LASTI_INLINE PyObject *leave_at_entry(int throwing) { return leave_at_entry_slow(thread, frame, throwing); }

  // The frame's memory.

  LASTI_INLINE Slot &local(int index) { return reinterpret_cast<Slot &>(words_of(frame)[index]); }
  /// The value stack's memory, 0 is the bottom.
  LASTI_INLINE Slot &stack(int depth) {
    return reinterpret_cast<Slot &>(words_of(frame)[local_count(code()) + depth]);
  }
  LASTI_INLINE Constant constant(int index) const { return Constant{{constants[index]}}; }
  LASTI_INLINE Name name(int index) const { return Name{{name_at(code(), index)}}; }
  LASTI_INLINE PyObject *globals() const { return globals_of(frame); }
  LASTI_INLINE PyObject *builtins() const { return builtins_of(frame); }
  LASTI_INLINE PyObject *locals_mapping() const { return namespace_of(frame); }
  LASTI_INLINE PyFunctionObject *function() const { return function_of(frame); }
  LASTI_INLINE PyCodeObject *code() const { return code_of(frame); }

  /// The instruction at this byte offset runs now: f_lasti, the line, the exception table's key.
  LASTI_INLINE void at(int offset) {
    set_position(frame, instructions + offset / 2);
    quiet = false;
  }
  /// The operation that runs now has run no code: the check behind it need not look.
  LASTI_INLINE void nothing_ran() { quiet = true; }

  // Between instructions.

  /// Signals, requests for the GIL, pending calls and asynchronous exceptions, as CHECK_EVAL_BREAKER.
  /// False is an error.
  LASTI_INLINE bool poll() {
    if (has_pending(thread)) [[unlikely]]
      return poll_slow(thread);
    return true;
  }

  /// True if tracing or profiling has been turned on: the emitted code then puts the value stack into
  /// the frame and returns leave(depth); the interpreter goes on at byte offset `next`.
  LASTI_INLINE bool leaving(int next) { return !quiet && is_traced(next); }
  /// The same of an operation that may have said nothing_ran: what it has dropped may have run code.
  LASTI_INLINE bool is_traced(int next) {
    if (is_observed(current)) [[unlikely]] {
      count_leave(LeaveReason::Tracing);
      at(next - 2);
      return true;
    }
    return false;
  }

  /// Before each instruction of code translated with --leave-checks: true at every n-th boundary if
  /// LASTI_LEAVE_EVERY=n. The instruction at `offset` has not run.
  LASTI_INLINE bool boundary(int offset) {
    if (leave_every) [[unlikely]]
      return boundary_slow(thread, frame, offset);
    return false;
  }

  /// In code translated with --leave-checks: whether a guard lets its condition count. LASTI_FAIL_GUARDS=n
  /// makes every n-th one that holds fail.
  LASTI_INLINE static bool guard(bool holds) { return holds && !(fail_guards && guard_fails()); }

  /// What an inline cache has answered, which may be made to miss in the same way.
  template <typename Answer>
  LASTI_INLINE static Answer *cached(Answer *answer) {
    return !has_leave_checks || guard(answer) ? answer : nullptr;
  }

  /// Whether LASTI_LEAVE_EVERY=n makes frames leave: then each function has one.
  static bool leaves() { return leave_every; }

  /// A guard failed: the interpreter has to run the instruction at `offset`. leave(depth) follows.
  LASTI_INLINE void give_up(int offset) {
    count_leave(LeaveReason::Guard);
    at(offset - 2);
  }

  // Ways out. `depth` is the number of values that emitted code has put into stack(0)…, all owned.

  /// RETURN_VALUE; the value stack is empty.
  LASTI_INLINE PyObject *finish(Owned result) {
    end();
    return given(result);
  }
  /// An exception that no handler of this function takes; the value stack is empty.
  LASTI_INLINE PyObject *unwind() {
    if (is_observed(current)) [[unlikely]]
      return unwind_traced(thread, frame);
    end();
    return nullptr;
  }
  /// YIELD_VALUE: the generator is suspended at the current instruction, below the value `depth` stay.
  LASTI_INLINE PyObject *suspend(int depth, Owned value) {
    mark_suspended(frame);
    exit(local_count(code()), depth);
    return given(value);
  }
  /// RETURN_GENERATOR: the generator, coroutine or async generator that has taken this frame over.
  LASTI_INLINE PyObject *make_generator() { return make_generator_slow(thread, frame); }
  /// The interpreter goes on after leaving, boundary or give_up have said where.
  LASTI_INLINE PyObject *leave(int depth) {
    if constexpr (has_checks)
      check_stack(frame, depth);
    return leave_slow(thread, frame, depth);
  }
  /// Leaves where the current instruction has failed, its exception set and not yet in the traceback:
  /// the interpreter goes on in the handler.
  LASTI_INLINE PyObject *leave_with_error(int depth) {
    if constexpr (has_checks)
      check_stack(frame, depth);
    return leave_with_error_slow(thread, frame, depth);
  }

  // Exceptions.

  /// Where an instruction has failed: adds this frame and its line to the traceback. False if tracing
  /// or profiling is on: then nothing has been done, leave_with_error(depth) follows.
  LASTI_INLINE bool traceback() { return traceback_slow(thread, frame); }
  /// At the entry of a handler: the exception, normalised, its traceback set.
  LASTI_INLINE Owned caught() { return Owned(caught_slow(thread)); }
  /// The index of the current instruction, for a handler which wants it below the exception.
  LASTI_INLINE Owned lasti() { return Owned(lasti_slow(frame)); }

  PyThreadState *const thread;
  _PyInterpreterFrame *const frame;
  const CurrentFrame current;
  Instruction *const instructions;
  PyObject *const *const constants;
  bool quiet = false; ///< nothing_ran, since at()

protected:
  /// What is returned or yielded.
  LASTI_INLINE static PyObject *given(Owned &value) {
    if constexpr (has_checks)
      check_present(value.get());
    return value.release();
  }
  LASTI_INLINE void exit(int locals, int depth) {
    if constexpr (has_checks)
      check_stack(frame, depth);
    set_depth(frame, locals, depth);
    stop_frame(thread, current, frame);
  }
  LASTI_INLINE void end() { exit(local_count(code()), 0); }
  static bool enter_deep(PyThreadState *thread, _PyInterpreterFrame *frame);
  static PyObject *unwind_traced(PyThreadState *thread, _PyInterpreterFrame *frame);

private:
  static int leave_every;
  static int fail_guards;
  static void count_leave(LeaveReason reason);
  static bool poll_slow(PyThreadState *thread);
  static bool guard_fails();
  static bool boundary_slow(PyThreadState *thread, _PyInterpreterFrame *frame, int offset);
  static PyObject *leave_at_entry_slow(PyThreadState *thread, _PyInterpreterFrame *frame, int throwing);
  static PyObject *leave_slow(PyThreadState *thread, _PyInterpreterFrame *frame, int depth);
  static PyObject *leave_with_error_slow(PyThreadState *thread, _PyInterpreterFrame *frame, int depth);
  static PyObject *make_generator_slow(PyThreadState *thread, _PyInterpreterFrame *frame);
  static bool traceback_slow(PyThreadState *thread, _PyInterpreterFrame *frame);
  static PyObject *caught_slow(PyThreadState *thread);
  static PyObject *lasti_slow(_PyInterpreterFrame *frame);

  friend struct FrameSettings;
};

/// The entry of a native function.
using NativeEntry = PyObject *(*)(PyThreadState *thread, _PyInterpreterFrame *frame, int throwing);

} // namespace lasti::runtime
