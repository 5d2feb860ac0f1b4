// Blocks are lowered in reverse postorder. A block that is entered by one edge takes over what its
// predecessor leaves; at a join every slot and local whose value differs, or may still come to differ because
// a predecessor has not been visited, gets a phi. Operands follow when all exits are known, and prune_phis()
// takes away the phis that were not needed.
//
// An instruction that has a handler may raise before it has any effect. So a handler joins what holds before
// each instruction that it covers.

#include "lower/lower.h"

#include "lower/bound_locals.h"
#include "flow/locals.h"
#include "lower/phis.h"
#include "lower/site.h"

namespace lasti::lower {
namespace {

using bytecode::Instruction;
using bytecode::Opcode;
using flow::BlockId;
using flow::LocalAccess;
using flow::LocalEffect;
using flow::no_block;
using ir::Kind;
using ir::no_value;
using ir::ValueId;

/// Blocks times variables: what the builder stores. A generated function of ten thousand branches and a
/// thousand locals is within this and ir::most_values.
constexpr uint64_t largest_table = uint64_t(1) << 25;

/// What a handler finds on top of the stack that it keeps.
struct Delivery {
  ValueId exception = no_value;
  ValueId last_i = no_value;
};

class Builder {
public:
  explicit Builder(ir::Function &function)
      : function(function), body(function.body), graph(function.graph), bound(bound_locals(body, graph)),
        cells(cell_locals(*body.code)), exits(graph.blocks.size()), jump_exits(graph.blocks.size()),
        deliveries(graph.blocks.size()), visited(static_cast<unsigned>(graph.blocks.size())) {}

  llvm::Error run() {
    if ((body.code->localsplus.size() + 1) * graph.blocks.size() > largest_table)
      return too_large();
    live = live_locals(body, graph);
    find_written();
    make_blocks();
    make_start();
    for (const BlockId id : graph.order)
      if (!graph.blocks[id].raisers.empty())
        enter_handler(id);
    for (const BlockId id : graph.order) {
      if (graph.blocks[id].raisers.empty())
        enter(id);
      if (function.values.size() > ir::most_values)
        return too_large();
      if (llvm::Error error = walk(id))
        return error;
      visited.set(id);
    }
    for (const BlockId id : graph.order)
      join_edges(id);
    prune_phis(function);
    return llvm::Error::success();
  }

private:
  llvm::Error too_large() const {
    return bytecode::error_at(body, 0, "more branches and variables than can be analysed");
  }

  uint32_t local_count() const { return static_cast<uint32_t>(body.code->localsplus.size()); }

  LocalEffect effect_of(uint32_t i) const { return flow::local_effect(body, i, false); }

  /// The locals whose value may ever change. One that is found bound has another value from there on.
  void find_written() {
    written.resize(local_count());
    for (uint32_t i = 0; i < body.instructions.size(); ++i) {
      const LocalEffect effect = effect_of(i);
      const bool changes =
          effect.access == LocalAccess::Load ? !bound.test(i) : effect.access != LocalAccess::None;
      if (changes)
        written.set(effect.begin, effect.end);
      if (flow::suspends(body.instructions[i].opcode, true))
        written.set();
    }
  }

  void make_blocks() {
    function.blocks.resize(graph.blocks.size());
    function.order = graph.order;
    for (BlockId id = 0; id < graph.blocks.size(); ++id) {
      const flow::Block &from = graph.blocks[id];
      ir::Block &block = function.blocks[id];
      block.next = from.next;
      block.jump = from.jump;
      block.first = from.begin;
      block.reachable = from.reachable;
      if (from.handler == no_block)
        continue;
      const bytecode::ExceptionRegion &region = body.regions[from.region];
      block.handler = {from.handler, region.depth, region.push_lasti};
    }
  }

  ValueId add(BlockId id, Kind kind, uint32_t immediate = 0) {
    ir::Node node;
    node.kind = kind;
    node.immediate = immediate;
    const ValueId value = function.make();
    node.outputs = function.keep(llvm::ArrayRef<ValueId>(value));
    function.blocks[id].nodes.push_back(node);
    return value;
  }

  /// What holds at the entry of the function: arguments bound, the stack empty.
  void make_start() {
    const auto arguments = static_cast<uint32_t>(pyc::total_arguments(*body.code));
    unbound = add(0, Kind::unbound);
    stale = add(0, Kind::stale);
    for (uint32_t local = 0; local < local_count(); ++local)
      at_start.locals.push_back(local < arguments ? argument(local) : unbound);
  }

  /// `*arguments` is a tuple and `**keywords` a dict, made for this call (initialize_locals in ceval.c).
  ValueId argument(uint32_t local) {
    const pyc::CodeObject &code = *body.code;
    const ValueId value = add(0, Kind::argument, local);
    const auto named = static_cast<uint32_t>(code.argcount + code.kwonlyargcount);
    if (local >= named)
      function.values[value].type =
          code.flags & pyc::code_flags::varargs && local == named ? ir::Type::Tuple : ir::Type::Dict;
    return value;
  }

  const State &exit_to(BlockId from, BlockId to) const {
    return graph.blocks[from].next == to ? exits[from] : jump_exits[from];
  }

  State &entry_of(BlockId id) {
    if (entries.empty())
      entries.resize(graph.blocks.size());
    return entries[id];
  }

  ValueId phi(BlockId id, uint32_t index, bool of_local) {
    ir::Phi phi;
    phi.value = function.make();
    phi.index = index;
    phi.of_local = of_local;
    phi_at.resize(function.values.size(), {no_block, 0});
    phi_at[phi.value] = {id, static_cast<uint32_t>(function.blocks[id].phis.size())};
    function.blocks[id].phis.push_back(std::move(phi));
    return function.blocks[id].phis.back().value;
  }

  void enter(BlockId id) {
    const std::vector<BlockId> &from = graph.blocks[id].predecessors;
    State &entry = entry_of(id);
    if (id == 0 && from.empty()) {
      entry = at_start;
      return;
    }
    if (id != 0 && from.size() == 1 && visited.test(from[0])) {
      entry = exit_to(from[0], id);
      return;
    }
    const bool complete = id != 0 && llvm::all_of(from, [&](BlockId source) { return visited.test(source); });
    // Reverse postorder visits at least one predecessor of every block before it.
    const auto known = llvm::find_if(from, [&](BlockId source) { return visited.test(source); });
    const State &model = id == 0 ? at_start : exit_to(*known, id);
    for (uint32_t depth = 0; depth < model.stack.size(); ++depth)
      entry.stack.push_back(phi(id, depth, false));
    for (uint32_t local = 0; local < model.locals.size(); ++local) {
      const ValueId value = model.locals[local];
      const bool differs = !complete || llvm::any_of(from, [&](BlockId source) {
        return exit_to(source, id).locals[local] != value;
      });
      entry.locals.push_back(differs ? join_of_local(id, local, value) : value);
    }
  }

  /// Handlers come first: the blocks that raise into them add operands to their phis.
  void enter_handler(BlockId id) {
    State &entry = entry_of(id);
    const auto depth = static_cast<uint32_t>(graph.depth[graph.blocks[id].begin]);
    deliveries[id].exception = add(id, Kind::exception);
    function.values[deliveries[id].exception].type = ir::Type::Exception;
    deliveries[id].last_i = add(id, Kind::last_i);
    function.values[deliveries[id].last_i].type = ir::Type::Int;
    for (uint32_t slot = 0; slot < depth; ++slot)
      entry.stack.push_back(phi(id, slot, false));
    for (uint32_t local = 0; local < at_start.locals.size(); ++local)
      entry.locals.push_back(join_of_local(id, local, at_start.locals[local]));
  }

  /// A phi if the local may have several values and one is wanted; `value` if it has but one.
  ValueId join_of_local(BlockId id, uint32_t local, ValueId value) {
    if (!written.test(local))
      return value;
    return live[id].test(local) ? phi(id, local, true) : no_value;
  }

  llvm::Error walk(BlockId id) {
    const flow::Block &block = graph.blocks[id];
    State state = entry_of(id);
    function.blocks[id].stack = state.stack;
    // Everything may be new at the start.
    LocalEffect changed{LocalAccess::Suspend, 0, local_count()};
    for (uint32_t i = block.begin; i < block.end; ++i) {
      if (block.handler != no_block)
        raise(block, changed, state);
      Site site(function, function.blocks[id], i, state, bound.test(i));
      ir::Node &boundary = site.add(Kind::boundary, {});
      boundary.inputs = function.keep_stack(state.stack);
      boundary.immediate = i;
      if (bytecode::pending_names(body, i))
        boundary.detail = ir::inside_call;
      State before_jump;
      if (body.instructions[i].target)
        before_jump = state;
      if (llvm::Error error = lower_instruction(site))
        return error;
      if (body.instructions[i].target)
        leave_by_jump(id, i, std::move(before_jump));
      changed = write_local(id, i, state);
    }
    if (block.next != no_block)
      function.blocks[id].to_next = state.stack;
    exits[id] = std::move(state);
    return llvm::Error::success();
  }

  llvm::Error lower_instruction(Site &site) {
    const Opcode opcode = site.instruction().opcode;
    if (Lowering *lowering = find_lowering(opcode, function.version)) {
      lowering(site);
      return llvm::Error::success();
    }
    const opgen::Operation *row =
        opgen::find_operation(function.version, opcode, static_cast<int>(site.oparg()));
    if (!row)
      return bytecode::error_at(body, site.index, bytecode::name(opcode) + " cannot be emitted");
    lower_operation(site, *row);
    return llvm::Error::success();
  }

  void leave_by_jump(BlockId id, uint32_t i, State before) {
    before.stack = function.blocks[id].to_jump;
    if (flow::suspends(body.instructions[i].opcode, true))
      forget(before.locals);
    jump_exits[id] = std::move(before);
  }

  void forget(std::vector<ValueId> &locals) const {
    for (unsigned local = 0; local < locals.size(); ++local)
      if (!cells.test(local))
        locals[local] = stale;
  }

  /// Notes what the instruction does to the locals, where its lowering has not. Returns what has another
  /// value.
  LocalEffect write_local(BlockId id, uint32_t i, State &state) {
    const LocalEffect effect = effect_of(i);
    switch (effect.access) {
    case LocalAccess::Load:
      return bound.test(i) ? LocalEffect{} : effect;
    case LocalAccess::Delete:
      state.locals[effect.begin] = unbound;
      break;
    case LocalAccess::Suspend:
      forget(state.locals);
      break;
    case LocalAccess::PutCell:
      for (uint32_t local = effect.begin; local < effect.end; ++local)
        state.locals[local] = cell(id);
      break;
    case LocalAccess::Store:
    case LocalAccess::None:
      break;
    }
    return effect;
  }

  /// A cell that an operation has put into a local.
  ValueId cell(BlockId id) {
    const ValueId value = add(id, Kind::stale);
    function.values[value].type = ir::Type::Cell;
    return value;
  }

  /// Adds what holds before an instruction to the phis of its handler. `changed` are the locals that another
  /// value has been written to since the instruction before.
  void raise(const flow::Block &block, const LocalEffect &changed, const State &state) {
    const bytecode::ExceptionRegion &region = body.regions[block.region];
    const Delivery &delivery = deliveries[block.handler];
    const State &entry = entry_of(block.handler);
    for (uint32_t slot = 0; slot < region.depth; ++slot)
      join(entry.stack[slot], state.stack[slot]);
    if (region.push_lasti)
      join(entry.stack[region.depth], delivery.last_i);
    join(entry.stack.back(), delivery.exception);
    if (changed.access == LocalAccess::None)
      return;
    for (uint32_t local = changed.begin; local < changed.end; ++local)
      if (written.test(local) && entry.locals[local] != no_value)
        join(entry.locals[local], state.locals[local]);
  }

  void join(ValueId value, ValueId operand) {
    const auto [block, index] = phi_at[value];
    std::vector<ValueId> &operands = function.blocks[block].phis[index].operands;
    if (operands.empty() || operands.back() != operand)
      operands.push_back(operand);
  }

  bool is_phi_of(BlockId id, ValueId value) const {
    return value != no_value && value < phi_at.size() && phi_at[value].first == id;
  }

  /// Adds what the edges into a block deliver to its phis.
  void join_edges(BlockId id) {
    const State &entry = entry_of(id);
    const auto join_all = [&](const State &source) {
      for (size_t depth = 0; depth < entry.stack.size(); ++depth)
        if (is_phi_of(id, entry.stack[depth]))
          join(entry.stack[depth], source.stack[depth]);
      for (size_t local = 0; local < entry.locals.size(); ++local)
        if (is_phi_of(id, entry.locals[local]))
          join(entry.locals[local], source.locals[local]);
    };
    if (id == 0)
      join_all(at_start);
    for (const BlockId from : graph.blocks[id].predecessors)
      join_all(exit_to(from, id));
  }

  ir::Function &function;
  const bytecode::Body &body;
  const flow::Graph &graph;
  const llvm::BitVector bound; // by instruction
  const llvm::BitVector cells;
  std::vector<State> entries, exits, jump_exits;    // by block
  std::vector<Delivery> deliveries;                 // by block, of handlers
  std::vector<std::pair<BlockId, uint32_t>> phi_at; // by value: the block and the index of its phi
  State at_start;
  ValueId unbound = no_value, stale = no_value;
  llvm::BitVector visited, written;
  std::vector<llvm::BitVector> live; // by block
};

} // namespace

llvm::Expected<ir::Function> lower(std::shared_ptr<const pyc::CodeObject> code, uint32_t code_index,
                                   bool literal) {
  llvm::Expected<bytecode::Body> body = bytecode::decode(std::move(code));
  if (!body)
    return body.takeError();
  ir::Function function;
  function.body = std::move(*body);
  function.name = function.body.code->qualname;
  function.version = function.body.code->version;
  function.code_index = code_index;
  function.form = literal ? ir::Form::Literal : ir::Form::Full;
  if (!opgen::can_translate(function.version))
    return bytecode::error_at(function.body, 0,
                              "bytecode of Python " + pyc::to_string(function.version) +
                                  " can be listed, but not translated");
  llvm::Expected<flow::Graph> graph = flow::build(function.body);
  if (!graph)
    return graph.takeError();
  function.graph = std::move(*graph);
  if (llvm::Error error = Builder(function).run())
    return error;
  return function;
}

} // namespace lasti::lower
