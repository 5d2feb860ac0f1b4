// What an instruction takes for granted, and whether it is so.

#include "flow/requirements.h"
#include "flow/state.h"

#include <llvm/ADT/Twine.h>

#include <algorithm>

namespace lasti::flow {

using bytecode::Body;
using bytecode::Instruction;
using bytecode::Opcode;
using llvm::Error;
using llvm::Twine;

namespace {

/// Returns true if the value at this position may be NULL as far as the instruction cares.
bool takes_null(const Instruction &instruction, uint64_t position) {
  switch (instruction.opcode) {
  case Opcode::SWAP:
    return true;
  case Opcode::COPY:
    return position != instruction.oparg;
  case Opcode::PRECALL:
  case Opcode::CALL:
    return position == static_cast<uint64_t>(instruction.oparg) + 2;
  case Opcode::CALL_FUNCTION_EX:
    return position == 3 + (instruction.oparg & 1);
  default:
    return false;
  }
}

const bytecode::Instruction *neighbour(const Body &body, uint32_t index, int distance) {
  const int64_t other = static_cast<int64_t>(index) + distance;
  return other < 0 || other >= static_cast<int64_t>(body.instructions.size()) ? nullptr
                                                                              : &body.instructions[other];
}

bool is_followed_by_call(const Body &body, uint32_t index, Opcode opcode) {
  const Instruction *next = neighbour(body, index, 1);
  return next && next->opcode == opcode;
}

/// [KW_NAMES] PRECALL CALL: what KW_NAMES sets is no part of the frame, so nothing may come between.
Error check_call(const Body &body, uint32_t index) {
  const Instruction &instruction = body.instructions[index];
  if (instruction.opcode == Opcode::KW_NAMES) {
    if (!is_followed_by_call(body, index, Opcode::PRECALL))
      return error_at(body, index, "KW_NAMES is not followed by PRECALL");
    const auto *names = body.code->consts[instruction.oparg].as<pyc::Tuple>();
    if (!names || names->items->size() > body.instructions[index + 1].oparg)
      return error_at(body, index, "KW_NAMES names more arguments than the call has");
  } else if (instruction.opcode == Opcode::PRECALL) {
    if (!is_followed_by_call(body, index, Opcode::CALL) ||
        body.instructions[index + 1].oparg != instruction.oparg)
      return error_at(body, index, "PRECALL is not followed by its CALL");
  } else {
    const Instruction *previous = neighbour(body, index, -1);
    if (!previous || previous->opcode != Opcode::PRECALL)
      return error_at(body, index, "CALL does not follow a PRECALL");
  }
  return Error::success();
}

Error check_function(const Body &body, uint32_t index, const State &state) {
  const auto &code = body.code->consts[state.at(1).payload].as<std::shared_ptr<const pyc::CodeObject>>();
  const auto free = std::count_if((*code)->localsplus.begin(), (*code)->localsplus.end(),
                                  [](const pyc::LocalVariable &local) { return local.is_free; });
  const uint32_t given = body.instructions[index].oparg & 8 ? state.at(2).payload : 0;
  if (given != free)
    return error_at(body, index,
                    "a closure of " + Twine(given) + " cells for a code object with " +
                        Twine(static_cast<uint64_t>(free)) + " free variables");
  return Error::success();
}

Error check_free_variables(const Body &body, uint32_t index) {
  const auto &locals = body.code->localsplus;
  const uint32_t count = body.instructions[index].oparg;
  const auto free =
      std::count_if(locals.begin(), locals.end(), [](const auto &local) { return local.is_free; });
  if (count != free ||
      !std::all_of(locals.end() - free, locals.end(), [](const auto &local) { return local.is_free; }))
    return error_at(body, index,
                    "COPY_FREE_VARS copies " + Twine(count) + " of " + Twine(static_cast<uint64_t>(free)) +
                        " free variables");
  return Error::success();
}

Error check_generator(const Body &body, uint32_t index, const State &state) {
  using namespace pyc::code_flags;
  if (!(body.code->flags & (generator | coroutine | async_generator)))
    return error_at(body, index, "RETURN_GENERATOR in a function whose flags say that it is no generator");
  if (state.generator || !state.stack.empty())
    return error_at(body, index,
                    state.generator ? "RETURN_GENERATOR in a generator"
                                    : "RETURN_GENERATOR with values on the stack");
  if (body.region_of[index] >= 0)
    return error_at(body, index, "RETURN_GENERATOR has an exception handler");
  return Error::success();
}

Error check_cell(const Body &body, uint32_t index, const State &state) {
  const uint32_t local = body.instructions[index].oparg;
  if (!state.cells.test(local))
    return error_at(body, index,
                    Twine(bytecode::name(body.instructions[index].opcode)) + " of local " + Twine(local) +
                        ", which may hold no cell");
  return Error::success();
}

Error check_special(const Body &body, uint32_t index, const State &state) {
  switch (body.instructions[index].opcode) {
  case Opcode::KW_NAMES:
  case Opcode::PRECALL:
  case Opcode::CALL:
    return check_call(body, index);
  case Opcode::MAKE_FUNCTION:
    return check_function(body, index, state);
  case Opcode::COPY_FREE_VARS:
    return check_free_variables(body, index);
  case Opcode::RETURN_GENERATOR:
    return check_generator(body, index, state);
  case Opcode::YIELD_VALUE:
    return state.generator ? Error::success() : error_at(body, index, "YIELD_VALUE before RETURN_GENERATOR");
  case Opcode::LOAD_DEREF:
  case Opcode::STORE_DEREF:
  case Opcode::DELETE_DEREF:
  case Opcode::LOAD_CLASSDEREF:
    return check_cell(body, index, state);
  default:
    return Error::success();
  }
}

} // namespace

Error check(const Body &body, uint32_t index, const State &state, const Effect &effect) {
  const Instruction &instruction = body.instructions[index];
  const llvm::StringRef name = bytecode::name(instruction.opcode);
  for (const Rule &needed : requirements()) {
    if (!needed.concerns(instruction.opcode, instruction.oparg, body.code->version))
      continue;
    const uint32_t position = needed.position(instruction.oparg);
    if (!is(state.at(position).type, needed.type))
      return error_at(body, index,
                      Twine(name) + " needs " + in_words(needed.type) + " at position " + Twine(position) +
                          ", there is " + in_words(state.at(position).type));
  }
  for (uint64_t position = 1; position <= effect.touches(); ++position)
    if (state.at(position).maybe_null() && !takes_null(instruction, position))
      return error_at(body, index, Twine(name) + " finds NULL at position " + Twine(position));
  return check_special(body, index, state);
}

} // namespace lasti::flow
