#pragma once

#include "ir/function.h"

namespace lasti::opt {

/// What is known of a value. It only ever grows weaker while a fixed point is sought: never, one int,
/// a type, any.
struct Fact {
  ir::Type type = ir::Type::Never;
  std::optional<int64_t> small_int;
  friend bool operator==(const Fact &, const Fact &) = default;
};

/// Returns what is known of a value that is one or the other.
Fact join(const Fact &left, const Fact &right);

/// Takes an operation of the runtime in code of a version, the number of one of its outputs (from the
/// bottom), and what is known of its inputs (bottom to top). Returns what holds of the output whatever the
/// rest of the program does.
Fact result_fact(const ir::Node &node, pyc::PyVersion version, uint32_t output, llvm::ArrayRef<Fact> inputs);

} // namespace lasti::opt
