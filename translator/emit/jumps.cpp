// Jumps. Each edge has its own tracing check and makes the slots as its target expects them.

#include "emit/emitters.h"

namespace lasti::emit {
namespace {

using ir::Type;

/// The taken side of a conditional jump: eval breaker, tracing check, slots, goto.
void take_jump(Site &site, const char *indent) {
  if (site.jumps_backward()) {
    site.out.line("{}f.at({});", indent, site.jump_instruction().offset);
    site.poll_jump(indent);
  }
  if (site.check_is_due() || site.jumps_backward())
    site.leave_if_traced(*site.jump_instruction().target, indent);
  site.jump(indent);
}

Type top_type(const Site &site) {
  return site.function().type_of(site.state().before.back());
}

/// `t` becomes the truth of the top.
void test_top(Site &site, const std::string &operand, bool keep) {
  bool is_bool = top_type(site) == Type::Bool;
  if (!is_bool || site.top_is_owned())
    site.at();
  if (!keep)
    site.stack.pop_back();
  if (is_bool)
    site.set_truth("is_true_bool(" + operand + ")");
  else
    site.truth("is_true(f, " + operand + ")");
  if (!is_bool)
    site.may_trace();
}

void pop_jump_if(Site &site, bool sense) {
  test_top(site, site.operand(site.stack.size() - 1), /*keep=*/false);
  emit_conditional_jump(site, sense);
}

void pop_jump_if_none(Site &site, bool sense) {
  bool is_owned = site.top_is_owned();
  if (is_owned)
    site.at();
  site.set_truth("is_none(" + site.pop() + ")");
  emit_conditional_jump(site, sense);
}

/// Jumps with the top in place where its truth is `sense`, else drops it.
void jump_if_or_pop(Site &site, bool sense) {
  size_t top = site.stack.size() - 1;
  test_top(site, site.look(top), /*keep=*/true);
  Shape before = site.stack;
  site.out.line("if ({}t) {{", sense ? "" : "!");
  site.settle(site.after_jump(), "  ");
  take_jump(site, "  ");
  site.out.line("}}");
  site.stack = before;
  if (site.top_is_owned())
    site.out.line("drop({});", site.operand(top));
  site.stack.pop_back();
  site.settle(site.after());
  site.fall_through();
}

void jump(Site &site) {
  site.settle(site.after_jump());
  if (site.check_is_due())
    site.leave_if_traced(*site.instruction().target);
  site.jump();
}

} // namespace

void emit_conditional_jump(Site &site, bool sense) {
  Shape before = site.stack;
  Shape target = shape_of(site.function().states[*site.jump_instruction().target].before);
  bool is_plain = !site.check_is_due() && !site.jumps_backward() && before == target &&
                  shape_of(site.after_jump()) == before;
  if (is_plain) {
    site.jump(sense ? "if (t) " : "if (!t) ");
  } else {
    site.out.line("if ({}t) {{", sense ? "" : "!");
    site.settle(site.after_jump(), "  ");
    take_jump(site, "  ");
    site.out.line("}}");
  }
  site.stack = before;
  site.settle(site.after());
  site.fall_through();
}

void emit_compare_and_jump(Site &site) {
  const opgen::Operation &operation =
      *opgen::find_operation(site.instruction().opcode, site.oparg(), opgen::Form::Condition);
  using bytecode::Opcode;
  Opcode opcode = site.jump_instruction().opcode;
  bool sense = opcode == Opcode::POP_JUMP_FORWARD_IF_TRUE || opcode == Opcode::POP_JUMP_BACKWARD_IF_TRUE ||
               opcode == Opcode::POP_JUMP_IF_TRUE;
  site.at();
  std::string call = operation_call(site, operation);
  if (operation.fallible)
    site.truth(call);
  else
    site.set_truth(call);
  if (may_run_python(site, operation, operation.pops(site.oparg())))
    site.leave_between("Owned(boolean(t))");
  emit_conditional_jump(site, sense);
}

void emit_JUMP_FORWARD(Site &site) {
  jump(site);
}

void emit_JUMP_BACKWARD_NO_INTERRUPT(Site &site) {
  jump(site);
}

void emit_JUMP_BACKWARD(Site &site) {
  site.settle(site.after_jump());
  take_jump(site, "");
}

void emit_POP_JUMP_FORWARD_IF_FALSE(Site &site) {
  pop_jump_if(site, false);
}
void emit_POP_JUMP_BACKWARD_IF_FALSE(Site &site) {
  pop_jump_if(site, false);
}
void emit_POP_JUMP_FORWARD_IF_TRUE(Site &site) {
  pop_jump_if(site, true);
}
void emit_POP_JUMP_BACKWARD_IF_TRUE(Site &site) {
  pop_jump_if(site, true);
}
void emit_POP_JUMP_FORWARD_IF_NONE(Site &site) {
  pop_jump_if_none(site, true);
}
void emit_POP_JUMP_BACKWARD_IF_NONE(Site &site) {
  pop_jump_if_none(site, true);
}
void emit_POP_JUMP_FORWARD_IF_NOT_NONE(Site &site) {
  pop_jump_if_none(site, false);
}
void emit_POP_JUMP_BACKWARD_IF_NOT_NONE(Site &site) {
  pop_jump_if_none(site, false);
}
void emit_JUMP_IF_FALSE_OR_POP(Site &site) {
  jump_if_or_pop(site, false);
}
void emit_JUMP_IF_TRUE_OR_POP(Site &site) {
  jump_if_or_pop(site, true);
}

} // namespace lasti::emit
