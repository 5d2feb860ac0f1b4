// The instruction set: the union of the opcodes of CPython 3.6 to 3.13, by name.
#pragma once

#include "pyc/version.h"

#include <llvm/ADT/StringRef.h>

#include <cstdint>
#include <optional>

namespace lasti::bytecode {

using pyc::PyVersion;

/// Every opcode that a compiler writes into a .pyc of some version, in the order of Opcodes.def.
/// CACHE and EXTENDED_ARG are part of the encoding: no decoded instruction has them.
enum class Opcode : uint8_t {
#define OPCODE(name, ...) name,
#include "bytecode/Opcodes.def"
};

/// The number of opcodes in the enumeration.
inline constexpr unsigned opcode_count = 0
#define OPCODE(name, ...) +1
#include "bytecode/Opcodes.def"
    ;

/// What an oparg means; the column "argument" of Opcodes.def, which explains each.
enum class Argument : uint8_t {
  None,
  Const,
  Name,
  Local,
  LocalPair,
  Free,
  Compare,
  Jump,
  Forward,
  Backward,
  Raw,
};

/// The opcode's name, as in Python's opcode.opname.
llvm::StringRef name(Opcode opcode);

/// The opcode of that name, or nothing.
std::optional<Opcode> find_opcode(llvm::StringRef name);

/// One line that says what the opcode does. TOS is the top of the value stack.
llvm::StringRef meaning(Opcode opcode);

/// What the opcode's oparg means in the versions where it has one.
Argument argument_kind(Opcode opcode);

/// The opcode's number in a version, or -1 if that version has none.
int opcode_number(Opcode opcode, PyVersion version);

/// The opcode that a number stands for in a version's .pyc files. Nothing for a number without
/// meaning, and for the specialised, instrumented and internal opcodes that exist only in memory.
std::optional<Opcode> opcode_of_number(uint8_t number, PyVersion version);

/// Inline cache entries (of 2 bytes) that follow the opcode in a version; 0 before 3.11.
unsigned cache_entries(Opcode opcode, PyVersion version);

/// Whether the opcode uses its oparg in a version that has it (Python's opcode.hasarg).
bool has_argument(Opcode opcode, PyVersion version);

/// Whether the opcode's oparg is a jump target. SETUP_* (up to 3.10) name their handler or the end
/// of their loop as a jump does, and are included; see falls_through() and is_setup().
bool has_target(Opcode opcode);

/// SETUP_LOOP, SETUP_EXCEPT, SETUP_FINALLY, SETUP_WITH, SETUP_ASYNC_WITH: they push a block whose
/// end or handler is their target, and go on with the next instruction.
bool is_setup(Opcode opcode);

/// Whether control can reach the instruction behind this one, other than by a jump to it. False
/// for returns, raises and jumps that are always taken.
bool falls_through(Opcode opcode);

} // namespace lasti::bytecode
