#include "words/calls.h"

namespace lasti::runtime::words {

int64_t depth_for(const PyThreadState *thread) {
  constexpr int in_place = 8;
  constexpr int64_t bytes = 2048; // of the C stack, a call
  const auto here = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  if (here <= stack_limit)
    return 0;
  return std::min<int64_t>(recursion_room(thread) - in_place,
                           static_cast<int64_t>((here - stack_limit) / bytes));
}

} // namespace lasti::runtime::words
