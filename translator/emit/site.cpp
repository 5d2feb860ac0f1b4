#include "emit/site.h"

namespace lasti::emit {

Site::Site(FunctionText &text, Writer &out, uint32_t index)
    : stack(shape_of(text.function.states[index].before)), out(out), text(text), index(index) {}

uint32_t Site::next_index() const {
  uint32_t next = index + 1;
  const auto &states = text.function.states;
  if (next < states.size() && states[next].fusion == ir::Fusion::IntoPrevious)
    ++next;
  return next;
}

std::string Site::operand(size_t depth) {
  switch (stack[depth]) {
  case Hold::Null:
    return "Borrowed{}";
  case Hold::Borrowed:
    return look(depth);
  case Hold::Owned:
    return fmt::format("take({})", slot(depth));
  }
}

std::string Site::look(size_t depth) {
  return fmt::format("borrow({})", slot(depth));
}

std::string Site::pop() {
  std::string expression = operand(stack.size() - 1);
  stack.pop_back();
  return expression;
}

void Site::promote() {
  for (uint32_t depth : state().promote) {
    if (stack[depth] == Hold::Borrowed)
      out.line("{} = share({});", slot(depth), slot(depth));
    stack[depth] = Hold::Owned;
  }
}

void Site::at() {
  out.line("f.at({});", instruction().offset);
}

void Site::check(const std::string &expression) {
  out.line("if (!{}) goto {};", expression, unwind());
}

void Site::set_truth(const std::string &expression) {
  text.uses_truth = true;
  out.line("t = {};", expression);
}

void Site::truth(const std::string &expression) {
  text.uses_truth = true;
  out.line("if ((t = {}) < 0) goto {};", expression, unwind());
}

ColdLabel Site::unwind(ColdPaths::Raise raise) {
  return text.cold.unwind(text.function.body.region_of[index], stack, raise);
}

void Site::leave_if_traced(uint32_t next, const char *indent) {
  uint32_t offset = text.function.body.instructions[next].start;
  out.line("{}if (f.leaving({})) goto {};", indent, offset, text.cold.leave(stack));
}

void Site::leave_between(const std::string &value) {
  size_t depth = stack.size();
  uint32_t offset = text.function.body.instructions[next_index() - 1].start;
  out.line("if (f.leaving({})) {{", offset);
  out.line("  {} = {};", slot(depth), value);
  stack.push_back(Hold::Owned);
  out.line("  goto {};", text.cold.leave(stack));
  out.line("}}");
  stack.pop_back();
}

void Site::poll_in(int region, const char *indent) {
  out.line("{}if (!f.poll()) goto {};", indent, text.cold.unwind(region, stack, ColdPaths::Raise::New));
}

void Site::poll() {
  poll_in(text.function.body.region_of[index], "");
}

void Site::poll_jump(const char *indent) {
  // After a jump, ceval.c looks for the handler of the unit before the instruction that comes next
  // (exception_unwind: INSTR_OFFSET() - 1), which is the one before the target. If that one has no
  // handler the exception leaves the function. A handler of its own that the jump does not have is
  // passed over: no path to it is known from here.
  const auto &region_of = text.function.body.region_of;
  uint32_t target = *jump_instruction().target;
  bool is_covered = target > 0 && region_of[target - 1] >= 0;
  poll_in(is_covered ? region_of[index] : -1, indent);
}

void Site::jump(const char *indent) {
  uint32_t target = *jump_instruction().target;
  convert(out, text.slot, stack, shape_of(text.function.states[target].before), indent);
  uint32_t start = text.function.body.instructions[target].start;
  out.line("{}goto {};", indent, Label{start});
  text.jumped_to.insert(start);
}

void Site::settle(llvm::ArrayRef<ir::StackSlot> after, const char *indent) {
  Shape expected = shape_of(after);
  convert(out, text.slot, stack, expected, indent);
  stack = std::move(expected);
}

void Site::fall_through() {
  uint32_t next = next_index();
  if (text.check_is_due) {
    leave_if_traced(next);
    text.check_is_due = false;
  }
  convert(out, text.slot, stack, shape_of(text.function.states[next].before));
}

} // namespace lasti::emit
