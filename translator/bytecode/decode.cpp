// Decoding goes over the code twice: first it finds where each instruction starts, then it resolves
// jump targets to instructions, so that a jump into the middle of one (or into a cache) is seen.
#include "bytecode/decode.h"

#include "bytecode/tables.h"
#include "bytecode/target.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/Twine.h>

#include <algorithm>

namespace lasti::bytecode {

namespace {

/// Decodes the instruction at byte `position`, without its target and its lines.
llvm::Expected<Instruction> decode_one(const pyc::CodeObject &code, uint32_t position) {
  const auto &bytes = code.code;
  Instruction instruction;
  instruction.start = position;
  uint32_t oparg = 0;
  for (;; position += code_unit) {
    if (position >= bytes.size())
      return error_at(code, instruction.start, "EXTENDED_ARG at the end of the code");
    auto opcode = opcode_of_number(bytes[position], code.version);
    if (!opcode || opcode == Opcode::CACHE)
      return error_at(code, position,
                      "opcode " + llvm::Twine(static_cast<unsigned>(bytes[position])) +
                          " does not exist in Python " + to_string(code.version));
    if (oparg >> 24)
      return error_at(code, position, "oparg of more than 32 bits");
    oparg = oparg << 8 | bytes[position + 1];
    instruction.opcode = *opcode;
    if (*opcode != Opcode::EXTENDED_ARG)
      break;
  }
  instruction.offset = position;
  instruction.oparg = has_argument(instruction.opcode, code.version) ? oparg : 0;
  instruction.next = position + code_unit * (1 + cache_entries(instruction.opcode, code.version));
  if (instruction.next > bytes.size())
    return error_at(code, position, "inline cache cut off by the end of the code");
  return instruction;
}

/// The byte that a jump goes to; may be anything.
int64_t target_offset(const Instruction &instruction, PyVersion version) {
  int64_t distance = static_cast<int64_t>(instruction.oparg) * jump_unit(version);
  switch (argument_kind(instruction.opcode)) {
  case Argument::Jump:
    return jumps_are_relative(version) ? instruction.next + distance : distance;
  case Argument::Backward:
    return instruction.next - distance;
  default:
    return instruction.next + distance;
  }
}

llvm::Error resolve_targets(Body &body, const StartIndex &starts) {
  for (Instruction &instruction : body.instructions) {
    if (!has_target(instruction.opcode))
      continue;
    int64_t target = target_offset(instruction, body.code->version);
    size_t unit = static_cast<size_t>(target / code_unit);
    bool inside = target >= 0 && target % code_unit == 0 && unit + 1 < starts.size();
    if (!inside || starts[unit] == no_instruction)
      return error_at(*body.code, instruction.offset,
                      name(instruction.opcode) + " to byte " + llvm::Twine(target) +
                          ", where no instruction starts");
    instruction.target = starts[unit];
  }
  return llvm::Error::success();
}

llvm::Error decode_into(Body &body) {
  const pyc::CodeObject &code = *body.code;
  StartIndex starts(code.code.size() / code_unit + 1, no_instruction);
  for (uint32_t position = 0; position < code.code.size();) {
    auto instruction = decode_one(code, position);
    if (!instruction)
      return instruction.takeError();
    if (auto problem = check_oparg(code, *instruction))
      return problem;
    starts[position / code_unit] = static_cast<uint32_t>(body.instructions.size());
    position = instruction->next;
    body.instructions.push_back(*instruction);
  }
  starts.back() = static_cast<uint32_t>(body.instructions.size());
  if (body.instructions.empty())
    return error_at(code, 0, "no instructions");
  if (auto problem = resolve_targets(body, starts))
    return problem;
  set_lines(body);
  if (has_exception_table(code.version))
    return set_regions_from_table(body, starts);
  return set_regions_from_blocks(body);
}

} // namespace

llvm::Error error_at(const pyc::CodeObject &code, uint32_t offset, const llvm::Twine &message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 "function '" + pyc::printable(code.qualname) + "' at offset " +
                                     llvm::Twine(offset) + ": " + message);
}

llvm::Error error_at(const Body &body, uint32_t instruction, const llvm::Twine &message) {
  return error_at(*body.code, body.instructions[instruction].offset, message);
}

llvm::Expected<Body> decode(std::shared_ptr<const pyc::CodeObject> code) {
  Body body;
  body.code = std::move(code);
  if (auto problem = decode_into(body))
    return problem;
  return body;
}

uint32_t name_index(const Instruction &instruction, PyVersion version) {
  switch (instruction.opcode) {
  case Opcode::LOAD_GLOBAL:
    return version >= pyc::py311 ? instruction.oparg >> 1 : instruction.oparg;
  case Opcode::LOAD_ATTR:
    return version >= pyc::py312 ? instruction.oparg >> 1 : instruction.oparg;
  case Opcode::LOAD_SUPER_ATTR:
    return instruction.oparg >> 2;
  default:
    return instruction.oparg;
  }
}

bool pushes_null(const Instruction &instruction, PyVersion version) {
  switch (instruction.opcode) {
  case Opcode::LOAD_GLOBAL:
    return version >= pyc::py311 && instruction.oparg & 1;
  case Opcode::LOAD_ATTR:
    return version >= pyc::py312 && instruction.oparg & 1;
  case Opcode::LOAD_SUPER_ATTR:
    return instruction.oparg & 1;
  default:
    return false;
  }
}

bool null_is_above(PyVersion version) {
  return version >= pyc::py313;
}

uint32_t local_index(const Instruction &instruction, const pyc::CodeObject &code) {
  bool counts_cells = argument_kind(instruction.opcode) == Argument::Free && code.version < pyc::py311;
  return instruction.oparg + (counts_cells ? static_cast<uint32_t>(code.nlocals) : 0);
}

uint32_t compare_operator(const Instruction &instruction, PyVersion version) {
  return instruction.oparg >> compare_flag_bits(version);
}

const Instruction *pending_names(const Body &body, uint32_t index) {
  const auto opcode_before = [&] { return index > 0 ? body.instructions[index - 1].opcode : Opcode::NOP; };
  if (body.instructions[index].opcode == Opcode::CALL && opcode_before() == Opcode::PRECALL)
    --index;
  const bool waits =
      body.instructions[index].opcode == Opcode::PRECALL && opcode_before() == Opcode::KW_NAMES;
  return waits ? &body.instructions[index - 1] : nullptr;
}

std::optional<uint32_t> instruction_at(const Body &body, uint32_t offset) {
  auto found =
      llvm::partition_point(body.instructions, [&](const Instruction &each) { return each.offset < offset; });
  if (found == body.instructions.end() || (found->offset != offset && found->start != offset))
    return std::nullopt;
  return static_cast<uint32_t>(found - body.instructions.begin());
}

} // namespace lasti::bytecode
