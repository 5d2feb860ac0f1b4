#pragma once

// Values in SSA form, and the value-stack slots that hold them.

#include "ir/type.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace lasti::ir {

using ValueId = uint32_t;
inline constexpr ValueId no_value = UINT32_MAX;

/// One definition. Moving a value (LOAD_FAST, STORE_FAST, COPY, SWAP) defines nothing.
struct Value {
  enum class Kind : uint8_t {
    Argument,    ///< bound at entry; `index` is the local
    Unbound,     ///< the state of a local without a value
    Local,       ///< what a local that may be unbound holds once LOAD_FAST has found it bound
    Constant,    ///< LOAD_CONST; `index` is the index into co_consts
    Null,        ///< PUSH_NULL and LOAD_GLOBAL's NULL
    Instruction, ///< pushed by the instruction `definition`; `index` counts its outputs from the bottom
    Phi,         ///< a join at the start of block `definition`; `operands` follow phi_predecessors()
    Exception,   ///< the exception at the entry of handler block `definition`
    LastI,       ///< the pushed f_lasti at the entry of handler block `definition`
    Resumed,     ///< what the suspension at instruction `definition` was sent
  };
  Kind kind;
  Type type = Type::Any;
  uint32_t definition = 0;             ///< instruction or block
  uint32_t index = 0;                  ///< see Kind
  std::optional<int64_t> small_int;    ///< its value, if it is an int known at translation
  std::vector<ValueId> operands;       ///< of a phi
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
};

} // namespace lasti::ir
