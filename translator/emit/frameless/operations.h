#pragma once

// Which operations may be without a frame.

#include "ir/function.h"

#include <optional>

namespace lasti::emit {

/// A call with more arguments, or a tuple of more items, has a frame.
inline constexpr size_t most_frameless_values = 8;

enum class Frameless : uint8_t {
  Nothing,  ///< there is nothing to be written: moves between slots, what asks whether somebody looks
  Alias,    ///< its value is that of its input
  Constant, ///< a constant, or an argument
  Load,     ///< looks at an attribute, a global, a cell of the closure, or an item
  Method,   ///< looks at what is to be called, with its self
  Store,    ///< stores one
  New,      ///< an empty list or dict
  Tuple,    ///< a tuple, which is returned
  Call,     ///< of another such function, whose result is returned; or of len, which makes a number
  Number,   ///< arithmetic; its value is a number that is no object
  Test,     ///< the truth of a value, or a comparison
  Boolean,  ///< the same as a bool
  End,      ///< of a block
};

/// Of Number: the function of runtime/frameless, which is that of the operator without an equals sign.
llvm::StringRef frameless_arithmetic(const ir::Node &node);

/// How the frameless text has a node; nothing: it cannot have it.
std::optional<Frameless> frameless_way(const ir::Node &node);

/// Of Test and Boolean: the function of runtime/frameless; null: none.
struct FramelessTest {
  const char *function = nullptr;
  bool negated = false; ///< what is wanted is the opposite
  bool compares_identity = false;
};
FramelessTest frameless_test(const ir::Node &node);

} // namespace lasti::emit
