#pragma once

// Values in SSA form: what a node makes, what a phi joins.

#include "flow/type.h"

#include <cstdint>
#include <optional>

namespace lasti::ir {

using flow::Type;

using ValueId = uint32_t;
inline constexpr ValueId no_value = UINT32_MAX;

/// How a value is held by the machine.
enum class Representation : uint8_t {
  Object, ///< PyObject *
  Truth,  ///< the result of a condition: 1 or 0
};

struct Value {
  Representation representation = Representation::Object;
  Type type = Type::Any;   ///< of an object
  Type likely = Type::Any; ///< what it is taken for, behind a guard; an iterator by what it walks along
  uint32_t likely_code = UINT32_MAX; ///< of what is likely a function of the module: its code index
  uint32_t likely_init = UINT32_MAX; ///< of what is likely a class of the module: its __init__'s code index
  uint32_t likely_operator = UINT32_MAX; ///< of an operator's result: that of the method that likely makes it
  std::optional<int64_t> small_int;      ///< its value, if it is an int known at translation
};

/// Who answers for the reference in a slot of the value stack.
enum class Hold : uint8_t {
  Null,     ///< statically NULL, or no longer of interest: the variable is not read
  Borrowed, ///< from a constant, or from a local that is not stored to meanwhile
  Owned,    ///< the slot itself; what it holds may be NULL at run time
};

/// Returns the name in lower case: "null", "borrowed", "owned".
llvm::StringRef name(Hold hold);

/// Returns the hold of that name, or nothing.
std::optional<Hold> find_hold(llvm::StringRef name);

} // namespace lasti::ir
