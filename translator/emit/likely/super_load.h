#pragma once

// `super().name` in a method: three instructions that are one look, without the object that super() makes.

#include "ir/function.h"

#include <optional>

namespace lasti::emit {

struct SuperLoad {
  const ir::Node *load; ///< of the method, or of the attribute
  uint32_t class_cell;  ///< the local with the class that the function stands in
  uint32_t next;        ///< index of the instruction behind
};

/// Takes a call_function of a block, after own/. Returns what may be looked up in place of it and of the load
/// behind it, at run time, if the callee is super; nothing if this is no call of something called `super`, or
/// if what the load makes is not just what the next instruction finds.
std::optional<SuperLoad> find_super_load(const ir::Function &function, const ir::Block &block,
                                         const ir::Node &call);

} // namespace lasti::emit
