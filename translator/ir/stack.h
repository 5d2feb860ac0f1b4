#pragma once

// The movements on a value stack, for stacks of any element: values, or slots with their ownership.

#include "bytecode/instruction.h"
#include "flow/effect.h"

#include <llvm/ADT/ArrayRef.h>

#include <utility>
#include <vector>

namespace lasti::ir {

/// Carries out an instruction's movements on `stack`. `outputs` is what it pushes on fall-through; on the
/// jump edge it pushes as many of them as the effect says.
template <class Element>
void move_stack(const bytecode::Instruction &instruction, const flow::Effect &effect, bool jump,
                llvm::ArrayRef<Element> outputs, std::vector<Element> &stack) {
  switch (instruction.opcode) {
  case bytecode::Opcode::SWAP:
    std::swap(stack.back(), stack[stack.size() - instruction.oparg]);
    return;
  case bytecode::Opcode::JUMP_IF_FALSE_OR_POP:
  case bytecode::Opcode::JUMP_IF_TRUE_OR_POP:
    if (!jump)
      stack.pop_back();
    return;
  default:
    break;
  }
  stack.resize(stack.size() - (jump ? effect.jump_pops : effect.pops));
  const llvm::ArrayRef<Element> pushed = jump ? outputs.take_front(effect.jump_pushes) : outputs;
  stack.insert(stack.end(), pushed.begin(), pushed.end());
}

} // namespace lasti::ir
