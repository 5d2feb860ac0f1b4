#pragma once

// The paths that are rarely taken: an exception on its way to a handler or out of the function, and
// the return to the interpreter. They stand at the function's end, one for each (handler, stack
// shape), however many instructions lead there.

#include "emit/shape.h"
#include "emit/writer.h"
#include "ir/function.h"

#include <compare>
#include <map>
#include <set>
#include <vector>

namespace lasti::emit {

class ColdPaths {
public:
  /// How the exception came about.
  enum class Raise : uint8_t {
    New,   ///< ceval.c `error`: the traceback gets an entry for this frame
    Again, ///< ceval.c `exception_unwind`: it has one already (RERAISE)
  };

  ColdPaths(const ir::Function &function, SlotNames &slot) : function(function), slot(slot) {}

  /// Takes the region that covers the instruction (-1: the exception leaves the function) and the
  /// stack that is there when it is raised. Returns the label to go to with the exception set.
  ColdLabel unwind(int region, Shape stack, Raise raise);

  /// Takes the stack as it is. Returns the label to go to once Frame knows where the interpreter
  /// shall go on.
  ColdLabel leave(Shape stack);

  /// Writes the stack where the interpreter looks for it, with a reference in each slot.
  void spill(Writer &out, const Shape &stack);

  /// Writes all paths that were asked for. Adds the labels that they jump to.
  void write(Writer &out, std::set<Label> &jumped_to);

private:
  struct Unwind {
    flow::BlockId handler; ///< no_block: out of the function
    bool push_lasti;
    Raise raise;
    Shape stack;
    friend auto operator<=>(const Unwind &, const Unwind &) = default;

    size_t own_values() const { return push_lasti ? 2 : 1; }
  };

  size_t kept(const Unwind &unwind) const;
  void write_unwind(Writer &out, const Unwind &unwind, unsigned number, std::set<Label> &jumped_to);
  Label write_handler(Writer &out, const Unwind &unwind);

  const ir::Function &function;
  SlotNames &slot;
  std::map<Unwind, unsigned> unwinds;
  std::vector<const Unwind *> unwind_order;
  std::map<Shape, unsigned> leaves;
  std::vector<const Shape *> leave_order;
  std::map<Shape, unsigned> traced; ///< unwinding that the interpreter takes over
};

} // namespace lasti::emit
