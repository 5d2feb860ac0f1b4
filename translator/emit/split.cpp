// Where a long function is cut into parts. The time of Clang's passes grows faster than a function does: for
// 1900 instructions it is fourteen times that for 470. Parts make it linear. To go from one part to another
// costs about as much as five instructions of the interpreter, which is little once in hundreds: a cut is
// best where no short loop is open.

#include "emit/split.h"

#include <algorithm>
#include <tuple>

namespace lasti::emit {
namespace {

constexpr uint32_t longest_whole = 700;
constexpr uint32_t usual_part = 400;
constexpr uint32_t margin = usual_part / 4; // how far a cut may be from where parts are of the same length

/// How many jumps backwards are open before each instruction: an open one goes from it or from behind it to
/// before it.
std::vector<unsigned> open_loops(const ir::Function &function) {
  const auto &instructions = function.body.instructions;
  std::vector<int> change(instructions.size() + 1, 0);
  for (uint32_t index = 0; index < instructions.size(); ++index) {
    if (!instructions[index].target || *instructions[index].target >= index)
      continue;
    ++change[*instructions[index].target + 1];
    --change[index + 1];
  }
  std::vector<unsigned> open(instructions.size());
  int count = 0;
  for (uint32_t index = 0; index < instructions.size(); ++index)
    open[index] = static_cast<unsigned>(count += change[index]);
  return open;
}

bool can_begin(const Boundaries &boundaries, uint32_t index) {
  return boundaries[index] && boundaries[index]->detail != ir::joined;
}

size_t depth_at(const Boundaries &boundaries, uint32_t index) {
  return boundaries[index] ? boundaries[index]->stack.size() : 0;
}

/// The best place for a cut near `middle`; that itself where no instruction near it is reachable.
uint32_t find_cut(const Boundaries &boundaries, llvm::ArrayRef<unsigned> open, uint32_t middle) {
  auto cost = [&](uint32_t index) {
    uint32_t distance = std::max(index, middle) - std::min(index, middle);
    return std::tuple(!can_begin(boundaries, index), open[index], depth_at(boundaries, index), distance);
  };
  uint32_t best = middle;
  for (uint32_t index = middle - margin; index < middle + margin; ++index)
    if (cost(index) < cost(best))
      best = index;
  return best;
}

} // namespace

std::vector<Range> split(const ir::Function &function, const Boundaries &boundaries) {
  auto size = static_cast<uint32_t>(boundaries.size());
  if (size <= longest_whole)
    return {{0, size}};
  std::vector<unsigned> open = open_loops(function);
  uint32_t count = (size + usual_part - 1) / usual_part;
  std::vector<Range> parts;
  uint32_t begin = 0;
  for (uint32_t i = 1; i < count; ++i) {
    uint32_t cut = find_cut(boundaries, open, static_cast<uint32_t>(static_cast<uint64_t>(size) * i / count));
    if (!can_begin(boundaries, cut))
      continue;
    parts.push_back({begin, cut});
    begin = cut;
  }
  parts.push_back({begin, size});
  return parts;
}

} // namespace lasti::emit
