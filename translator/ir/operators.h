#pragma once

// The special methods that operators call.

#include <llvm/ADT/StringRef.h>

#include <string>

namespace lasti::ir {

/// What an operator calls of its operands, by its name in the runtime ("add_in_place", "compare_less").
struct SpecialMethods {
  std::string name;      ///< "__add__"; empty: it is no operator on two operands
  std::string reflected; ///< of the right operand: "__radd__", "__gt__"
  std::string in_place;  ///< "__iadd__", which comes first; empty: it is not done in place

  explicit operator bool() const { return !name.empty(); }
};

/// Returns the methods of an operator on two operands.
SpecialMethods special_methods_of(llvm::StringRef operation);

} // namespace lasti::ir
