// The bounds of each thread's C stack, found when the thread first runs native code.

#include "frame/stack_guard.h"

#include <algorithm>
#include <pthread.h>

namespace lasti::runtime {

constinit thread_local uintptr_t stack_limit __attribute__((tls_model("initial-exec"))) = UINTPTR_MAX;

namespace {

// What must stay free: C code that native code calls (repr of nested lists, sort, the raising itself)
// counts its recursion but not its bytes.
constexpr uintptr_t reserve = 512 * 1024;

uintptr_t limit_of(uintptr_t low, uintptr_t size) { return low + std::min(reserve, size / 4); }

} // namespace

bool stack_is_exhausted() {
  if (stack_limit == UINTPTR_MAX) {
    stack_limit = 0;
    pthread_attr_t attributes;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
      void *low = nullptr;
      size_t size = 0;
      if (pthread_attr_getstack(&attributes, &low, &size) == 0)
        stack_limit = limit_of(reinterpret_cast<uintptr_t>(low), size);
      pthread_attr_destroy(&attributes);
    }
  }
  return stack_is_low();
}

void set_stack_bounds(void *lowest, void *highest) {
  auto low = reinterpret_cast<uintptr_t>(lowest);
  stack_limit = limit_of(low, reinterpret_cast<uintptr_t>(highest) - low);
}

} // namespace lasti::runtime
