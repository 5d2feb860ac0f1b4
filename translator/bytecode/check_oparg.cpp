// The interpreter trusts its compiler: an oparg out of range reads past an array there. Everything
// that an oparg may select is held against the code object here, once, for all later stages.
#include "bytecode/decode.h"
#include "bytecode/tables.h"
#include "bytecode/target.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/Twine.h>

namespace lasti::bytecode {

namespace {

struct Range {
  uint32_t least = 0;
  uint32_t most = UINT32_MAX;
};

/// The values that opcodes with a selector know.
Range selector_range(Opcode opcode, PyVersion version) {
  switch (opcode) {
  case Opcode::IS_OP:
  case Opcode::CONTAINS_OP:
  case Opcode::CALL_FUNCTION_EX:
    return {0, 1};
  case Opcode::RAISE_VARARGS:
  case Opcode::GET_AWAITABLE:
  case Opcode::GEN_START:
    return {0, 2};
  case Opcode::BUILD_SLICE:
    return {2, 3};
  case Opcode::CONVERT_VALUE:
    return {1, 3};
  case Opcode::FORMAT_VALUE:
    return {0, 7};
  case Opcode::MAKE_FUNCTION:
    return {0, 15};
  case Opcode::SET_FUNCTION_ATTRIBUTE:
    return {1, 8};
  case Opcode::BINARY_OP:
    return {0, 2 * binary_operator_count - 1};
  case Opcode::CALL_INTRINSIC_1: // Include/internal/pycore_intrinsics.h
    return {1, 11};
  case Opcode::CALL_INTRINSIC_2:
    return {1, version >= pyc::py313 ? 5u : 4u};
  case Opcode::COPY: // from here on a depth: 1 is the top
  case Opcode::SWAP:
  case Opcode::ROT_N:
  case Opcode::LIST_APPEND:
  case Opcode::LIST_EXTEND:
  case Opcode::SET_ADD:
  case Opcode::SET_UPDATE:
  case Opcode::MAP_ADD:
  case Opcode::DICT_UPDATE:
  case Opcode::DICT_MERGE:
    return {1, UINT32_MAX};
  default:
    return {};
  }
}

bool is_tuple_of_str(const pyc::Constant &constant) {
  const auto *tuple = constant.as<pyc::Tuple>();
  return tuple && llvm::all_of(*tuple->items,
                               [](const pyc::Constant &item) { return item.as<pyc::Str>() != nullptr; });
}

llvm::Error check_index(const pyc::CodeObject &code, const Instruction &instruction, uint64_t index,
                        size_t count, const char *what) {
  if (index < count)
    return llvm::Error::success();
  return error_at(code, instruction.offset,
                  name(instruction.opcode) + " of " + what + " " + llvm::Twine(index) +
                      ", but there are only " + llvm::Twine(count));
}

llvm::Error out_of_range(const pyc::CodeObject &code, const Instruction &instruction) {
  return error_at(code, instruction.offset,
                  name(instruction.opcode) + " has an oparg out of range: " + llvm::Twine(instruction.oparg));
}

llvm::Error check_selector(const pyc::CodeObject &code, const Instruction &instruction) {
  uint32_t oparg = instruction.oparg;
  if (!has_argument(instruction.opcode, code.version))
    return llvm::Error::success();
  Range range = selector_range(instruction.opcode, code.version);
  bool ok = oparg >= range.least && oparg <= range.most;
  if (instruction.opcode == Opcode::SET_FUNCTION_ATTRIBUTE)
    ok = ok && (oparg & (oparg - 1)) == 0;
  if (instruction.opcode == Opcode::COPY_FREE_VARS)
    ok = oparg == static_cast<size_t>(llvm::count_if(
                      code.localsplus, [](const pyc::LocalVariable &variable) { return variable.is_free; }));
  return ok ? llvm::Error::success() : out_of_range(code, instruction);
}

} // namespace

llvm::Error check_oparg(const pyc::CodeObject &code, const Instruction &instruction) {
  uint64_t oparg = instruction.oparg;
  switch (argument_kind(instruction.opcode)) {
  case Argument::Const:
    if (auto problem = check_index(code, instruction, oparg, code.consts.size(), "constant"))
      return problem;
    if (instruction.opcode == Opcode::KW_NAMES && !is_tuple_of_str(code.consts[oparg]))
      return error_at(code, instruction.offset, "KW_NAMES of a constant that is no tuple of str");
    return llvm::Error::success();
  case Argument::Name:
    return check_index(code, instruction, name_index(instruction, code.version), code.names.size(), "name");
  case Argument::Local: {
    size_t count = code.version >= pyc::py311 ? code.localsplus.size() : static_cast<size_t>(code.nlocals);
    return check_index(code, instruction, oparg, count, "variable");
  }
  case Argument::LocalPair:
    if (auto problem = check_index(code, instruction, oparg >> 4, code.localsplus.size(), "variable"))
      return problem;
    return check_index(code, instruction, oparg & 15, code.localsplus.size(), "variable");
  case Argument::Free: {
    size_t first = code.version >= pyc::py311 ? 0 : static_cast<size_t>(code.nlocals);
    return check_index(code, instruction, oparg, code.localsplus.size() - first, "cell");
  }
  case Argument::Compare: {
    uint32_t most = code.version >= pyc::py39 ? 5 : 10;
    return compare_operator(instruction, code.version) <= most ? llvm::Error::success()
                                                               : out_of_range(code, instruction);
  }
  default:
    return check_selector(code, instruction);
  }
}

} // namespace lasti::bytecode
