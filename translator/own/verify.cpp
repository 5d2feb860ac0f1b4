#include "own/verify.h"

#include "own/observed.h"

#include <fmt/format.h>

namespace lasti::own {
namespace {

using ir::Hold;
using ir::Kind;
using ir::Node;

using Holds = std::vector<Hold>;

std::string text(Hold hold) {
  return ir::name(hold).str();
}

std::string text(llvm::ArrayRef<Hold> holds) {
  std::string result = "[";
  for (const Hold hold : holds)
    result += fmt::format("{}{}", result.size() > 1 ? " " : "", text(hold));
  return result + "]";
}

Holds trimmed(llvm::ArrayRef<Hold> holds) {
  while (!holds.empty() && holds.back() == Hold::Null)
    holds = holds.drop_back();
  return holds.vec();
}

class Verifier {
public:
  explicit Verifier(const ir::Function &function) : function(function) {}

  llvm::Error run() {
    for (const ir::BlockId id : function.order) {
      block = &function.blocks[id];
      slots = block->holds.vec();
      is_located = false;
      verify_block();
      if (!problem.empty())
        return llvm::createStringError(fmt::format("block {}, {}", id, problem));
    }
    return llvm::Error::success();
  }

private:
  void fail(const Node &node, const std::string &what) {
    if (problem.empty())
      problem = fmt::format("{} ({}): {}", place, ir::name(node).str(), what);
  }

  void verify_block() {
    for (size_t i = 0; i < block->nodes.size() && problem.empty(); ++i) {
      const Node &node = block->nodes[i];
      if (ir::has_two_ways(node.kind))
        verify_jump(node, block->nodes[i - 1]);
      place = fmt::format("node {}", i);
      verify_node(node);
    }
    const Node &last = block->nodes.back();
    if (last.kind == Kind::jump)
      meet(last, block->jump);
    else if (block->next != ir::no_block && !ir::ends_function(last.kind))
      meet(last, block->next);
  }

  void verify_jump(const Node &branch, const Node &condition) {
    const Holds before = slots;
    const bool was_located = is_located;
    if (ir::is_iteration(condition.kind)) // at the end there is no item
      change(condition, condition.slots[0], Hold::Owned, Hold::Null);
    for (size_t i = 0; i < block->jump_nodes.size(); ++i) {
      place = fmt::format("node {} on the way to block {}", i, block->jump);
      verify_node(block->jump_nodes[i]);
    }
    meet(branch, block->jump);
    slots = before;
    is_located = was_located;
  }

  /// What the slots hold is what a block expects.
  void meet(const Node &node, ir::BlockId target) {
    const llvm::ArrayRef<Hold> wanted = function.blocks[target].holds;
    forget_borrowed(wanted);
    if (trimmed(slots) != trimmed(wanted))
      fail(node, fmt::format("the slots hold {}, block {} expects {}", text(slots), target, text(wanted)));
  }

  Hold &at(const Node &node, uint32_t slot) {
    if (slot >= slots.size())
      slots.resize(slot + 1, Hold::Null);
    if (slot > largest)
      fail(node, fmt::format("slot {} is out of reach", slot));
    return slots[slot];
  }

  void change(const Node &node, uint32_t slot, Hold from, Hold to) {
    Hold &hold = at(node, slot);
    if (hold != from)
      fail(node, fmt::format("slot {} is {}, not {}", slot, text(hold), text(from)));
    hold = to;
  }

  void take(const Node &node, const ir::Operand &operand) {
    Hold &hold = at(node, operand.slot);
    switch (operand.hold) {
    case Hold::Owned:
      return change(node, operand.slot, Hold::Owned, Hold::Null);
    case Hold::Borrowed:
      if (hold == Hold::Null)
        fail(node, fmt::format("slot {} holds nothing to look at", operand.slot));
      break;
    case Hold::Null:
      break;
    }
  }

  void same(const Node &node, llvm::ArrayRef<Hold> known) {
    forget_borrowed(known);
    slots = trimmed(slots);
    if (slots != trimmed(known))
      fail(node, fmt::format("the slots hold {}, it says {}", text(slots), text(known)));
  }

  /// Nobody misses a borrowed reference that does not live on: no node drops it.
  void forget_borrowed(llvm::ArrayRef<Hold> wanted) {
    for (size_t slot = 0; slot < slots.size(); ++slot)
      if (slots[slot] == Hold::Borrowed && (slot >= wanted.size() || wanted[slot] == Hold::Null))
        slots[slot] = Hold::Null;
  }

  /// A handler takes over the slots that it keeps: none of them may borrow.
  void raise(const Node &node) {
    if (node.raise == ir::Raise::None)
      return;
    const ir::Handler &handler = block->handler;
    if (handler.block == ir::no_block || !node.is_covered)
      return;
    for (uint32_t slot = 0; slot < handler.keeps && slot < slots.size(); ++slot)
      if (slots[slot] == Hold::Borrowed)
        fail(node, fmt::format("slot {} is borrowed, and the handler keeps it", slot));
  }

  void verify_node(const Node &node) {
    if (ir::is_given(node.kind))
      return;
    switch (node.kind) {
    case Kind::jump:
    case Kind::branch:
      return;
    case Kind::at:
      return locate(node);
    case Kind::boundary:
      begin(node);
      return same(node, node.stack);
    case Kind::share:
      return change(node, node.immediate, Hold::Borrowed, Hold::Owned);
    case Kind::drop:
      look(node);
      return change(node, node.immediate, Hold::Owned, Hold::Null);
    case Kind::clear:
      return change(node, node.immediate, Hold::Null, Hold::Owned);
    case Kind::move:
      change(node, *node.detail, Hold::Owned, Hold::Null);
      return change(node, node.immediate, Hold::Null, Hold::Owned);
    case Kind::exchange:
      at(node, *node.detail);
      return std::swap(at(node, node.immediate), slots[*node.detail]);
    case Kind::leave_if_traced:
      return same(node, node.stack);
    case Kind::leave_between:
      same(node, node.stack.drop_back());
      slots.resize(node.stack.size() - 1, Hold::Null); // those that are NULL count
      slots.push_back(Hold::Owned);
      same(node, node.stack);
      return slots.pop_back();
    default:
      return operate(node);
    }
  }

  /// An instruction begins: f_lasti is still another one's.
  void begin(const Node &boundary) {
    last = boundary.immediate;
    if (boundary.detail == ir::joined)
      return;
    first = boundary.immediate;
    is_located = false;
  }

  void locate(const Node &at) {
    if (at.immediate != first && at.immediate != last)
      fail(at, fmt::format("it is within instruction {}", first));
    is_located = true;
  }

  /// Somebody may look at the frame in the node.
  void look(const Node &node) {
    if (!is_located)
      fail(node, "it may be observed, and no `at` says where the frame is");
  }

  void operate(const Node &node) {
    if (may_be_observed(node))
      look(node);
    if (node.kind != Kind::copy)
      for (const ir::Operand &operand : node.operands)
        take(node, operand);
    same(node, node.stack);
    raise(node);
    if (ir::ends_function(node.kind) && node.raise == ir::Raise::None && !slots.empty())
      fail(node, fmt::format("it leaves {} behind", text(slots)));
    for (const uint32_t slot : node.slots)
      change(node, slot, Hold::Null, hold_of_result(node, slot));
  }

  /// What a node puts into a slot.
  Hold hold_of_result(const Node &node, uint32_t slot) const {
    switch (node.kind) {
    case Kind::constant:
    case Kind::null:
    case Kind::copy:
    case Kind::load_local:
    case Kind::load_checked_local:
      return static_cast<Hold>(*node.detail);
    case Kind::operation:
      if (node.row->pushes_null && node.row->pushes_null(static_cast<int>(node.immediate)) &&
          slot == node.slots.front())
        return Hold::Null;
      if (node.row->result == opgen::ResultKind::Borrowed && slot == node.slots.back())
        return Hold::Borrowed;
      return Hold::Owned;
    default:
      return Hold::Owned;
    }
  }

  static constexpr uint32_t largest = 1 << 20;

  const ir::Function &function;
  const ir::Block *block = nullptr;
  Holds slots;
  uint32_t first = 0, last = 0; // of the instructions that are written as one
  bool is_located = false;      // f_lasti is one of them
  std::string place, problem;
};

} // namespace

llvm::Error verify_slots(const ir::Function &function) {
  return Verifier(function).run();
}

} // namespace lasti::own
