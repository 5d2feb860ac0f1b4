#pragma once

// The names of a region's values, and their operations as expressions.

#include "ir/function.h"

#include <optional>
#include <string>
#include <vector>

namespace lasti::emit {

/// The native function of a function that a region does.
std::string callee_name(const words::Region &region, size_t index);

class RegionValues {
public:
  /// `own_code`: of the clone that it is the body of.
  RegionValues(const ir::Function &function, const words::Region &region, std::optional<uint32_t> own_code);

  /// A value where it is used: a variable, or a constant.
  std::string use(words::ValueId id) const { return texts[id]; }
  bool is_used(words::ValueId id) const { return used[id]; }
  /// Whether it is a variable.
  bool is_variable(words::ValueId id) const { return variables[id]; }
  /// The C++ of an operation: an expression, or what says if it has not failed.
  std::string text(const words::Node &node) const;
  /// The cursor as an expression, and its type.
  std::string cursor(words::CursorId id) const;
  std::string cursor_type(words::CursorId id) const;
  /// Whether a node has to be written: somebody uses what it makes, or it does something.
  bool is_needed(const words::Node &node) const;

private:
  void find_used();
  void fold();
  std::string variable(words::ValueId id) const;
  std::string constant(const words::Node &node) const;
  std::string call(const words::Node &node) const;

  const ir::Function &function;
  const words::Region &region;
  const std::optional<uint32_t> own_code;
  std::vector<std::string> texts;
  std::vector<bool> variables, used;
  std::vector<unsigned> uses;
};

} // namespace lasti::emit
