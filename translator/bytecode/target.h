// What CPython's versions have that no table of opcodes says: what differs takes the version, the rest is so
// in all of them or is needed only for those that can be translated.
#pragma once

#include "pyc/version.h"

#include <cstdint>

namespace lasti::bytecode {

using pyc::PyVersion;

/// Bytes of a code unit: an opcode and its oparg, or an entry of an inline cache.
inline constexpr uint32_t code_unit = 2;

/// Bytes that the oparg of a jump counts in.
constexpr uint32_t jump_unit(PyVersion version) {
  return version >= pyc::py310 ? code_unit : 1;
}

/// Whether every jump goes a distance, so that none has its target as the oparg.
constexpr bool jumps_are_relative(PyVersion version) {
  return version >= pyc::py311;
}

/// Whether handlers stand in a table beside the code; up to 3.10 SETUP_* push them.
constexpr bool has_exception_table(PyVersion version) {
  return version >= pyc::py311;
}

/// The first opcode's number that has an argument (opcode.HAVE_ARGUMENT; in 3.13 that is the last without).
constexpr int first_with_argument(PyVersion version) {
  return version >= pyc::py313 ? 45 : 90;
}

/// The low bits of COMPARE_OP's oparg that are not its operator.
constexpr unsigned compare_flag_bits(PyVersion version) {
  return version >= pyc::py313 ? 5 : version >= pyc::py312 ? 4 : 0;
}

/// What BINARY_OP does. The in-place operators follow in the same order.
enum class BinaryOperator : uint32_t {
#define BINARY_OPERATOR(name, symbol) name,
#include "bytecode/Operators.def"
};
inline constexpr uint32_t binary_operator_count = 0
#define BINARY_OPERATOR(name, symbol) +1
#include "bytecode/Operators.def"
    ;

/// Bits of a digit of an int in memory (PyLong_SHIFT in longintrepr.h). Marshal has digits of its own.
inline constexpr unsigned long_digit_bits = 30;

} // namespace lasti::bytecode
