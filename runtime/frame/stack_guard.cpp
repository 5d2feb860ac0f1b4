// The bounds of each thread's C stack, found when the thread first runs native code.

#include "frame/stack_guard.h"

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

namespace lasti::runtime {

constinit thread_local uintptr_t stack_limit __attribute__((tls_model("initial-exec"))) = UINTPTR_MAX;

namespace {

// What must stay free: C code that native code calls (repr of nested lists, sort, the raising itself)
// counts its recursion but not its bytes.
constexpr uintptr_t reserve = 512 * 1024;

// The limit of a stack that the thread has switched to: somebody's coroutines. 0 if it cannot be found.
uintptr_t limit_of_mapping(uintptr_t address) {
  FILE *maps = fopen("/proc/self/maps", "re");
  if (!maps)
    return 0;
  uintptr_t limit = 0;
  char line[512];
  while (!limit && fgets(line, sizeof line, maps)) {
    uintptr_t low = 0, high = 0;
    if (sscanf(line, "%" SCNxPTR "-%" SCNxPTR, &low, &high) == 2 && low <= address && address < high)
      limit = stack_limit_of(low, high - low);
  }
  fclose(maps);
  return limit;
}

// The initial thread's stack grows with use as far as RLIMIT_STACK allows then. It is made to grow here and
// now, by a write at its end, so that no later setrlimit() takes away what has been counted on: that costs
// address space and one page. Not where address space is limited, too.
[[gnu::noinline]] void grow_to(uintptr_t low) {
  rlimit space;
  if (getrlimit(RLIMIT_AS, &space) != 0 || space.rlim_cur != RLIM_INFINITY)
    return;
  const auto here = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  constexpr uintptr_t margin = 64 * 1024; // what stands between this frame and the stack pointer
  if (here < low + margin)
    return;
  // The stack pointer goes there first: older kernels refuse an access far below it.
  volatile char *end = static_cast<volatile char *>(__builtin_alloca(here - low - margin));
  *end = 0;
}

// The bounds of the initial thread's stack: of one that may grow without an end, a part.
uintptr_t limit_of_initial_stack(uintptr_t low, uintptr_t size) {
  constexpr uintptr_t largest = uintptr_t{16} << 20;
  if (size > largest) {
    low += size - largest;
    size = largest;
  }
  grow_to(low);
  return stack_limit_of(low, size);
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
  if (!known || address < low || low + size <= address)
    return limit_of_mapping(address);
  return getpid() == gettid() ? limit_of_initial_stack(low, size) : stack_limit_of(low, size);
}

} // namespace

uintptr_t stack_limit_of(uintptr_t low, uintptr_t size) {
  return low + std::min(reserve, size / 4);
}

bool stack_is_exhausted() {
  if (stack_limit == UINTPTR_MAX)
    stack_limit = find_limit(reinterpret_cast<uintptr_t>(__builtin_frame_address(0)));
  return stack_is_low();
}

} // namespace lasti::runtime
