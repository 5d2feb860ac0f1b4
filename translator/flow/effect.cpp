#include "flow/effect.h"

#include "opgen/operation.h"

#include <algorithm>
#include <array>
#include <bit>

namespace lasti::flow {

using bytecode::Instruction;
using bytecode::Opcode;
using pyc::PyVersion;

namespace {

struct Row {
  unsigned first, last;
  Opcode opcode;
  Effect (*effect)(uint64_t oparg);
};

constexpr Row rows[] = {
#define EFFECT(first, last, opcode, looks, pops, pushes)                                                     \
  {first, last, Opcode::opcode, []([[maybe_unused]] uint64_t oparg) {                                        \
     return Effect{static_cast<uint64_t>(looks), static_cast<uint64_t>(pops), static_cast<uint64_t>(pushes), \
                   static_cast<uint64_t>(pops), static_cast<uint64_t>(pushes)};                              \
   }},
#define JUMP_EFFECT(first, last, opcode, looks, pops, pushes, jump_pops, jump_pushes)                        \
  {first, last, Opcode::opcode,                                                                              \
   []([[maybe_unused]] uint64_t oparg) { return Effect{looks, pops, pushes, jump_pops, jump_pushes}; }},
#include "flow/Effects.def"
};

Effect signature_effect(const opgen::Operation &operation, int oparg) {
  Effect result;
  result.pops = result.jump_pops = static_cast<uint64_t>(operation.pops(oparg));
  result.pushes = result.jump_pushes = static_cast<uint64_t>(operation.pushes(oparg));
  result.pushes_null = operation.pushes_null && operation.pushes_null(oparg);
  for (const opgen::Input &input : operation.inputs)
    if (input.kind == opgen::InputKind::Peek)
      result.looks = std::max(result.looks, static_cast<uint64_t>(input.depth(oparg)));
  return result;
}

} // namespace

std::optional<Effect> tabled_effect(const Instruction &instruction, PyVersion version) {
  // A row is looked for from the first one of its opcode on.
  static const auto first_row = [] {
    std::array<uint16_t, bytecode::opcode_count> index{};
    index.fill(UINT16_MAX);
    for (size_t i = std::size(rows); i-- > 0;)
      index[static_cast<size_t>(rows[i].opcode)] = static_cast<uint16_t>(i);
    return index;
  }();
  for (size_t i = first_row[static_cast<size_t>(instruction.opcode)]; i < std::size(rows); ++i)
    if (rows[i].opcode == instruction.opcode && rows[i].first <= version.minor &&
        version.minor <= rows[i].last)
      return rows[i].effect(instruction.oparg);
  return std::nullopt;
}

std::optional<Effect> effect(const Instruction &instruction, PyVersion version) {
  // An oparg beyond 2^24 would need as many values on the stack; the table has the wider arithmetic.
  if (instruction.oparg < (1u << 24)) {
    const int oparg = static_cast<int>(instruction.oparg);
    if (const opgen::Operation *operation = opgen::find_operation(version, instruction.opcode, oparg))
      return signature_effect(*operation, oparg);
  }
  return tabled_effect(instruction, version);
}

} // namespace lasti::flow
