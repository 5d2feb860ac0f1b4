// The dumps that tests read: one instruction a line, its offset first.

#include "ir/function.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/Format.h>

namespace lasti::ir {

using bytecode::Instruction;

namespace {

class Printer {
public:
  Printer(const Function &function, llvm::raw_ostream &out) : function(function), out(out) {}

  void heading() { out << "function '" << pyc::printable(function.body.code->qualname) << "'\n"; }

  void block(flow::BlockId id) {
    out << "block " << id << ':';
    if (!function.graph.blocks[id].reachable)
      out << " unreachable";
    out << '\n';
  }

  void instruction(uint32_t i) {
    const Instruction &instruction = function.body.instructions[i];
    out << llvm::format("%6u ", instruction.offset) << bytecode::instruction_text(function.body, instruction);
  }

  void value(ValueId id) {
    if (id == no_value)
      out << '_';
    else
      out << 'v' << id;
  }

  void values(llvm::ArrayRef<ValueId> ids) {
    llvm::interleave(ids, out, [&](ValueId id) { value(id); }, ", ");
  }

  void definition(ValueId id) {
    const Value &value = function.values[id];
    out << "    v" << id << " = ";
    describe(value);
    out << ": " << name(value.type);
    if (value.small_int)
      out << ' ' << *value.small_int;
    out << '\n';
  }

  void slot(const StackSlot &slot) {
    switch (slot.ownership) {
    case Ownership::Owned:
      out << (slot.maybe_null ? "owned?" : "owned");
      break;
    case Ownership::BorrowedConstant:
      out << "constant";
      break;
    case Ownership::BorrowedLocal:
      out << "local " << local_name(static_cast<uint32_t>(slot.local));
      break;
    case Ownership::Null:
      out << "null";
      break;
    }
  }

  void stack(llvm::ArrayRef<StackSlot> slots) {
    out << '[';
    llvm::interleave(slots, out, [&](const StackSlot &each) { slot(each); }, ", ");
    out << ']';
  }

  std::string local_name(uint32_t local) const {
    return pyc::repr_str(function.body.code->localsplus[local].name, 80);
  }

private:
  void describe(const Value &value) {
    switch (value.kind) {
    case Value::Kind::Argument:
      out << "argument " << local_name(value.index);
      break;
    case Value::Kind::Unbound:
      out << "unbound";
      break;
    case Value::Kind::Stale:
      out << "stale";
      break;
    case Value::Kind::Local:
      out << "bound " << local_name(value.index) << " (";
      values(value.operands);
      out << ')';
      break;
    case Value::Kind::Constant:
      out << "constant " << pyc::repr(function.body.code->consts[value.index], 40);
      break;
    case Value::Kind::Null:
      out << "null";
      break;
    case Value::Kind::Instruction:
      out << "output " << value.index << " of " << function.body.instructions[value.definition].offset;
      break;
    case Value::Kind::Phi:
      out << "phi of block " << value.definition << ' ';
      if (value.of_local)
        out << local_name(value.index);
      else
        out << "slot " << value.index;
      out << " (";
      values(value.operands);
      out << ')';
      break;
    case Value::Kind::Exception:
      out << "exception in block " << value.definition;
      break;
    case Value::Kind::LastI:
      out << "lasti in block " << value.definition;
      break;
    }
  }

  const Function &function;
  llvm::raw_ostream &out;
};

llvm::StringRef fusion_name(Fusion fusion) {
  switch (fusion) {
  case Fusion::None:
    return "";
  case Fusion::CompareAndJump:
    return " compare-and-jump";
  case Fusion::UpdateLocal:
    return " update-local";
  case Fusion::IntoPrevious:
    return " into-previous";
  }
  return "";
}

template <class Line>
void each_line(const Function &function, Printer &printer, Line line) {
  for (flow::BlockId id = 0; id < function.graph.blocks.size(); ++id) {
    printer.block(id);
    for (uint32_t i = function.graph.blocks[id].begin; i < function.graph.blocks[id].end; ++i)
      if (function.states[i].reachable)
        line(i);
  }
}

} // namespace

void print(const Function &function, llvm::raw_ostream &out) {
  Printer printer(function, out);
  printer.heading();
  each_line(function, printer, [&](uint32_t i) {
    const InstructionState &state = function.states[i];
    printer.instruction(i);
    out << "  ";
    printer.values(state.inputs);
    if (!state.outputs.empty()) {
      out << (state.inputs.empty() ? "-> " : " -> ");
      printer.values(state.outputs);
    }
    if (state.local_is_bound)
      out << " bound";
    out << fusion_name(state.fusion) << '\n';
  });
  out << "values:\n";
  for (ValueId id = 0; id < function.values.size(); ++id)
    printer.definition(id);
}

void print_types(const Function &function, llvm::raw_ostream &out) {
  Printer printer(function, out);
  printer.heading();
  const auto type = [&](ValueId id) {
    out << name(function.values[id].type);
    if (function.values[id].small_int)
      out << ' ' << *function.values[id].small_int;
  };
  each_line(function, printer, [&](uint32_t i) {
    printer.instruction(i);
    out << "  [";
    llvm::interleave(function.states[i].before, out, [&](const StackSlot &slot) { type(slot.value); }, ", ");
    out << "] -> [";
    llvm::interleave(function.states[i].outputs, out, type, ", ");
    out << "]\n";
  });
}

void print_ownership(const Function &function, llvm::raw_ostream &out) {
  Printer printer(function, out);
  printer.heading();
  each_line(function, printer, [&](uint32_t i) {
    const InstructionState &state = function.states[i];
    printer.instruction(i);
    out << "  ";
    printer.stack(state.before);
    if (!state.promote.empty()) {
      out << " promote";
      for (const uint32_t depth : state.promote)
        out << ' ' << depth;
    }
    out << fusion_name(state.fusion);
    if (!state.after_jump.empty()) {
      out << " jump ";
      printer.stack(state.after_jump);
    }
    out << '\n';
  });
}

} // namespace lasti::ir
