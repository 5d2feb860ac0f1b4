// The depth of the value stack, carried forward from the entry over every edge until nothing changes.

#include "flow/depth.h"

#include "bytecode/target.h"

#include <llvm/ADT/Twine.h>

namespace lasti::flow {

using bytecode::Body;
using bytecode::ExceptionRegion;
using bytecode::Instruction;
using bytecode::Opcode;
using llvm::Error;
using llvm::Twine;

namespace {

/// No compiler comes near it, and it keeps what is stored for each instruction small.
constexpr int deepest_stack = 1 << 20;

class Depths {
public:
  Depths(const Body &body, Graph &graph)
      : body(body), graph(graph), version(body.code->version), exact(version >= pyc::py39),
        entry(graph.blocks.size(), unknown_depth) {}

  Error run() {
    if (body.code->stacksize < 0 || body.code->stacksize > deepest_stack)
      return error_at(body, 0, "co_stacksize is " + Twine(body.code->stacksize));
    graph.depth.assign(body.instructions.size(), unknown_depth);
    graph.effects.resize(body.instructions.size());
    // 3.10 enters a generator with the value of its first send() on the stack.
    const bool started = body.instructions[0].opcode == Opcode::GEN_START;
    if (Error error = flow_into(0, started ? 1 : 0, 0))
      return error;
    while (!pending.empty()) {
      const BlockId id = pending.back();
      pending.pop_back();
      if (Error error = walk(id))
        return error;
    }
    return Error::success();
  }

private:
  Error flow_into(BlockId target, int64_t depth, uint32_t from) {
    const int known = entry[target];
    if (known == depth)
      return Error::success();
    if (known != unknown_depth && exact)
      return error_at(body, graph.blocks[target].begin,
                      "value stack is " + Twine(known) + " deep on one path and " + Twine(depth) +
                          " on another, from offset " + Twine(body.instructions[from].offset));
    // Upper bounds would grow without end along a loop.
    if (depth < known || (known != unknown_depth && graph.blocks[target].begin <= from))
      return Error::success();
    if (depth > limit())
      return error_at(body, from, overflow(depth));
    entry[target] = static_cast<int>(depth);
    pending.push_back(target);
    return Error::success();
  }

  /// Listings of versions before 3.9 work with upper bounds (see Effects.def), which may lie above
  /// what the compiler counted.
  int64_t limit() const {
    return exact ? body.code->stacksize : 2 * static_cast<int64_t>(body.code->stacksize) + 64;
  }

  std::string overflow(int64_t depth) const {
    return ("value stack overflow: " + Twine(depth) + " deep, but co_stacksize is " +
            Twine(body.code->stacksize))
        .str();
  }

  Error walk(BlockId id) {
    const Block &block = graph.blocks[id];
    int64_t depth = entry[id];
    for (uint32_t i = block.begin; i < block.end; ++i) {
      graph.depth[i] = static_cast<int>(depth);
      const Instruction &instruction = body.instructions[i];
      const std::optional<Effect> change = effect(instruction, version);
      if (!change)
        return error_at(body, i, Twine(bytecode::name(instruction.opcode)) + " has no known stack effect");
      graph.effects[i] = *change;
      if (Error error = check_underflow(i, depth, *change))
        return error;
      if (Error error = raise(i, depth, *change))
        return error;
      const int64_t before = depth;
      depth += static_cast<int64_t>(change->pushes) - static_cast<int64_t>(change->pops);
      if (depth > limit())
        return error_at(body, i, overflow(depth));
      graph.max_depth = std::max(graph.max_depth, static_cast<unsigned>(depth));
      if (instruction.target)
        if (Error error = flow_into(graph.block_of[*instruction.target],
                                    before + static_cast<int64_t>(change->jump_pushes) -
                                        static_cast<int64_t>(change->jump_pops),
                                    i))
          return error;
      if (Error error = leave(i, depth))
        return error;
    }
    return block.next == no_block ? Error::success() : flow_into(block.next, depth, block.end - 1);
  }

  Error check_underflow(uint32_t i, int64_t depth, const Effect &change) const {
    const uint64_t needed = change.touches();
    if (needed <= static_cast<uint64_t>(depth))
      return Error::success();
    return error_at(body, i,
                    "value stack underflow: " + Twine(bytecode::name(body.instructions[i].opcode)) +
                        " needs " + Twine(needed) + " values, there are " + Twine(depth));
  }

  /// Whether an instruction that pops values may then raise: its handler does not find them any more.
  /// YIELD_VALUE raises when it is resumed, with the sent value in place of the yielded one.
  static bool consumes_and_raises(bytecode::Opcode opcode) {
    using bytecode::Opcode;
    return opcode != Opcode::POP_TOP && opcode != Opcode::STORE_FAST && opcode != Opcode::PUSH_EXC_INFO &&
           opcode != Opcode::YIELD_VALUE;
  }

  /// The edge to the handler, if the instruction has one.
  Error raise(uint32_t i, int64_t depth, const Effect &change) {
    const int number = body.region_of[i];
    if (number < 0 || !bytecode::has_exception_table(version))
      return Error::success(); // up to 3.10 the SETUP_* is the jump to its handler
    const ExceptionRegion &region = body.regions[number];
    if (depth < static_cast<int64_t>(region.depth))
      return error_at(body, i,
                      "value stack is " + Twine(depth) + " deep, but its exception handler keeps " +
                          Twine(region.depth));
    if (depth - static_cast<int64_t>(change.pops) < static_cast<int64_t>(region.depth) &&
        consumes_and_raises(body.instructions[i].opcode))
      return error_at(body, i,
                      Twine(bytecode::name(body.instructions[i].opcode)) +
                          " pops values that its exception handler keeps");
    const int64_t delivered = static_cast<int64_t>(region.depth) + (region.push_lasti ? 1 : 0) + 1;
    if (Error error = flow_into(graph.block_of[region.handler], delivered, i))
      return error;
    graph.max_depth = std::max(graph.max_depth, static_cast<unsigned>(delivered));
    return Error::success();
  }

  Error leave(uint32_t i, int64_t depth) const {
    const Opcode opcode = body.instructions[i].opcode;
    if (opcode == Opcode::RETURN_VALUE && version >= pyc::py311 && depth != 0)
      return error_at(body, i, "RETURN_VALUE leaves " + Twine(depth) + " values on the stack");
    if (bytecode::falls_through(opcode) && i + 1 == body.instructions.size())
      return error_at(body, i, "execution runs off the end of the bytecode");
    return Error::success();
  }

  const Body &body;
  Graph &graph;
  const pyc::PyVersion version;
  const bool exact;
  std::vector<int> entry; // by block
  std::vector<BlockId> pending;
};

} // namespace

Error find_depths(const Body &body, Graph &graph) {
  return Depths(body, graph).run();
}

} // namespace lasti::flow
