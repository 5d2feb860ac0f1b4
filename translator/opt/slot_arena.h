#pragma once

#include "ir/value.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/Allocator.h>

namespace lasti::opt {

/// Stores value stacks one after the other. A stack that is the one before less some slots, or plus
/// some, shares its storage, so that a thousand pushes cost a thousand slots and not a million.
class SlotArena {
public:
  explicit SlotArena(llvm::BumpPtrAllocator &allocator) : allocator(allocator) {}

  /// Returns a lasting copy of a stack.
  llvm::ArrayRef<ir::StackSlot> store(llvm::ArrayRef<ir::StackSlot> stack);

private:
  llvm::BumpPtrAllocator &allocator;
  ir::StackSlot *storage = nullptr; ///< what the last stack lies in
  size_t used = 0;                  ///< slots of it that some stack refers to
  size_t capacity = 0;
};

} // namespace lasti::opt
