#pragma once

// The rare ways of a function in the plain form: each is a call that is given the state of the stack as data.

#include "emit/plain/places.h"
#include "emit/writer.h"
#include "ir/function.h"

#include <map>
#include <set>
#include <vector>

namespace lasti::emit {

class PlainColdPaths {
public:
  explicit PlainColdPaths(const ir::Function &function) : function(function) {}

  /// Takes the region that covers the instruction (-1: the exception leaves the function), the stack where it
  /// is raised, and whether it has its traceback already. Returns the label to go to with the exception set.
  /// `after` is the description of the stack behind the instruction, if that may show tracing as a failure.
  ColdLabel unwind(int region, llvm::ArrayRef<ir::Hold> stack, const Places &places, bool again,
                   const std::string &after = "");

  /// Takes the stack as it is. Returns the label to go to where tracing is on and the interpreter goes on at
  /// the byte offset `next`; a negative one: at the boundary that has been counted.
  ColdLabel leave(int next, llvm::ArrayRef<ir::Hold> stack, const Places &places);

  /// Writes all that were asked for. Adds the labels that they jump to.
  void write(Writer &out, std::set<Label> &jumped_to) const;

private:
  struct Unwind {
    flow::BlockId handler; ///< no_block: out of the function
    bool last_i, again;
    std::string stack, after;
    uint32_t kept;
    friend auto operator<=>(const Unwind &, const Unwind &) = default;
  };
  struct Leave {
    int next;
    std::string stack;
    friend auto operator<=>(const Leave &, const Leave &) = default;
  };

  void write_unwind(Writer &out, const Unwind &unwind, unsigned number, std::set<Label> &jumped_to) const;

  const ir::Function &function;
  std::map<Unwind, unsigned> unwinds;
  std::vector<const Unwind *> unwind_order;
  std::map<Leave, unsigned> leaves;
  std::vector<const Leave *> leave_order;
};

} // namespace lasti::emit
