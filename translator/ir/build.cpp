#include "bytecode/target.h"
#include "ir/bound.h"
#include "ir/function.h"
#include "ir/ssa.h"

#include <llvm/ADT/Twine.h>

namespace lasti::ir {

std::vector<StackSlot> Function::ready(uint32_t instruction) const {
  const InstructionState &state = states[instruction];
  std::vector<StackSlot> stack = state.before.vec();
  for (const uint32_t depth : state.promote) {
    stack[depth].ownership = Ownership::Owned;
    stack[depth].local = -1;
  }
  return stack;
}

llvm::Expected<Function> build(std::shared_ptr<const pyc::CodeObject> code, uint32_t code_index) {
  llvm::Expected<bytecode::Body> body = bytecode::decode(std::move(code));
  if (!body)
    return body.takeError();
  Function function;
  function.body = std::move(*body);
  function.code_index = code_index;
  if (function.body.code->version != bytecode::target_version)
    return bytecode::error_at(function.body, 0,
                              "bytecode of Python " + pyc::to_string(function.body.code->version) +
                                  " can be listed, but only that of " +
                                  pyc::to_string(bytecode::target_version) + " can be translated");
  llvm::Expected<flow::Graph> graph = flow::build(function.body);
  if (!graph)
    return graph.takeError();
  function.graph = std::move(*graph);
  function.states.resize(function.body.instructions.size());
  for (size_t i = 0; i < function.states.size(); ++i) {
    const bytecode::Instruction &instruction = function.body.instructions[i];
    function.states[i].operation =
        opgen::find_operation(instruction.opcode, static_cast<int>(instruction.oparg));
  }
  find_bound_locals(function);
  if (llvm::Error error = build_values(function))
    return error;
  prune_values(function);
  return function;
}

llvm::Expected<Module> build(pyc::Module source) {
  Module module;
  module.source = std::move(source);
  for (const std::shared_ptr<const pyc::CodeObject> &code : pyc::all_code(module.source.code)) {
    llvm::Expected<Function> function = build(code, static_cast<uint32_t>(module.functions.size()));
    if (!function)
      return function.takeError();
    module.functions.push_back(std::move(*function));
  }
  return module;
}

} // namespace lasti::ir
