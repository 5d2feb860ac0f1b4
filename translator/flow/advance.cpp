// What an instruction leaves behind, as the verifier sees it.

#include "flow/locals.h"
#include "flow/requirements.h"
#include "flow/state.h"

#include <algorithm>

namespace lasti::flow {

using bytecode::Body;
using bytecode::Instruction;
using bytecode::Opcode;

namespace {

/// Of other constants nothing is required.
Kind constant_kind(const pyc::Constant &constant, uint32_t index) {
  if (constant.as<pyc::Tuple>())
    return {Type::Tuple};
  if (constant.as<std::shared_ptr<const pyc::CodeObject>>())
    return {Type::Code, index};
  return {};
}

/// BUILD_TUPLE makes a function's closure if all that it takes are cells.
Kind tuple_kind(const State &state, uint32_t count) {
  for (uint32_t position = 1; position <= count; ++position)
    if (state.at(position).type != Type::Cell)
      return {Type::Tuple};
  return count == 0 ? Kind{Type::Tuple} : Kind{Type::Cells, count};
}

void advance_cells(const LocalEffect &effect, State &state) {
  switch (effect.access) {
  case LocalAccess::PutCell:
    state.cells.set(effect.begin, effect.end);
    break;
  case LocalAccess::Store:
  case LocalAccess::Delete:
    state.cells.reset(effect.begin, effect.end);
    break;
  default:
    break;
  }
}

} // namespace

Kind join(Kind left, Kind right) {
  if (left == right)
    return left;
  if (left.type != right.type)
    return {join(left.type, right.type)};
  return {left.type == Type::Cells ? Type::Tuple : Type::Any}; // of different payloads
}

void advance(const Body &body, uint32_t index, State &state, const Effect &effect, bool jump) {
  const Instruction &instruction = body.instructions[index];
  const uint32_t oparg = instruction.oparg;
  advance_cells(local_effect(body, index, jump), state);
  switch (instruction.opcode) {
  case Opcode::SWAP:
    std::swap(state.at(1), state.at(oparg));
    return;
  case Opcode::COPY:
    state.stack.push_back(state.at(oparg));
    return;
  case Opcode::JUMP_IF_FALSE_OR_POP:
  case Opcode::JUMP_IF_TRUE_OR_POP:
    if (!jump)
      state.stack.pop_back();
    return;
  case Opcode::LOAD_CONST:
    state.stack.push_back(constant_kind(body.code->consts[oparg], oparg));
    return;
  case Opcode::LOAD_CLOSURE:
    state.stack.push_back(state.cells.test(oparg) ? Kind{Type::Cell} : Kind{});
    return;
  case Opcode::BUILD_TUPLE: {
    const Kind tuple = tuple_kind(state, oparg);
    state.stack.resize(state.stack.size() - oparg);
    state.stack.push_back(tuple);
    return;
  }
  case Opcode::RETURN_GENERATOR:
    state.generator = true;
    break;
  default:
    break;
  }
  state.stack.resize(state.stack.size() - (jump ? effect.jump_pops : effect.pops));
  state.stack.resize(state.stack.size() + (jump ? effect.jump_pushes : effect.pushes));
  for (const Rule &result : results())
    if (result.concerns(instruction.opcode, oparg, body.code->version))
      state.at(result.position(oparg)).type = result.type;
  if (effect.pushes_null)
    state.at(2).type = Type::Null;
}

} // namespace lasti::flow
