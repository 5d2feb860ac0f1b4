// Up to 3.10 a frame has a stack of blocks: SETUP_* pushes one, POP_BLOCK removes it, an exception
// unwinds it up to the innermost one with a handler (Python/ceval.c: exception_unwind). Code is
// well formed: whichever way an instruction is reached, the blocks are the same. So following all
// ways once tells, for each instruction, where its exceptions go.
//
// The blocks that the interpreter itself pushes on entering a handler (EXCEPT_HANDLER) are not
// followed: they catch nothing. A finally body of 3.8 and earlier runs with and without one.
#include "bytecode/decode.h"
#include "bytecode/tables.h"

#include <llvm/ADT/Twine.h>

namespace lasti::bytecode {

namespace {

constexpr unsigned most_blocks = 20; // CO_MAXBLOCKS
constexpr int no_block = -1;
constexpr int not_reached = -2;

struct Block {
  uint32_t setup;
  int outer;
  unsigned depth;
};

class BlockStack {
public:
  explicit BlockStack(Body &body) : body(body), block_of(body.instructions.size(), not_reached) {}

  llvm::Error run() {
    if (auto problem = reach(0, no_block, 0))
      return problem;
    while (!pending.empty()) {
      uint32_t index = pending.back();
      pending.pop_back();
      if (auto problem = follow(index))
        return problem;
    }
    return llvm::Error::success();
  }

  void set_regions() {
    body.region_of.assign(body.instructions.size(), -1);
    for (uint32_t i = 0; i < block_of.size(); ++i) {
      int block = catching_block(block_of[i]);
      if (block < 0)
        continue;
      uint32_t setup = blocks[static_cast<size_t>(block)].setup;
      bool goes_on = i > 0 && body.region_of[i - 1] >= 0 && body.regions.back().setup == setup;
      if (!goes_on) {
        ExceptionRegion region;
        region.start = i;
        region.handler = *body.instructions[setup].target;
        region.setup = setup;
        body.regions.push_back(region);
      }
      body.regions.back().end = i + 1;
      body.region_of[i] = static_cast<int>(body.regions.size() - 1);
    }
  }

private:
  bool is_loop(int block) const {
    return body.instructions[blocks[static_cast<size_t>(block)].setup].opcode == Opcode::SETUP_LOOP;
  }

  int catching_block(int block) const {
    while (block >= 0 && is_loop(block))
      block = blocks[static_cast<size_t>(block)].outer;
    return block;
  }

  llvm::Error reach(uint32_t index, int block, uint32_t from) {
    if (index >= block_of.size()) // falling off the end is for the verifier to find
      return llvm::Error::success();
    if (block_of[index] == not_reached) {
      block_of[index] = block;
      pending.push_back(index);
    } else if (block_of[index] != block) {
      return error_at(body, from,
                      "the block stack differs from the one with which offset " +
                          llvm::Twine(body.instructions[index].start) + " is reached from elsewhere");
    }
    return llvm::Error::success();
  }

  llvm::Expected<int> push(uint32_t setup, int outer) {
    unsigned depth = outer >= 0 ? blocks[static_cast<size_t>(outer)].depth + 1 : 1;
    if (depth > most_blocks)
      return error_at(body, setup, "too many nested blocks");
    blocks.push_back({setup, outer, depth});
    return static_cast<int>(blocks.size() - 1);
  }

  llvm::Error follow(uint32_t index) {
    const Instruction &instruction = body.instructions[index];
    int before = block_of[index];
    int next = before;
    int at_target = before;
    if (is_setup(instruction.opcode)) {
      auto pushed = push(index, before);
      if (!pushed)
        return pushed.takeError();
      next = *pushed;
    } else if (instruction.opcode == Opcode::POP_BLOCK) {
      if (before < 0)
        return error_at(body, index, "POP_BLOCK without a block");
      next = blocks[static_cast<size_t>(before)].outer;
    } else if (instruction.opcode == Opcode::CONTINUE_LOOP) {
      while (at_target >= 0 && !is_loop(at_target))
        at_target = blocks[static_cast<size_t>(at_target)].outer;
    }
    if (instruction.target)
      if (auto problem = reach(*instruction.target, at_target, index))
        return problem;
    if (falls_through(instruction.opcode))
      return reach(index + 1, next, index);
    return llvm::Error::success();
  }

  Body &body;
  std::vector<int> block_of; // before each instruction: the innermost block
  std::vector<Block> blocks;
  std::vector<uint32_t> pending;
};

} // namespace

llvm::Error set_regions_from_blocks(Body &body) {
  BlockStack blocks(body);
  if (auto problem = blocks.run())
    return problem;
  blocks.set_regions();
  return llvm::Error::success();
}

} // namespace lasti::bytecode
