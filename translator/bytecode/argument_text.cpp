// An instruction's argument in the words of Python's Lib/dis.py (argrepr) of its version.
#include "bytecode/decode.h"
#include "bytecode/target.h"

#include <fmt/format.h>

#include <array>

namespace lasti::bytecode {

namespace {

constexpr size_t most_characters = 120;

constexpr std::array<const char *, 2 * binary_operator_count> binary_operators = {
#define BINARY_OPERATOR(name, symbol) symbol,
#include "bytecode/Operators.def"
#define BINARY_OPERATOR(name, symbol) symbol "=",
#include "bytecode/Operators.def"
};

constexpr std::array<const char *, 12> comparisons = {
    "<", "<=", "==", "!=", ">", ">=", "in", "not in", "is", "is not", "exception match", "BAD"};

constexpr std::array<const char *, 12> intrinsics_1 = {
    "INTRINSIC_1_INVALID",         "INTRINSIC_PRINT",
    "INTRINSIC_IMPORT_STAR",       "INTRINSIC_STOPITERATION_ERROR",
    "INTRINSIC_ASYNC_GEN_WRAP",    "INTRINSIC_UNARY_POSITIVE",
    "INTRINSIC_LIST_TO_TUPLE",     "INTRINSIC_TYPEVAR",
    "INTRINSIC_PARAMSPEC",         "INTRINSIC_TYPEVARTUPLE",
    "INTRINSIC_SUBSCRIPT_GENERIC", "INTRINSIC_TYPEALIAS"};

constexpr std::array<const char *, 6> intrinsics_2 = {"INTRINSIC_2_INVALID",
                                                      "INTRINSIC_PREP_RERAISE_STAR",
                                                      "INTRINSIC_TYPEVAR_WITH_BOUND",
                                                      "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
                                                      "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
                                                      "INTRINSIC_SET_TYPEPARAM_DEFAULT"};

template <size_t N>
std::string pick(const std::array<const char *, N> &words, uint32_t index) {
  return index < N ? words[index] : "";
}

std::string function_parts(uint32_t flags) {
  constexpr std::array<const char *, 4> parts = {"defaults", "kwdefaults", "annotations", "closure"};
  std::string text;
  for (size_t i = 0; i < parts.size(); ++i)
    if (flags >> i & 1)
      text += std::string(text.empty() ? "" : ", ") + parts[i];
  return text;
}

std::string format_parts(uint32_t flags) {
  constexpr std::array<const char *, 4> conversions = {"", "str", "repr", "ascii"};
  std::string text = conversions[flags & 3];
  if (flags & 4)
    text += text.empty() ? "with format" : ", with format";
  return text;
}

std::string name_text(const pyc::CodeObject &code, const Instruction &instruction) {
  std::string text = pyc::printable(code.names[name_index(instruction, code.version)]);
  if (!pushes_null(instruction, code.version))
    return text;
  const std::string null = instruction.opcode == Opcode::LOAD_GLOBAL ? "NULL" : "NULL|self";
  return null_is_above(code.version) ? text + " + " + null : null + " + " + text;
}

std::string compare_text(const pyc::CodeObject &code, const Instruction &instruction) {
  std::string text = pick(comparisons, compare_operator(instruction, code.version));
  bool as_bool = code.version >= pyc::py313 && (instruction.oparg & 16);
  return as_bool ? "bool(" + text + ")" : text;
}

std::string raw_text(const Instruction &instruction) {
  uint32_t oparg = instruction.oparg;
  switch (instruction.opcode) {
  case Opcode::BINARY_OP:
    return pick(binary_operators, oparg);
  case Opcode::IS_OP:
    return oparg ? "is not" : "is";
  case Opcode::CONTAINS_OP:
    return oparg ? "not in" : "in";
  case Opcode::FORMAT_VALUE:
    return format_parts(oparg);
  case Opcode::CONVERT_VALUE:
    return format_parts(oparg & 3);
  case Opcode::MAKE_FUNCTION:
  case Opcode::SET_FUNCTION_ATTRIBUTE:
    return function_parts(oparg);
  case Opcode::CALL_INTRINSIC_1:
    return pick(intrinsics_1, oparg);
  case Opcode::CALL_INTRINSIC_2:
    return pick(intrinsics_2, oparg);
  default:
    return "";
  }
}

} // namespace

std::string argument_text(const Body &body, const Instruction &instruction) {
  const pyc::CodeObject &code = *body.code;
  auto variable = [&](uint32_t index) { return pyc::printable(code.localsplus[index].name); };
  switch (argument_kind(instruction.opcode)) {
  case Argument::None:
    return "";
  case Argument::Const:
    return pyc::repr(code.consts[instruction.oparg], most_characters);
  case Argument::Name:
    return name_text(code, instruction);
  case Argument::Local:
  case Argument::Free:
    return variable(local_index(instruction, code));
  case Argument::LocalPair:
    return variable(instruction.oparg >> 4) + ", " + variable(instruction.oparg & 15);
  case Argument::Compare:
    return compare_text(code, instruction);
  case Argument::Jump:
  case Argument::Forward:
  case Argument::Backward:
    return "to " + std::to_string(body.instructions[*instruction.target].start);
  case Argument::Raw:
    return raw_text(instruction);
  }
  return "";
}

std::string instruction_text(const Body &body, const Instruction &instruction, TextWidths widths) {
  std::string text = name(instruction.opcode).str();
  if (has_argument(instruction.opcode, body.code->version)) {
    text = fmt::format("{:<{}}", text, widths.name);
    const std::string oparg = fmt::format("{:>{}}", instruction.oparg, widths.oparg);
    if (text.back() != ' ' && oparg.front() != ' ')
      text += ' ';
    text += oparg;
  }
  const std::string argument = argument_text(body, instruction);
  return argument.empty() ? text : text + " (" + argument + ")";
}

} // namespace lasti::bytecode
