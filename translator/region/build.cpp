#include "region/build.h"

#include "region/builder.h"

namespace lasti::region {

namespace {

/// A region of more instructions costs more in the C++ compiler than it may bring.
constexpr size_t longest_loop = 400;
/// Assumptions settle sooner, or not at all.
constexpr unsigned most_tries = 40;

size_t instructions_of(const ir::Function &function, const opt::Loop &loop) {
  size_t count = 0;
  for (const ir::BlockId id : loop.blocks)
    count += static_cast<size_t>(llvm::count_if(
        function.blocks[id].nodes, [](const ir::Node &node) { return node.kind == ir::Kind::boundary; }));
  return count;
}

} // namespace

std::vector<words::Region> build_regions(const ir::Module &module, const ir::Function &function) {
  std::vector<words::Region> regions;
  const ir::Dominance dominance(function);
  const std::vector<opt::Loop> loops = opt::find_loops(function, opt::find_predecessors(function));
  std::set<ir::BlockId> done; // headers of loops that are in a region
  for (const opt::Loop &loop : loops) {
    if (done.contains(loop.header) || instructions_of(function, loop) > longest_loop)
      continue;
    Assumptions assumptions;
    bool again = true;
    for (unsigned tries = 0; again && tries < most_tries; ++tries) {
      const bool had_floats = assumptions.has_floats;
      if (std::optional<words::Region> region =
              Builder(module, function, loop, loops, dominance, assumptions).build(again)) {
        regions.push_back(std::move(*region));
        done.insert(loop.blocks.begin(), loop.blocks.end());
      }
      if (assumptions.has_floats && !had_floats) { // what has been guessed may be another then
        assumptions = {};
        assumptions.has_floats = true;
      }
    }
  }
  return regions;
}

} // namespace lasti::region
