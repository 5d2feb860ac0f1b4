#pragma once

// What the emitter needs to know of a value stack: which slots hold a reference of their own.

#include "emit/writer.h"
#include "ir/value.h"

#include <cstdint>
#include <set>
#include <vector>

namespace lasti::emit {

using ir::Hold;

/// Bottom to top.
using Shape = std::vector<Hold>;

/// Names the slots of one function, and remembers which occur: only those are declared.
class SlotNames {
public:
  explicit SlotNames(bool literal) : is_literal(literal) {}

  SlotName operator()(size_t depth) {
    used.insert(static_cast<unsigned>(depth));
    return {static_cast<unsigned>(depth), is_literal};
  }
  bool literal() const { return is_literal; }
  const std::set<unsigned> &variables() const { return used; }

private:
  bool is_literal;
  std::set<unsigned> used;
};

/// Writes what turns slots held as in `from` into slots held as in `to`: references for borrowed
/// slots that must own theirs, NULL for those that have no variable yet.
void convert(Writer &out, SlotNames &slot, const Shape &from, const Shape &to, const char *indent = "");

} // namespace lasti::emit
