#pragma once

// One instruction while it is written: its operands, and the statements that families of opcodes
// have in common.

#include "emit/cold.h"
#include "emit/emit.h"

#include <string>

namespace lasti::emit {

/// What one function's text is collected in.
struct FunctionText {
  FunctionText(const ir::Function &function, const Options &options, bool calls_operations)
      : function(function), options(options), calls_operations(calls_operations), slot(options.literal),
        cold(function, slot) {}

  const ir::Function &function;
  const Options &options;
  const bool calls_operations; ///< they are not inlined: what is known of an operand does not reach them
  SlotNames slot;
  ColdPaths cold;
  std::set<uint32_t> jumped_to; ///< instruction starts that a goto names
  bool uses_truth = false;      ///< the variable `t` occurs
  bool check_is_due = false;    ///< Python code may have run since the last tracing check
};

class Site {
public:
  Site(FunctionText &text, Writer &out, uint32_t index);

  const bytecode::Instruction &instruction() const { return text.function.body.instructions[index]; }
  const ir::InstructionState &state() const { return text.function.states[index]; }
  const ir::Function &function() const { return text.function; }
  int oparg() const { return static_cast<int>(instruction().oparg); }
  /// The instruction that comes next, behind one that is emitted together with this.
  uint32_t next_index() const;
  /// The jump: this instruction, or the one that is emitted together with it.
  const bytecode::Instruction &jump_instruction() const {
    return function().body.instructions[next_index() - 1];
  }
  /// The stack on fall-through, and on the jump edge: of two instructions emitted together, the
  /// second one's.
  llvm::ArrayRef<ir::StackSlot> after() const { return last_state().after; }
  llvm::ArrayRef<ir::StackSlot> after_jump() const { return last_state().after_jump; }
  bool jumps_backward() const { return *jump_instruction().target < next_index(); }

  /// The stack as it is at this point of the text; what an exception unwinds from.
  Shape stack;
  Writer &out;

  SlotName slot(size_t depth) { return text.slot(depth); }
  /// True for the literal form.
  bool is_literal() const { return text.slot.literal(); }
  bool calls_operations() const { return text.calls_operations; }
  /// An expression that hands the value in a slot to an operation, which drops it if it is owned.
  std::string operand(size_t depth);
  /// The same for a slot whose value stays: only looked at.
  std::string look(size_t depth);
  /// operand() of the top, which leaves the stack.
  std::string pop();
  bool top_is_owned() const { return stack.back() == Hold::Owned; }

  /// Promotes the slots that must own their reference before the instruction runs.
  void promote();
  /// f_lasti is this instruction, for everybody who looks.
  void at();
  /// Writes `if (!expression) goto unwind_k;`: a call, or an assignment in brackets.
  void check(const std::string &expression);
  /// Writes `t = expression`, a truth that cannot fail.
  void set_truth(const std::string &expression);
  /// The same, and goes to the handler where it is negative.
  void truth(const std::string &expression);
  ColdLabel unwind(ColdPaths::Raise raise = ColdPaths::Raise::New);
  /// Writes the stack into the frame's memory, a reference in each slot.
  void spill() { text.cold.spill(out, stack); }
  /// Python code may have run, and tracing be on now: a check is due before the next instruction.
  void may_trace() { text.check_is_due = true; }
  bool check_is_due() const { return text.check_is_due; }
  /// The tracing check: the interpreter goes on at the instruction with this index.
  void leave_if_traced(uint32_t next, const char *indent = "");
  /// The tracing check between two instructions that are written as one: the interpreter goes on at the
  /// second, with the value of an expression on the stack.
  void leave_between(const std::string &value);
  /// Looks at the eval breaker (ceval.c CHECK_EVAL_BREAKER).
  void poll();
  /// The same on the edge of a jump backwards, where the instruction at the target comes next.
  void poll_jump(const char *indent = "");
  /// Goes to the jump's target, with the slots as they are expected there.
  void jump(const char *indent = "");
  /// The values are as `after` says from here on; turns borrowed slots into owned ones where the
  /// module has it so.
  void settle(llvm::ArrayRef<ir::StackSlot> after, const char *indent = "");
  /// Makes the slots as the next instruction expects them, after the tracing check if it is due.
  void fall_through();

private:
  void poll_in(int region, const char *indent);
  const ir::InstructionState &last_state() const { return function().states[next_index() - 1]; }

  FunctionText &text;
  uint32_t index;
};

} // namespace lasti::emit
