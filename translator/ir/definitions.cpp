#include "ir/definitions.h"

#include "flow/locals.h"

namespace lasti::ir {

using bytecode::Instruction;
using bytecode::Opcode;
using flow::LocalAccess;

Definitions::Definitions(Function &function)
    : function(function), code(*function.body.code), constants(function.body.code->consts.size(), no_value) {}

ValueId Definitions::make(Value::Kind kind, uint32_t definition, uint32_t index) {
  Value value;
  value.kind = kind;
  value.definition = definition;
  value.index = index;
  function.values.push_back(std::move(value));
  return static_cast<ValueId>(function.values.size() - 1);
}

ValueId Definitions::phi(flow::BlockId block, uint32_t index, bool of_local) {
  const ValueId id = make(Value::Kind::Phi, block, index);
  function.values[id].of_local = of_local;
  return id;
}

ValueId Definitions::single(ValueId &id, Value::Kind kind) {
  if (id == no_value)
    id = make(kind, 0);
  return id;
}

BlockState Definitions::start() {
  BlockState state;
  const auto arguments = static_cast<uint32_t>(pyc::total_arguments(code));
  for (uint32_t local = 0; local < code.localsplus.size(); ++local)
    state.locals.push_back(local < arguments ? make(Value::Kind::Argument, 0, local)
                                             : single(unbound, Value::Kind::Unbound));
  return state;
}

void Definitions::define(uint32_t i, const flow::Effect &effect, BlockState &state) {
  const Instruction &instruction = function.body.instructions[i];
  std::vector<ValueId> &outputs = function.states[i].outputs;
  switch (instruction.opcode) {
  case Opcode::LOAD_CONST: {
    ValueId &constant = constants[instruction.oparg];
    if (constant == no_value)
      constant = make(Value::Kind::Constant, i, instruction.oparg);
    outputs = {constant};
    return;
  }
  case Opcode::LOAD_FAST:
  case Opcode::LOAD_CLOSURE: {
    ValueId &local = state.locals[instruction.oparg];
    if (!function.states[i].local_is_bound) {
      const ValueId checked = make(Value::Kind::Local, i, instruction.oparg);
      function.values[checked].operands = {local};
      local = checked;
    }
    outputs = {local};
    return;
  }
  case Opcode::COPY:
    outputs = {state.stack[state.stack.size() - instruction.oparg]};
    return;
  case Opcode::PUSH_NULL:
    outputs = {single(null, Value::Kind::Null)};
    return;
  case Opcode::PUSH_EXC_INFO:
    outputs = {make(Value::Kind::Instruction, i, 0), state.stack.back()};
    return;
  case Opcode::SWAP:
  case Opcode::JUMP_IF_FALSE_OR_POP:
  case Opcode::JUMP_IF_TRUE_OR_POP:
    return;
  default:
    break;
  }
  for (uint32_t output = 0; output < effect.pushes; ++output)
    outputs.push_back(make(Value::Kind::Instruction, i, output));
  if (effect.pushes_null)
    outputs[effect.pushes - 2] = single(null, Value::Kind::Null);
}

int Definitions::write_local(uint32_t i, bool jump, BlockState &state) {
  const flow::LocalEffect effect = flow::local_effect(function.body, i, jump);
  const int written = effect.size() == 1 ? static_cast<int>(effect.begin) : many_locals;
  switch (effect.access) {
  case LocalAccess::None:
    return no_local;
  case LocalAccess::Load: // define() has made the value that it finds bound
    return function.states[i].local_is_bound ? no_local : written;
  case LocalAccess::Store:
    state.locals[effect.begin] = function.states[i].inputs[0];
    return written;
  case LocalAccess::Delete:
    state.locals[effect.begin] = single(unbound, Value::Kind::Unbound);
    return written;
  case LocalAccess::PutCell:
    for (uint32_t local = effect.begin; local < effect.end; ++local)
      state.locals[local] = make(Value::Kind::Instruction, i);
    return written;
  case LocalAccess::Suspend:
    for (uint32_t local = effect.begin; local < effect.end; ++local)
      if (!code.localsplus[local].is_cell && !code.localsplus[local].is_free)
        state.locals[local] = single(stale, Value::Kind::Stale);
    return many_locals;
  }
  return many_locals;
}

llvm::BitVector Definitions::written_locals() const {
  llvm::BitVector written(static_cast<unsigned>(code.localsplus.size()));
  for (uint32_t i = 0; i < function.body.instructions.size(); ++i)
    for (const bool jump : {false, true}) {
      const flow::LocalEffect effect = flow::local_effect(function.body, i, jump);
      const bool is_kept = effect.access == LocalAccess::None ||
                           (effect.access == LocalAccess::Load && function.states[i].local_is_bound);
      if (!is_kept)
        written.set(effect.begin, effect.end);
    }
  return written;
}

} // namespace lasti::ir
