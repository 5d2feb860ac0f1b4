// The ways in and out of a function in the plain form. What stands on its value stack is described by a text.

#include "plain/view.h"

#include <cstdlib>

namespace lasti::plain {
namespace {

/// Reads the description of a stack, slot by slot.
class StackText {
public:
  explicit StackText(const char *text) : text(text) {}

  bool at_end() const { return !*text; }

  /// Returns the kind of the next slot, and the index of what it borrows from.
  char next(int &index) {
    const char kind = *text++;
    index = 0;
    while (*text >= '0' && *text <= '9')
      index = 10 * index + (*text++ - '0');
    return kind;
  }

private:
  const char *text;
};

/// Makes the slot own what it stands for.
void make_owned(Frame &f, PyObject *&slot, char kind, int index) {
  switch (kind) {
  case 'b':
    Py_INCREF(slot);
    break;
  case 'l':
    slot = Py_NewRef(f.local[index]);
    break;
  case 'c':
    slot = Py_NewRef(f.constant[index]);
    break;
  case 'n':
    slot = nullptr;
    break;
  default:
    break;
  }
}

/// Puts the whole stack into memory, all owned. Returns its depth.
int spill(Frame &f, const char *stack) {
  PyObject **slots = stack_of(f);
  int depth = 0;
  for (StackText text(stack); !text.at_end(); ++depth) {
    int index;
    const char kind = text.next(index);
    make_owned(f, slots[depth], kind, index);
  }
  return depth;
}

/// Drops what the handler does not keep, top to bottom.
void drop_above(Frame &f, const char *stack, int kept) {
  PyObject **slots = stack_of(f);
  StackText text(stack);
  int owned[1024], count = 0;
  for (int depth = 0; !text.at_end(); ++depth) {
    int index;
    if (text.next(index) == 'o' && depth >= kept)
      owned[count++] = depth;
    if (count == 1024) { // more than a compiler makes; the order is of no matter then
      while (count > 0)
        Py_XDECREF(slots[owned[--count]]);
    }
  }
  while (count > 0)
    Py_XDECREF(slots[owned[--count]]);
}

/// Gives the handler the slots that it keeps: owned or borrowed as `entry` says.
void keep(Frame &f, const Unwinding &unwinding, bool owns_all) {
  PyObject **slots = stack_of(f);
  StackText from(unwinding.stack), to(unwinding.entry ? unwinding.entry : "");
  for (int depth = 0; depth < unwinding.kept; ++depth) {
    int index = 0, ignored;
    const char kind = from.at_end() ? 'n' : from.next(index);
    const char wanted = to.at_end() ? 'o' : to.next(ignored);
    if (wanted == 'o' || owns_all)
      make_owned(f, slots[depth], kind, index);
    else if (wanted == 'b' && (kind == 'l' || kind == 'c'))
      slots[depth] = kind == 'l' ? f.local[index] : f.constant[index];
  }
}

/// What leave_behind has said. It is taken by unwind() right behind that, before anybody else may run.
struct LeftBehind {
  bool is_set;
  int offset;
  PyObject *value;
} left_behind;

/// Leaves for the interpreter behind an instruction.
PyObject *go_on_behind(Frame &f, const char *stack) {
  const LeftBehind left = std::exchange(left_behind, {});
  const int depth = spill(f, stack);
  if (left.value)
    stack_of(f)[depth - 1] = left.value;
  runtime::Frame &frame = view(f);
  const int offset = left.offset < 0 ? runtime::offset_of(frame.frame, frame.instructions) : left.offset;
  (void)frame.is_traced(runtime::offset_behind(frame.code(), offset));
  return frame.leave(depth);
}

} // namespace

/// Where the recursion or the C stack is at its end: what enter() has counted and linked is done anew.
[[gnu::noinline]] static int enter_deep(Frame &f, PyThreadState *thread, _PyInterpreterFrame *frame) {
  runtime::uncount_recursion(thread);
  runtime::unlink_frame(view(f).current, frame);
  return view(f).enter(0);
}

int enter(Frame &f, PyThreadState *thread, _PyInterpreterFrame *frame) {
  const runtime::Frame view(thread, frame); // in registers
  new (&f) runtime::Frame(view);
  f.local = reinterpret_cast<PyObject **>(runtime::words_of(frame));
  f.traced = runtime::observed_flag(view.current);
  runtime::link_frame(view.current, frame);
  if (runtime::count_recursion(thread) || runtime::stack_is_low()) [[unlikely]]
    [[clang::musttail]] return enter_deep(f, thread, frame);
  runtime::hide_stack(frame);
  const int lasti = runtime::offset_of(frame, view.instructions);
  return lasti | lasti >> 31;
}

PyObject *leave_at_entry(Frame &f, int throwing) {
  return view(f).leave_at_entry(throwing);
}

PyObject *finish_o(Frame &f, int offset, PyObject *value) {
  return frame_at(f, offset).finish(runtime::Owned(value));
}

PyObject *finish_b(Frame &f, int offset, PyObject *value) {
  return frame_at(f, offset).finish(runtime::Borrowed{value});
}

PyObject *suspend(Frame &f, int offset, int depth, PyObject *value) {
  return frame_at(f, offset).suspend(depth, runtime::Owned(value));
}

PyObject *make_generator(Frame &f, int offset) {
  return frame_at(f, offset).make_generator();
}

PyObject *leave_traced(Frame &f, int next, const char *stack) {
  (void)view(f).is_traced(next);
  return leave(f, stack);
}

bool boundary(Frame &f, int offset) {
  return view(f).boundary(offset);
}

PyObject *leave(Frame &f, const char *stack) {
  const int depth = spill(f, stack);
  return view(f).leave(depth);
}

void leave_behind(PyObject *value, int offset) {
  left_behind = {true, offset, value};
}

bool unwind(Frame &f, const Unwinding &unwinding) {
  runtime::Frame &frame = view(f);
  if (left_behind.is_set) {
    f.result = go_on_behind(f, unwinding.after);
    return false;
  }
  drop_above(f, unwinding.stack, unwinding.kept);
  if (!unwinding.again && !frame.traceback()) {
    keep(f, unwinding, /*owns_all=*/true);
    f.result = frame.leave_with_error(unwinding.kept);
    return false;
  }
  if (!unwinding.entry) {
    f.result = frame.unwind();
    return false;
  }
  keep(f, unwinding, /*owns_all=*/false);
  PyObject **slots = stack_of(f) + unwinding.kept;
  if (unwinding.last_i)
    *slots++ = frame.lasti().release();
  *slots = frame.caught().release();
  if (!frame.is_traced(unwinding.handler)) [[likely]]
    return true;
  f.result = leave(f, unwinding.entry);
  return false;
}

} // namespace lasti::plain
