#include "opt/slot_arena.h"

#include <algorithm>

namespace lasti::opt {

llvm::ArrayRef<ir::StackSlot> SlotArena::store(llvm::ArrayRef<ir::StackSlot> stack) {
  const size_t common = std::min(used, stack.size());
  const bool fits = stack.size() <= capacity && std::equal(storage, storage + common, stack.begin());
  if (!fits) {
    capacity = std::max<size_t>(2 * stack.size(), 16);
    storage = allocator.Allocate<ir::StackSlot>(capacity);
    used = 0;
  }
  if (stack.size() > used) {
    std::uninitialized_copy(stack.begin() + used, stack.end(), storage + used);
    used = stack.size();
  }
  return {storage, stack.size()};
}

} // namespace lasti::opt
