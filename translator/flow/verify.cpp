// The verifier's states are carried forward block by block until nothing changes. They only ever grow
// weaker, so it ends, and what an instruction may not find in one of them it may not find in the last.

#include "flow/verify.h"

#include "bytecode/target.h"
#include "flow/state.h"

#include <llvm/ADT/Twine.h>

#include <optional>

namespace lasti::flow {

using bytecode::Body;
using bytecode::ExceptionRegion;
using bytecode::Instruction;
using bytecode::Opcode;
using llvm::Error;
using llvm::Twine;

namespace {

class Verifier {
public:
  Verifier(const Body &body, const Graph &graph) : body(body), graph(graph), entry(graph.blocks.size()) {}

  Error run() {
    if (Error error = check_arguments())
      return error;
    State start;
    start.cells.resize(static_cast<unsigned>(body.code->localsplus.size()));
    if (Error error = flow_into(0, start))
      return error;
    // In reverse postorder two or three rounds are enough for compiled code.
    while (changed) {
      changed = false;
      for (const BlockId id : graph.order)
        if (entry[id])
          if (Error error = walk(id))
            return error;
    }
    return Error::success();
  }

private:
  Error check_arguments() const {
    const pyc::CodeObject &code = *body.code;
    if (code.argcount < 0 || code.posonlyargcount < 0 || code.kwonlyargcount < 0 ||
        code.posonlyargcount > code.argcount || pyc::total_arguments(code) > code.nlocals ||
        code.nlocals > static_cast<int>(code.localsplus.size()))
      return error_at(body, 0, "the argument counts do not fit the locals");
    return Error::success();
  }

  Error walk(BlockId id) {
    const Block &block = graph.blocks[id];
    State state = *entry[id];
    for (uint32_t i = block.begin; i < block.end; ++i) {
      const Instruction &instruction = body.instructions[i];
      const Effect &change = graph.effects[i];
      if (Error error = check(body, i, state, change))
        return error;
      if (Error error = check_position(i, state))
        return error;
      if (block.handler != no_block)
        if (Error error = raise(i, state))
          return error;
      if (instruction.target) {
        State jumped = state;
        advance(body, i, jumped, change, true);
        if (Error error = flow_into(block.jump, jumped))
          return error;
      }
      advance(body, i, state, change, false);
    }
    return block.next == no_block ? Error::success() : flow_into(block.next, state);
  }

  /// Calls and suspensions have a form of several instructions, which must stand in order.
  Error check_position(uint32_t i, const State &state) const {
    const Instruction &instruction = body.instructions[i];
    const bool first = graph.blocks[graph.block_of[i]].begin == i;
    if (instruction.opcode == Opcode::CALL && first)
      return error_at(body, i, "a jump or a handler separates CALL from its PRECALL");
    if (first && bytecode::pending_names(body, i))
      return error_at(body, i, "a jump or a handler separates PRECALL from its KW_NAMES");
    return instruction.opcode == Opcode::YIELD_VALUE ? check_delegation(i, state) : Error::success();
  }

  /// A RESUME 2 or 3 right behind a YIELD_VALUE tells genobject.c (_PyGen_yf, _gen_throw) that the
  /// frame is in a SEND loop: the value below the yielded one is the subiterator, and the instruction
  /// before is the SEND, whose target it goes on at when throw() has ended the subiterator.
  Error check_delegation(uint32_t i, const State &state) const {
    const Instruction &yield = body.instructions[i];
    const Instruction &resume = body.instructions[i + 1];
    if (resume.opcode != Opcode::RESUME || resume.offset != yield.offset + bytecode::code_unit ||
        resume.oparg < 2)
      return Error::success();
    const Instruction *send = i > 0 ? &body.instructions[i - 1] : nullptr;
    const Block &block = graph.blocks[graph.block_of[i]];
    const bool alone = block.begin == i && block.predecessors.size() == 1 && block.raisers.empty() && i > 0 &&
                       block.predecessors[0] == graph.block_of[i - 1];
    if (!send || send->opcode != Opcode::SEND || send->next != yield.offset || !alone ||
        state.stack.size() < 2)
      return error_at(body, i, "RESUME says that YIELD_VALUE stands in a SEND loop, but there is none");
    const uint32_t target = *send->target;
    const int region = target > 0 ? body.region_of[target - 1] : -1;
    if (send->oparg > 255 ||
        body.instructions[target].start != send->next + bytecode::code_unit * send->oparg || target <= i)
      return error_at(body, i - 1, "SEND loop with a target out of reach");
    if (region != body.region_of[i - 1] ||
        (region >= 0 && body.regions[region].depth + 2 > state.stack.size()))
      return error_at(body, i - 1, "SEND loop across the border of an exception handler");
    return Error::success();
  }

  Error raise(uint32_t i, const State &state) {
    const ExceptionRegion &region = body.regions[body.region_of[i]];
    for (unsigned depth = 0; depth < region.depth; ++depth)
      if (state.stack[depth].maybe_null())
        return error_at(body, i, "NULL below the depth of an exception handler");
    State raised;
    raised.stack.assign(state.stack.begin(), state.stack.begin() + region.depth);
    raised.cells = state.cells;
    raised.generator = state.generator;
    if (region.push_lasti)
      raised.stack.push_back({Type::LastI});
    raised.stack.push_back({Type::Exception});
    return flow_into(graph.block_of[region.handler], raised);
  }

  Error flow_into(BlockId target, const State &state) {
    std::optional<State> &known = entry[target];
    if (!known) {
      known = state;
      changed = true;
      return Error::success();
    }
    if (known->generator != state.generator)
      return error_at(body, graph.blocks[target].begin,
                      "RETURN_GENERATOR has run on one path and not on another");
    for (size_t depth = 0; depth < state.stack.size(); ++depth) {
      const Kind joined = join(known->stack[depth], state.stack[depth]);
      changed |= joined != known->stack[depth];
      known->stack[depth] = joined;
    }
    if (known->cells.test(state.cells)) {
      known->cells &= state.cells;
      changed = true;
    }
    return Error::success();
  }

  const Body &body;
  const Graph &graph;
  std::vector<std::optional<State>> entry; // by block
  bool changed = false;
};

} // namespace

Error verify(const Body &body, const Graph &graph) {
  return Verifier(body, graph).run();
}

} // namespace lasti::flow
