#pragma once

// Values in SSA form, and the value-stack slots that hold them.

#include "flow/type.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace lasti::ir {

using flow::Type;

using ValueId = uint32_t;
inline constexpr ValueId no_value = UINT32_MAX;

/// One definition. Moving a value (LOAD_FAST, STORE_FAST, COPY, SWAP) defines nothing.
struct Value {
  enum class Kind : uint8_t {
    Argument, ///< bound at entry; `index` is the local
    Unbound,  ///< the state of a local without a value
    Stale,    ///< a local behind a suspension: a debugger may have changed or deleted it
    Local,    ///< a local that LOAD_FAST `definition` has found bound; operand: the value that may be unbound
    Constant, ///< LOAD_CONST; `index` is the index into co_consts
    Null,     ///< PUSH_NULL and LOAD_GLOBAL's NULL
    Instruction, ///< made by the instruction `definition`; `index` counts its outputs from the bottom
    Phi,         ///< a join at the start of block `definition`
    Exception,   ///< the exception at the entry of handler block `definition`
    LastI,       ///< the f_lasti pushed at the entry of handler block `definition`
  };
  Kind kind = Kind::Instruction;
  Type type = Type::Any;
  uint32_t definition = 0;          ///< instruction or block
  uint32_t index = 0;               ///< see Kind; of a phi: the depth, or the local if `of_local`
  bool of_local = false;            ///< of a phi
  std::optional<int64_t> small_int; ///< its value, if it is an int known at translation
  std::vector<ValueId> operands;    ///< of a phi: the values that reach it, each once, ascending
};

/// Who answers for the reference in a slot.
enum class Ownership : uint8_t {
  Owned,            ///< the slot itself
  BorrowedConstant, ///< co_consts
  BorrowedLocal,    ///< the local `local`, unchanged as long as the slot lives
  Null,             ///< statically NULL: nothing to drop
};

struct StackSlot {
  ValueId value = no_value;
  Ownership ownership = Ownership::Owned;
  bool maybe_null = false; ///< of an owned slot: NULL at run time is possible (LOAD_METHOD's lower slot)
  int32_t local = -1;      ///< of BorrowedLocal

  bool is_borrowed() const {
    return ownership == Ownership::BorrowedConstant || ownership == Ownership::BorrowedLocal;
  }
  friend bool operator==(const StackSlot &, const StackSlot &) = default;
};

} // namespace lasti::ir
