#include "flow/graph.h"

#include <llvm/Support/Format.h>

namespace lasti::flow {

using bytecode::Body;
using bytecode::Instruction;

namespace {

void print_list(llvm::StringRef label, const std::vector<BlockId> &blocks, llvm::raw_ostream &out) {
  if (blocks.empty())
    return;
  out << ' ' << label;
  for (const BlockId id : blocks)
    out << ' ' << id;
}

void print_heading(const Graph &graph, BlockId id, llvm::raw_ostream &out) {
  const Block &block = graph.blocks[id];
  out << "block " << id << ':';
  if (!block.reachable) {
    out << " unreachable\n";
    return;
  }
  if (id == 0)
    out << " entry";
  if (block.next != no_block)
    out << " next " << block.next;
  if (block.jump != no_block)
    out << " jump " << block.jump;
  if (block.handler != no_block)
    out << " handler " << block.handler;
  print_list("from", block.predecessors, out);
  print_list("raised in", block.raisers, out);
  out << '\n';
}

} // namespace

void print(const Body &body, const Graph &graph, llvm::raw_ostream &out) {
  out << "function '" << pyc::printable(body.code->qualname) << "': " << body.instructions.size()
      << " instructions, " << graph.blocks.size() << " blocks, stack " << graph.max_depth << " of "
      << body.code->stacksize << '\n';
  for (BlockId id = 0; id < graph.blocks.size(); ++id) {
    print_heading(graph, id, out);
    for (uint32_t i = graph.blocks[id].begin; i < graph.blocks[id].end; ++i) {
      const Instruction &instruction = body.instructions[i];
      out << llvm::format("%6u ", instruction.offset);
      if (graph.reachable(i))
        out << llvm::format("[%d] ", graph.depth[i]);
      else
        out << "[-] ";
      out << bytecode::instruction_text(body, instruction) << '\n';
    }
  }
}

} // namespace lasti::flow
