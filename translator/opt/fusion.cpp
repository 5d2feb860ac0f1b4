#include "opt/fusion.h"

#include "opt/pass.h"

namespace lasti::opt {

using bytecode::Instruction;
using bytecode::Opcode;
using ir::Fusion;
using ir::Ownership;

namespace {

bool jumps_on_truth(Opcode opcode) {
  switch (opcode) {
  case Opcode::POP_JUMP_FORWARD_IF_FALSE:
  case Opcode::POP_JUMP_FORWARD_IF_TRUE:
  case Opcode::POP_JUMP_BACKWARD_IF_FALSE:
  case Opcode::POP_JUMP_BACKWARD_IF_TRUE:
    return true;
  default:
    return false;
  }
}

bool makes_truth(Opcode opcode) {
  return opcode == Opcode::COMPARE_OP || opcode == Opcode::IS_OP || opcode == Opcode::CONTAINS_OP ||
         opcode == Opcode::UNARY_NOT;
}

} // namespace

void fuse_conditions(ir::Function &function, const Options &options) {
  if (options.literal)
    return;
  for (const flow::BlockId id : function.graph.order) {
    const flow::Block &block = function.graph.blocks[id];
    if (block.end - block.begin < 2)
      continue;
    const uint32_t first = block.end - 2;
    const Instruction &instruction = function.body.instructions[first];
    if (!makes_truth(instruction.opcode) || !jumps_on_truth(function.body.instructions[first + 1].opcode))
      continue;
    const opgen::Operation *twin = opgen::find_operation(
        instruction.opcode, static_cast<int>(instruction.oparg), opgen::Form::Condition);
    if (!twin)
      continue;
    function.states[first].fusion = Fusion::CompareAndJump;
    function.states[first].operation = twin;
    function.states[first + 1].fusion = Fusion::IntoPrevious;
  }
}

bool updates_local(const ir::Function &function, uint32_t index, llvm::ArrayRef<ir::StackSlot> stack) {
  const Instruction &instruction = function.body.instructions[index];
  if (instruction.opcode != Opcode::BINARY_OP ||
      index + 1 == function.graph.blocks[function.graph.block_of[index]].end)
    return false;
  const Instruction &store = function.body.instructions[index + 1];
  const ir::StackSlot &left = stack[stack.size() - 2];
  const ir::StackSlot &right = stack.back();
  return store.opcode == Opcode::STORE_FAST && left.ownership == Ownership::BorrowedLocal &&
         left.local == static_cast<int32_t>(store.oparg) &&
         !(right.ownership == Ownership::BorrowedLocal && right.local == left.local) &&
         opgen::find_operation(instruction.opcode, static_cast<int>(instruction.oparg), opgen::Form::Update);
}

} // namespace lasti::opt
