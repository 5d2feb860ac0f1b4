#pragma once

// Which form a function is written in: a decision of its own, made between lowering and the passes.

#include "ir/function.h"
#include "profile/choose.h"

#include <optional>

namespace lasti::choice {

/// Where code comes from.
enum class Origin : uint8_t {
  Program, ///< what is built, and the modules beside it
  Library, ///< what it imports from elsewhere
};

/// What is known beside the function itself.
struct Circumstances {
  unsigned level = 2; ///< of -O: 0 literal, 1 plain, 2 the choice, 3 full
  Origin origin = Origin::Program;
  bool checks = false; ///< --checks: the slots are to be watched, which are variables of the full form
  std::optional<profile::Choice> profiled; ///< what a profile says of the function
};

struct Choice {
  ir::Form form;
  llvm::StringRef reason; ///< in words, for people
};

/// Takes a function that has been lowered. Returns the form that it is to be written in.
Choice choose(const ir::Function &function, const Circumstances &circumstances);

} // namespace lasti::choice
