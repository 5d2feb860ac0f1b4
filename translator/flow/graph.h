#pragma once

// The control-flow graph of one code object. Blocks are cut at jump targets, after jumps and at the
// ends of exception regions, so that all instructions of a block have the same innermost handler.

#include "bytecode/decode.h"
#include "flow/effect.h"

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>
#include <llvm/Support/raw_ostream.h>

#include <cstdint>
#include <vector>

namespace lasti::flow {

using BlockId = uint32_t;
inline constexpr BlockId no_block = UINT32_MAX;
inline constexpr int unknown_depth = -1;

/// A straight run of instructions [begin, end), as indices into Body::instructions.
struct Block {
  uint32_t begin = 0;
  uint32_t end = 0;
  BlockId next = no_block;           ///< where it falls through to
  BlockId jump = no_block;           ///< where its last instruction jumps to
  BlockId handler = no_block;        ///< where an exception raised in it goes; no_block: out of the function
  int region = -1;                   ///< index into Body::regions that `handler` comes from
  std::vector<BlockId> predecessors; ///< sources of next and jump edges, ascending; not of handler edges
  std::vector<BlockId> raisers;      ///< blocks whose handler this is, ascending
  bool reachable = false;
};

struct Graph {
  std::vector<Block> blocks;     ///< in the order of the bytecode; block 0 is the entry
  std::vector<BlockId> block_of; ///< by instruction
  std::vector<int> depth;        ///< value-stack depth before each instruction; unknown_depth: unreachable
  std::vector<Effect> effects;   ///< by instruction, of the reachable ones
  std::vector<BlockId> order;    ///< reachable blocks in reverse postorder over all edges
  unsigned max_depth = 0;        ///< deepest value stack reached, ≤ co_stacksize

  /// Takes an instruction's index. Returns true if it can be reached from the entry.
  bool reachable(uint32_t instruction) const { return depth[instruction] != unknown_depth; }
};

/// Builds the graph and the depth of the value stack before each instruction, and verifies both on
/// every path: no underflow, no more than co_stacksize, one depth at joins, no fall off the end, jump
/// targets and handlers at instructions. For a version that can be translated it further holds everything
/// that emitted code relies on (verify.h). Returns the first violation as `function 'f' at offset 12: …`.
llvm::Expected<Graph> build(const bytecode::Body &body);

/// Prints blocks, edges and depths, one instruction a line (--dump=flow).
void print(const bytecode::Body &body, const Graph &graph, llvm::raw_ostream &out);

} // namespace lasti::flow
