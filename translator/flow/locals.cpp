#include "flow/locals.h"

namespace lasti::flow {

using bytecode::Opcode;

namespace {

LocalAccess access_of(Opcode opcode) {
  switch (opcode) {
  case Opcode::LOAD_FAST:
  case Opcode::LOAD_CLOSURE:
    return LocalAccess::Load;
  case Opcode::STORE_FAST:
    return LocalAccess::Store;
  case Opcode::DELETE_FAST:
    return LocalAccess::Delete;
  case Opcode::MAKE_CELL:
  case Opcode::COPY_FREE_VARS:
    return LocalAccess::PutCell;
  default:
    return LocalAccess::None;
  }
}

} // namespace

bool suspends(Opcode opcode, bool jump) {
  if (jump)
    return opcode == Opcode::SEND;
  return opcode == Opcode::YIELD_VALUE || opcode == Opcode::RETURN_GENERATOR;
}

LocalEffect local_effect(const bytecode::Body &body, uint32_t index, bool jump) {
  const bytecode::Instruction &instruction = body.instructions[index];
  const auto count = static_cast<uint32_t>(body.code->localsplus.size());
  if (suspends(instruction.opcode, jump))
    return {LocalAccess::Suspend, 0, count};
  const LocalAccess access = access_of(instruction.opcode);
  if (jump || access == LocalAccess::None)
    return {};
  if (instruction.opcode == Opcode::COPY_FREE_VARS)
    return {access, count - instruction.oparg, count};
  return {access, instruction.oparg, instruction.oparg + 1};
}

} // namespace lasti::flow
