// Chains of `yield from` and `await`: the interpreter resumes the outermost generator, which sends to the
// next one, and so on to the one that yields. Here those between are made what they would be meanwhile (they
// run, at SEND, their frames are linked and count as recursion), and only the last one is resumed. What it
// yields comes back the same way; where it ends, the one that waited for it goes on.

#include "resume/generator.h"

namespace lasti::runtime {

namespace {

/// Runs generators that are linked already, or the one that is resumed.
class Chain {
public:
  Chain(PyThreadState *thread, PyGenObject *first) : thread(thread), current(thread), first(first) {}

  /// Makes all generators but the last one what they are while that runs, and returns that.
  PyGenObject *go_down() {
    PyGenObject *generator = first;
    while (is_delegating(generator) && !recursion_is_exhausted(thread)) {
      PyGenObject *delegate = suspended_delegate(generator);
      if (!delegate)
        break;
      begin_delegating(thread, current, generator);
      generator = delegate;
    }
    return generator;
  }

  /// Takes that back.
  void go_up(PyGenObject *last) {
    while (last != first)
      last = end_delegating(thread, current);
  }

  PyObject *run(PyGenObject *generator, int throwing) {
    _PyInterpreterFrame *frame = generator_frame(generator);
    const NativeCode *native = native_code(code_of(frame));
    PyObject *result = native && !is_observed(thread) ? native->entry(thread, frame, throwing)
                                                      : _PyEval_EvalFrame(thread, frame, throwing);
    end_run(thread, generator);
    return result;
  }

  /// Lets the generator of the current frame go on: what it has waited for has ended.
  PyObject *run_behind(PyGenObject *generator, PyObject *result) {
    _PyInterpreterFrame *frame = generator_frame(generator);
    if (result) {
      take_result(frame, result);
    } else if (is_observed(thread)) [[unlikely]] { // whoever traces is to see an error in SEND, not a throw()
      result = Frame(thread, frame).leave_with_error(depth_of(frame));
      end_run(thread, generator);
      return result;
    } else {
      push_value(frame, Py_NewRef(Py_None));
    }
    return run_current(generator, result == nullptr);
  }

  /// Lets it go on where it yields what it has been given, for whoever traces.
  PyObject *run_yield(PyGenObject *generator, PyObject *value) {
    push_value(generator_frame(generator), value);
    return run_current(generator, 0);
  }

private:
  PyObject *run_current(PyGenObject *generator, int throwing) {
    unlink_frame(current, generator_frame(generator));
    uncount_recursion(thread);
    return run(generator, throwing);
  }

  PyThreadState *const thread;
  const CurrentFrame current;
  PyGenObject *const first;
};

} // namespace

PyObject *resume_chain(PyThreadState *thread, PyGenObject *generator, PyObject *value) {
  Chain chain(thread, generator);
  PyGenObject *last = chain.go_down();
  push_value(generator_frame(last), value);
  begin_run(thread, last);
  PyObject *result = chain.run(last, 0);
  for (;;) {
    const bool yields = result && is_suspended(last);
    if (yields && !is_observed(thread)) [[likely]] {
      chain.go_up(last);
      return result;
    }
    if (last == generator)
      return result;
    if (!yields)
      result = finish_generator(thread, last, result);
    last = current_generator(thread);
    result = yields ? chain.run_yield(last, result) : chain.run_behind(last, result);
  }
}

} // namespace lasti::runtime
