// From co_code to instructions.
#pragma once

#include "bytecode/instruction.h"

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>

#include <memory>
#include <string>

namespace lasti::bytecode {

/// Decodes and checks a code object of any version. In what it returns every opcode is known,
/// every target, handler and region is an instruction of the body, every oparg that names a
/// constant, a name or a slot of localsplus is in range, and the constant of a KW_NAMES is a tuple
/// of str. The value stack is not looked at. Errors read "function 'f' at offset 12: …".
llvm::Expected<Body> decode(std::shared_ptr<const pyc::CodeObject> code);

/// An error in the form above. `offset` is a byte offset in co_code.
llvm::Error error_at(const pyc::CodeObject &code, uint32_t offset, const llvm::Twine &message);

/// The same, at the instruction with this index.
llvm::Error error_at(const Body &body, uint32_t instruction, const llvm::Twine &message);

/// The index into co_names that an instruction with argument kind Name means in this version.
uint32_t name_index(const Instruction &instruction, PyVersion version);

/// Whether an instruction with argument kind Name pushes, beside the value of that name, what a call expects:
/// NULL, or for an attribute NULL or self.
bool pushes_null(const Instruction &instruction, PyVersion version);

/// Whether that lies above the value in this version, or below it.
bool null_is_above(PyVersion version);

/// The index into localsplus that an instruction with argument kind Free or Local means (up to
/// 3.10 the oparg of a Free one counts from the first cell).
uint32_t local_index(const Instruction &instruction, const pyc::CodeObject &code);

/// The operator of a COMPARE_OP in this version: an index into < <= == != > >= and, up to 3.8,
/// in, not in, is, is not, exception match, BAD.
uint32_t compare_operator(const Instruction &instruction, PyVersion version);

/// The instruction whose start is this byte offset (or whose opcode is, behind its EXTENDED_ARGs).
std::optional<uint32_t> instruction_at(const Body &body, uint32_t offset);

/// Takes an instruction's index. Returns the KW_NAMES whose names wait there for their CALL: from KW_NAMES on
/// ceval.c keeps them in a variable of its own (call_shape.kwnames). Null if there is none.
const Instruction *pending_names(const Body &body, uint32_t index);

/// The argument in words, as Python's dis shows it in parentheses ("x", "'text'", "to 24", "+"),
/// in printable ASCII; empty if there is nothing to say.
std::string argument_text(const Body &body, const Instruction &instruction);

/// The widths of the columns of a listing; 0: no columns.
struct TextWidths {
  unsigned name = 0;
  unsigned oparg = 0;
};

/// The whole instruction, as "LOAD_FAST 0 (x)".
std::string instruction_text(const Body &body, const Instruction &instruction, TextWidths widths = {});

} // namespace lasti::bytecode
