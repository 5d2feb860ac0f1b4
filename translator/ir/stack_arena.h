#pragma once

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/Allocator.h>

#include <algorithm>

namespace lasti::ir {

/// Keeps value stacks one after the other. A stack that is the one before less some slots, or plus some,
/// shares its storage, so that a thousand pushes cost a thousand slots and not a million.
template <class Element>
class StackArena {
public:
  /// Returns a copy of a stack that lives as long as `memory`.
  llvm::MutableArrayRef<Element> keep(llvm::ArrayRef<Element> stack, llvm::BumpPtrAllocator &memory) {
    const size_t common = std::min(used, stack.size());
    const bool fits = stack.size() <= capacity && std::equal(storage, storage + common, stack.begin());
    if (!fits) {
      capacity = std::max<size_t>(2 * stack.size(), 16);
      storage = memory.Allocate<Element>(capacity);
      used = 0;
    }
    if (stack.size() > used) {
      std::uninitialized_copy(stack.begin() + used, stack.end(), storage + used);
      used = stack.size();
    }
    return {storage, stack.size()};
  }

private:
  Element *storage = nullptr; // what the last stack lies in
  size_t used = 0;            // slots of it that some stack refers to
  size_t capacity = 0;
};

} // namespace lasti::ir
