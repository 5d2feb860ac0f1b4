// A constant and a local are borrowed: the constant lives as long as the code object, the local as long as
// nobody stores to it. A borrowed slot turns into an owned one ("is promoted") where that may end while the
// slot lives: before a store to its local, before a suspension (the frame's stack is then seen by others, and
// its locals may be changed by a debugger), and in the reach of an exception handler that keeps the slot.
// Where paths join and disagree, the slot is owned from there on, and the edges promote.
//
// Owners are carried forward until nothing changes; slots only go from borrowed to owned.

#include "own/ownership.h"

namespace lasti::own {

using ir::Kind;
using ir::Node;
using ir::ValueId;

namespace {

Owner join(const Owner &left, const Owner &right) {
  if (left == right)
    return left;
  Owner owned;
  for (const Owner &owner : {left, right})
    owned.maybe_null |= owner.maybe_null || owner.kind == Owner::Null;
  return owned;
}

class Finder {
public:
  explicit Finder(const ir::Function &function)
      : function(function), owners(function.values.size()), entry(function.blocks.size()) {}

  std::vector<Owners> run() {
    flow_into(0, {});
    while (changed) {
      changed = false;
      for (const ir::BlockId id : function.order)
        if (entry[id])
          walk(id);
    }
    std::vector<Owners> result;
    for (std::optional<Owners> &found : entry)
      result.push_back(found ? std::move(*found) : Owners());
    return result;
  }

private:
  void walk(ir::BlockId id) {
    const ir::Block &block = function.blocks[id];
    Walk walk(function, owners);
    walk.enter(block, *entry[id]);
    for (size_t i = 0; i < block.nodes.size(); ++i) {
      const Node &node = block.nodes[i];
      if (node.kind != Kind::boundary) {
        walk.define(node);
        continue;
      }
      walk.promote(block.nodes, i, walk.updates_local(block.nodes, i));
      raise(block.handler, walk.of(node.inputs));
    }
    if (block.jump != ir::no_block)
      flow_into(block.jump, walk.of(block.to_jump));
    if (block.next != ir::no_block)
      flow_into(block.next, walk.of(block.to_next));
  }

  /// A handler finds owned slots: promote() has seen to it at every instruction that it covers.
  void raise(const ir::Handler &handler, Owners stack) {
    if (handler.block == ir::no_block)
      return;
    stack.resize(handler.keeps);
    stack.resize(function.blocks[handler.block].stack.size());
    flow_into(handler.block, stack);
  }

  void flow_into(ir::BlockId target, const Owners &stack) {
    std::optional<Owners> &known = entry[target];
    if (!known) {
      known = stack;
      changed = true;
      return;
    }
    for (size_t depth = 0; depth < stack.size(); ++depth) {
      const Owner joined = join((*known)[depth], stack[depth]);
      changed |= !(joined == (*known)[depth]);
      (*known)[depth] = joined;
    }
  }

  const ir::Function &function;
  std::vector<Owner> owners;                // by value
  std::vector<std::optional<Owners>> entry; // by block
  bool changed = false;
};

} // namespace

void Walk::enter(const ir::Block &entered, const Owners &entry) {
  block = &entered;
  for (size_t depth = 0; depth < entered.stack.size(); ++depth)
    owners[entered.stack[depth]] = entry[depth];
}

Owners Walk::of(llvm::ArrayRef<ValueId> stack) const {
  Owners result;
  for (const ValueId value : stack)
    result.push_back(owners[value]);
  return result;
}

namespace {

/// What an instruction does to the references that slots borrow.
struct Endings {
  bool all = false;                ///< a suspension: the frame's stack is then seen by others
  bool all_locals = false;         ///< every local may change
  std::optional<uint32_t> local{}; ///< this one changes

  bool ends(const Owner &owner) const {
    return all || (owner.kind == Owner::Local &&
                   (all_locals || (local && owner.local == static_cast<int32_t>(*local))));
  }
};

bool ends_instruction(const Node &node) {
  return node.kind == Kind::boundary && node.detail != ir::joined;
}

Endings endings_of(llvm::ArrayRef<Node> nodes, size_t boundary) {
  Endings endings;
  for (const Node &node : nodes.drop_front(boundary + 1)) {
    if (ends_instruction(node))
      break;
    switch (node.kind) {
    case Kind::store_local:
    case Kind::delete_local:
    case Kind::delete_checked_local:
      endings.local = node.immediate;
      break;
    case Kind::suspend:
    case Kind::send: // throw() may resume the frame at its target
    case Kind::make_generator:
      endings.all = true;
      break;
    case Kind::operation:
      if (node.row->writes == opgen::Writes::Local)
        endings.local = node.immediate;
      endings.all_locals |= node.row->writes == opgen::Writes::Locals;
      break;
    default:
      break;
    }
  }
  return endings;
}

/// The values that are on the stack behind an instruction, on any path: the inputs that it does not take.
bool is_kept(llvm::ArrayRef<Node> nodes, size_t boundary, const ir::Block &block, ValueId value) {
  for (const Node &node : nodes.drop_front(boundary + 1))
    if (ends_instruction(node))
      return llvm::is_contained(node.inputs, value);
  return llvm::is_contained(block.to_next, value) || llvm::is_contained(block.to_jump, value);
}

} // namespace

std::vector<uint32_t> Walk::promote(llvm::ArrayRef<Node> nodes, size_t boundary,
                                    std::optional<uint32_t> updates) {
  std::vector<uint32_t> promoted;
  Endings endings = endings_of(nodes, boundary);
  if (updates) // it writes the local in place of the store that follows
    endings.local = updates;
  for (uint32_t depth = 0; depth < nodes[boundary].inputs.size(); ++depth) {
    const ValueId value = nodes[boundary].inputs[depth];
    Owner &owner = owners[value];
    if (!owner.is_borrowed())
      continue;
    const bool is_caught = block->handler.block != ir::no_block && depth < block->handler.keeps;
    if (is_caught || (endings.ends(owner) && is_kept(nodes, boundary, *block, value))) {
      owner = Owner();
      promoted.push_back(depth);
    }
  }
  return promoted;
}

void Walk::define(const Node &node) {
  for (const ValueId output : node.outputs)
    owners[output] = Owner();
  const bool literal = function.form == ir::Form::Literal;
  switch (node.kind) {
  case Kind::constant:
    if (!literal)
      owners[node.outputs[0]].kind = Owner::Constant;
    break;
  case Kind::load_local:
  case Kind::load_checked_local:
    if (!literal)
      owners[node.outputs[0]] = {Owner::Local, false, static_cast<int32_t>(node.immediate)};
    break;
  case Kind::copy: {
    const Owner &source = owners[node.inputs[0]];
    if (!literal && source.kind != Owner::Slot)
      owners[node.outputs[0]] = {source.kind, false, source.local};
    break;
  }
  case Kind::guard:
    owners[node.outputs[0]] = owners[node.inputs[0]];
    break;
  case Kind::null:
    owners[node.outputs[0]].kind = Owner::Null;
    break;
  case Kind::operation:
    define_results(node);
    break;
  default:
    break;
  }
}

void Walk::define_results(const Node &node) {
  const opgen::Operation &row = *node.row;
  const int oparg = static_cast<int>(node.immediate);
  size_t next = row.result == opgen::ResultKind::Truth;
  for (const opgen::Output &output : row.outputs) {
    if (output.nullable)
      owners[node.outputs[next]].maybe_null = true;
    next += static_cast<size_t>(output.count(oparg));
  }
  if (row.pushes_null && row.pushes_null(oparg))
    owners[node.outputs[next]].kind = Owner::Null;
  if (function.form != ir::Form::Literal && row.result == opgen::ResultKind::Borrowed)
    owners[node.outputs.back()].kind = Owner::Constant;
}

std::optional<uint32_t> Walk::updates_local(llvm::ArrayRef<Node> nodes, size_t boundary) const {
  if (function.form == ir::Form::Literal || boundary + 3 >= nodes.size())
    return std::nullopt;
  const Node &binary = nodes[boundary + 1], &store = nodes[boundary + 3];
  if (binary.kind != Kind::operation || binary.inputs.size() != 2 || binary.outputs.size() != 1 ||
      store.kind != Kind::store_local || store.inputs[0] != binary.outputs[0])
    return std::nullopt;
  const Owner &left = owners[binary.inputs[0]], &right = owners[binary.inputs[1]];
  const auto local = static_cast<int32_t>(store.immediate);
  if (left.kind != Owner::Local || left.local != local ||
      (right.kind == Owner::Local && right.local == local) ||
      !opgen::find_operation(function.version, binary.row->opcode, static_cast<int>(binary.immediate),
                             opgen::Form::Update))
    return std::nullopt;
  return store.immediate;
}

std::vector<Owners> find_owners(const ir::Function &function) {
  return Finder(function).run();
}

} // namespace lasti::own
