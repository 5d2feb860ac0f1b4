#pragma once

// One operation of the intermediate representation, on values; after own/, on slots of the value stack.

#include "ir/value.h"
#include "opgen/operation.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringRef.h>

#include <optional>

namespace lasti::ir {

enum class Kind : uint8_t {
#define CONTROL(name, ...) name,
#include "ir/Control.def"
  operation, ///< a function of the runtime: Node::row
};

/// What Node::immediate means (Control.def); of an operation it is the oparg.
enum class Immediate : uint8_t { None, Instruction, Local, Constant, Count, Slot, Flags, Type };

/// What Node::detail means.
enum class Detail : uint8_t {
  None,
  Boundary, ///< BoundaryDetail
  Names,    ///< of a call: the constant with the keyword names
  Hold,     ///< after own/, of what loads: how the slot holds it
  Slot,     ///< the other slot
  Local,    ///< the local that the value is in, or goes to
};

/// Where an exception goes that is raised in a node: to the handler of its instruction, or out.
enum class Raise : uint8_t {
  None,
  New,   ///< the traceback gets an entry for this frame (ceval.c `error`)
  Again, ///< it has one already (ceval.c `exception_unwind`)
};

/// An input after own/: the slot that it is in, and what becomes of the slot's reference.
struct Operand {
  uint32_t slot = 0;
  Hold hold = Hold::Null; ///< Owned: the reference goes to the operation; Borrowed: it is only looked at
};

struct Node {
  Kind kind = Kind::operation;
  Raise raise = Raise::None;
  const opgen::Operation *row = nullptr;  ///< of an operation
  uint32_t immediate = 0;                 ///< what it means depends on the kind
  std::optional<uint32_t> detail;         ///< a second one, for few kinds
  llvm::MutableArrayRef<ValueId> inputs;  ///< bottom to top
  llvm::MutableArrayRef<ValueId> outputs; ///< bottom to top; a Truth comes first
  llvm::ArrayRef<Operand> operands;       ///< after own/: of the inputs
  llvm::ArrayRef<uint32_t> slots;         ///< after own/: of the outputs that are objects
  llvm::ArrayRef<Hold> stack;             ///< after own/: what the slots hold where it raises, leaves, or
                                          ///< (a boundary) begins
  bool is_covered = true;                 ///< false: what it raises leaves the function, whatever its region
};

/// Node::detail of a boundary.
enum BoundaryDetail : uint32_t {
  joined = 1,      ///< the instruction is written together with the one before
  inside_call = 2, ///< the interpreter cannot go on here: it keeps keyword names elsewhere
};

/// Flags of a jump or a branch (Node::immediate).
enum JumpFlag : uint32_t {
  when_true = 1,  ///< a branch jumps where the condition is true
  polls = 2,      ///< looks at the eval breaker on the way
  is_covered = 4, ///< what that raises goes to the block's handler, else out of the function
};

/// A flag or a detail in words.
struct FlagName {
  uint32_t flag;
  llvm::StringRef name;
};

/// Returns the names of the JumpFlags, and of the details of a boundary.
llvm::ArrayRef<FlagName> jump_flags();
llvm::ArrayRef<FlagName> boundary_details();

/// Returns the node's name: the control operation's, or the runtime's function.
llvm::StringRef name(const Node &node);

/// Returns the control operation of that name, or nothing.
std::optional<Kind> find_kind(llvm::StringRef name);

/// Takes a version, the name of a function of the runtime, and the oparg where the name says not all. Returns
/// the operation; null if there is none, or several, or its opcode wants an oparg that is not given.
const opgen::Operation *find_row(pyc::PyVersion version, llvm::StringRef function,
                                 std::optional<uint32_t> oparg);

/// Returns what the node's immediate means; nothing for an operation of the runtime.
Immediate immediate_of(Kind kind);

/// Returns what the node's detail means.
Detail detail_of(Kind kind);

/// Returns the word before the other slot of a node that has one.
const char *slot_word(Kind kind);

/// Returns true for the values that are there at the entry of a function or a handler, or behind a
/// suspension: nothing runs.
bool is_given(Kind kind);

/// Returns true for the kinds that only own/ makes.
bool follows_ownership(Kind kind);

/// Returns true for the control operations in which Python code may run.
bool runs_python(Kind kind);

/// Returns true for the kinds whose first output says whether there is a second one.
bool is_iteration(Kind kind);

/// Returns true for the kinds after which a block goes on in two ways.
bool has_two_ways(Kind kind);

/// Returns true if an exception may be raised in the node.
bool is_fallible(const Node &node);

/// Returns true for the kinds that end a block.
bool ends_block(Kind kind);

/// Returns true for those of them that go to no other block.
bool ends_function(Kind kind);

} // namespace lasti::ir
