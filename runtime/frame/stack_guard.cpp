// The bounds of each thread's C stack, found when the thread first runs native code.

#include "frame/stack_guard.h"

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <pthread.h>

namespace lasti::runtime {

constinit thread_local uintptr_t stack_limit __attribute__((tls_model("initial-exec"))) = UINTPTR_MAX;

namespace {

// What must stay free: C code that native code calls (repr of nested lists, sort, the raising itself)
// counts its recursion but not its bytes.
constexpr uintptr_t reserve = 512 * 1024;

uintptr_t limit_of(uintptr_t low, uintptr_t size) {
  return low + std::min(reserve, size / 4);
}

// The limit of a stack that the thread has switched to: an executable of ours that imports an extension
// module of ours, or somebody else's coroutines. 0 if it cannot be found.
uintptr_t limit_of_mapping(uintptr_t address) {
  FILE *maps = fopen("/proc/self/maps", "re");
  if (!maps)
    return 0;
  uintptr_t limit = 0;
  char line[512];
  while (!limit && fgets(line, sizeof line, maps)) {
    uintptr_t low = 0, high = 0;
    if (sscanf(line, "%" SCNxPTR "-%" SCNxPTR, &low, &high) == 2 && low <= address && address < high)
      limit = limit_of(low, high - low);
  }
  fclose(maps);
  return limit;
}

// The limit of the stack that `address` is on: the thread's own, or another.
uintptr_t find_limit(uintptr_t address) {
  pthread_attr_t attributes;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0)
    return 0;
  void *start = nullptr;
  size_t size = 0;
  const bool known = pthread_attr_getstack(&attributes, &start, &size) == 0;
  pthread_attr_destroy(&attributes);
  const auto low = reinterpret_cast<uintptr_t>(start);
  return known && low <= address && address < low + size ? limit_of(low, size) : limit_of_mapping(address);
}

} // namespace

bool stack_is_exhausted() {
  if (stack_limit == UINTPTR_MAX)
    stack_limit = find_limit(reinterpret_cast<uintptr_t>(__builtin_frame_address(0)));
  return stack_is_low();
}

void set_stack_bounds(void *lowest, void *highest) {
  auto low = reinterpret_cast<uintptr_t>(lowest);
  stack_limit = limit_of(low, reinterpret_cast<uintptr_t>(highest) - low);
}

} // namespace lasti::runtime
