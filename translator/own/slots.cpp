// A block is walked once more, with the owners known: the slots are followed, and every node gets the form in
// which it is printed. What an instruction does to the stack beside its operation (POP_TOP, SWAP, the end of
// a loop) is the difference between the stacks before and after.

#include "own/own.h"

#include "own/observed.h"
#include "own/slot_state.h"

namespace lasti::own {
namespace {

using ir::Hold;
using ir::Kind;
using ir::Node;
using ir::Operand;
using ir::ValueId;

class SlotWalk {
public:
  SlotWalk(ir::Function &function, const std::vector<Owners> &entries)
      : function(function), entries(entries), state(function), walk(function, state.owners),
        survives(function.values.size(), 0) {}

  void run(ir::BlockId id) {
    block = &function.blocks[id];
    const std::vector<Node> nodes = std::exchange(block->nodes, {});
    input = nodes;
    walk.enter(*block, entries[id]);
    state.enter(*block, block->nodes);
    block->holds = state.holds();
    has_begun = false;
    is_check_due = false; // every path into a block has had it
    for (position = 0; position < input.size(); ++position)
      take(input[position]);
    if (nodes.empty() || !ir::ends_block(last_kind(nodes)))
      fall_through();
  }

private:
  /// Of the last node that is more than a value which is there.
  static Kind last_kind(llvm::ArrayRef<Node> nodes) {
    while (nodes.size() > 1 && nodes.back().kind == Kind::stale)
      nodes = nodes.drop_back();
    return nodes.back().kind;
  }

  void take(const Node &node) {
    switch (node.kind) {
    case Kind::boundary:
      return begin(node);
    case Kind::argument:
    case Kind::unbound:
    case Kind::stale:
    case Kind::exception:
    case Kind::last_i:
      walk.define(node);
      state.add(node);
      return;
    case Kind::constant:
    case Kind::null:
    case Kind::copy:
    case Kind::load_local:
    case Kind::load_checked_local:
      return load(node);
    case Kind::at:
      return state.at();
    case Kind::jump:
      take_jump(node.immediate);
      state.add(node);
      return;
    case Kind::branch:
      return branch(node);
    case Kind::guard:
      return guard(node);
    case Kind::finish:
    case Kind::make_generator:
    case Kind::suspend:
      return leave_function(node);
    default:
      return operate(node);
    }
  }

  /// An instruction ends where the next one begins.
  void begin(const Node &boundary) {
    if (boundary.detail == ir::joined)
      return join(boundary);
    if (has_begun) {
      state.arrange(boundary.inputs);
      leave_if_due(boundary.immediate);
    }
    has_begun = true;
    state.add(boundary).stack = state.holds();
    state.begin(boundary.immediate);
    last = boundary.immediate;
    mark_survivors();
    const std::optional<uint32_t> updates = walk.updates_local(input, position);
    for (const uint32_t depth : walk.promote(input, position, updates))
      state.add(Kind::share, depth);
    if (updates)
      update_local(*updates);
  }

  /// The boundary of an instruction that is written together with the one before: it stands behind that
  /// one's, before what promotes slots.
  void join(Node boundary) {
    last = boundary.immediate;
    boundary.detail = ir::joined;
    auto place = block->nodes.end();
    while (std::prev(place)->kind != Kind::boundary)
      --place;
    boundary.stack = std::prev(place)->stack;
    block->nodes.insert(place, boundary);
  }

  /// Marks the values that are on the stack behind the instruction, on any path.
  void mark_survivors() {
    ++stamp;
    for (const Node &node : input.drop_front(position + 1))
      if (node.kind == Kind::boundary && node.detail != ir::joined)
        return mark(node.inputs);
    mark(block->to_next);
    mark(block->to_jump);
  }

  void mark(llvm::ArrayRef<ValueId> values) {
    for (const ValueId value : values)
      survives[value] = stamp;
  }

  bool is_taken(ValueId input) const { return survives[input] != stamp; }

  Hold hold_of(ValueId value) const { return state.owners[value].hold(); }

  /// Names the slots of a node's inputs. Those that do not live on are taken.
  void name_inputs(Node &node) {
    std::vector<Operand> operands;
    for (const ValueId value : node.inputs) {
      operands.push_back({state.slot_of(value), is_taken(value) ? hold_of(value) : Hold::Borrowed});
      if (is_taken(value))
        state.consume(value);
    }
    node.operands = function.keep(llvm::ArrayRef<Operand>(operands));
    state.trim();
  }

  void name_outputs(Node &node) {
    walk.define(node);
    std::vector<uint32_t> slots;
    for (const ValueId value : node.outputs)
      if (function.values[value].representation == ir::Representation::Object)
        slots.push_back(state.push(value));
    node.slots = function.keep(llvm::ArrayRef<uint32_t>(slots));
  }

  void load(Node node) {
    node.stack = state.holds();
    if (node.kind == Kind::copy) {
      const ValueId source = node.inputs[0];
      node.operands = function.keep(llvm::ArrayRef<Operand>({state.slot_of(source), hold_of(source)}));
    }
    name_outputs(node);
    node.detail = static_cast<uint32_t>(hold_of(node.outputs[0]));
    state.add(node);
  }

  void operate(Node node) {
    if (node.kind == Kind::call_method && state.owners[node.inputs[0]].kind == Owner::Null)
      node.kind = Kind::call_function;
    // The index of the instruction that raised goes with the stack.
    if (node.kind == Kind::reraise && node.inputs.size() == 2)
      survives[node.inputs[0]] = stamp;
    name_inputs(node);
    // A bool that the jump keeps is dropped on one of the ways behind it.
    if (may_be_observed(node) || (node.kind == Kind::test_bool && hold_of(node.inputs[0]) == Hold::Owned))
      state.at();
    if (node.kind == Kind::call_function_ex && node.operands[0].hold == Hold::Owned)
      state.add(Kind::drop, node.operands[0].slot);
    node.stack = state.holds();
    name_outputs(node);
    state.add(node);
    const bool is_operation = node.kind == Kind::operation;
    if (function.form == ir::Form::Literal && is_operation && node.row->result == opgen::ResultKind::Borrowed)
      state.add(Kind::share, node.slots.back());
    const bool is_observed = may_run_python(function, node);
    if (is_observed && is_operation && node.row->form == opgen::Form::Condition)
      leave_between(node, last, 0);
    else
      is_check_due |= is_observed;
  }

  /// BINARY_OP and the STORE_FAST behind it, with the left operand in the local.
  void update_local(uint32_t local) {
    Node binary = input[position + 1];
    Node store = input[position + 2];
    store.inputs = store.inputs.drop_back(); // the result is not made yet
    join(store);
    state.at();
    name_inputs(binary);
    binary.operands = binary.operands.drop_front();
    binary.row = opgen::find_operation(function.version, binary.row->opcode,
                                       static_cast<int>(binary.immediate), opgen::Form::Update);
    binary.detail = local;
    binary.stack = state.holds();
    state.add(binary);
    if (may_run_python(function, binary))
      leave_between(binary, store.immediate, local);
    position += 3; // behind the store
  }

  /// The check between two instructions that are written as one: the value lies on the stack at the second.
  void leave_between(const Node &node, uint32_t next, uint32_t local) {
    Node &leave = state.add(Kind::leave_between, next);
    leave.row = node.row;
    leave.detail = local;
    leave.stack = state.holds_with_one();
  }

  void leave_if_traced(uint32_t next) { state.add(Kind::leave_if_traced, next).stack = state.holds(); }

  void leave_if_due(uint32_t next) {
    if (std::exchange(is_check_due, false))
      leave_if_traced(next);
  }

  void fall_through() {
    if (block->next == ir::no_block)
      return;
    state.arrange(block->to_next);
    leave_if_due(function.blocks[block->next].first);
    state.convert(entries[block->next]);
  }

  /// What happens on the way to Block::jump.
  void take_jump(uint32_t flags) {
    state.arrange(block->to_jump);
    block->jump_holds = state.holds();
    const bool polls = flags & ir::polls;
    if (polls)
      poll(flags & ir::is_covered);
    if (is_check_due || polls)
      leave_if_traced(function.blocks[block->jump].first);
    state.convert(entries[block->jump]);
  }

  void poll(bool is_covered) {
    state.add(Kind::at, last);
    Node &poll = state.add(Kind::poll, 0);
    poll.raise = ir::Raise::New;
    poll.stack = state.holds();
    poll.is_covered = is_covered;
  }

  void branch(Node node) {
    {
      SlotState::OnJump on_jump(state, *block);
      const Node &condition = block->nodes.back();
      if (ir::is_iteration(condition.kind)) // at the end there is no item
        state.consume(condition.outputs[1]);
      state.trim();
      take_jump(node.immediate);
    }
    node.operands = {};
    state.add(node);
    fall_through();
  }

  /// The reference stays where it is, with more known of it.
  void guard(Node node) {
    state.arrange(block->to_next);
    leave_if_due(function.blocks[block->next].first);
    walk.define(node);
    const ValueId value = node.inputs[0];
    node.operands = function.keep(llvm::ArrayRef<Operand>({{state.slot_of(value), Hold::Borrowed}}));
    node.stack = state.holds();
    {
      SlotState::OnJump on_jump(state, *block);
      state.rename(value, node.outputs[0]);
      take_jump(0);
    }
    state.add(node);
    fall_through();
  }

  void leave_function(Node node) {
    state.at();
    name_inputs(node);
    if (node.kind != Kind::suspend)
      state.drop_all();
    node.stack = state.holds();
    name_outputs(node);
    state.add(node);
    is_check_due = false;
  }

  ir::Function &function;
  const std::vector<Owners> &entries; // by block
  SlotState state;
  Walk walk;
  ir::Block *block = nullptr;
  llvm::ArrayRef<Node> input; // the block's nodes as they were
  size_t position = 0;
  std::vector<uint32_t> survives; // by value: the stamp of the instruction that it outlives
  uint32_t stamp = 0;
  uint32_t last = 0;         // the last instruction that is written together with this one
  bool has_begun = false;    // an instruction of this block
  bool is_check_due = false; // Python code may have run since the last tracing check
};

} // namespace

void assign_slots(ir::Function &function) {
  const std::vector<Owners> entries = find_owners(function);
  SlotWalk walk(function, entries);
  for (const ir::BlockId id : function.order)
    walk.run(id);
  function.has_slots = true;
}

} // namespace lasti::own
