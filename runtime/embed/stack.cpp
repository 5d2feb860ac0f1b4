// The interpreter runs Python-to-Python calls without using up the C stack; native code takes a C
// frame for each. With the usual 8 MiB, sys.setrecursionlimit(100000) and a recursion that deep
// would end in RecursionError where the interpreter succeeds. So an executable runs on a stack of
// its own. It switches stacks and not threads: signals, fork() and the threading module all tell
// the initial thread from the others.
#ifndef LASTI_MODULE

#include "embed/stack.h"

#include "frame/stack_guard.h"

#include <pthread.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>

#ifndef __has_feature // g++
#define __has_feature(feature) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
#include <sanitizer/common_interface_defs.h>
#endif

namespace lasti::runtime {
namespace {

constexpr std::size_t largest_stack = std::size_t{1} << 30;
constexpr std::size_t smallest_stack = std::size_t{16} << 20;

struct Switch {
  ucontext_t caller;
  ucontext_t callee;
  int (*body)(void *);
  void *argument;
  int result;
  const void *caller_stack; // as AddressSanitizer knows it
  std::size_t caller_stack_size;
};

// AddressSanitizer has to be told of the two switches, before and after each; the other sanitizers are not.
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
void start_switch(void **fake_stack, const void *lowest, std::size_t size) {
  __sanitizer_start_switch_fiber(fake_stack, lowest, size);
}
void finish_switch(void *fake_stack, const void **lowest, std::size_t *size) {
  __sanitizer_finish_switch_fiber(fake_stack, lowest, size);
}
#else
void start_switch(void **, const void *, std::size_t) {}
void finish_switch(void *, const void **, std::size_t *) {}
#endif

// makecontext hands over ints only.
void trampoline(unsigned high, unsigned low) {
  auto *state = reinterpret_cast<Switch *>((static_cast<std::uintptr_t>(high) << 32) | low);
  finish_switch(nullptr, &state->caller_stack, &state->caller_stack_size);
  state->result = state->body(state->argument);
  start_switch(nullptr, state->caller_stack, state->caller_stack_size);
}

// Maps address space only: pages come with use. Smaller where the address space is limited
// (ulimit -v) or memory may not be overcommitted. Returns null if nothing fits.
void *map_stack(std::size_t &size) {
  for (size = largest_stack; size >= smallest_stack; size /= 2) {
    void *base = mmap(nullptr, size, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (base != MAP_FAILED)
      return base;
  }
  return nullptr;
}

constexpr bool keeps_stack =
#if defined(__SANITIZE_THREAD__) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
    true;
#else
    false;
#endif

// Threads of the program need room for native recursion as well: as much as it takes, unless the
// program asks for a size of its own (threading.stack_size).
void enlarge_thread_stacks() {
  constexpr std::size_t size = std::size_t{64} << 20;
  pthread_attr_t attributes;
  std::size_t current = 0;
  if (pthread_getattr_default_np(&attributes) != 0)
    return;
  if (pthread_attr_getstacksize(&attributes, &current) == 0 && current < size &&
      pthread_attr_setstacksize(&attributes, size) == 0)
    pthread_setattr_default_np(&attributes);
  pthread_attr_destroy(&attributes);
}

} // namespace

int run_on_large_stack(int (*body)(void *), void *argument) {
  // These sanitizers keep their own idea of a thread's stack.
  if (keeps_stack)
    return body(argument);
  enlarge_thread_stacks();
  std::size_t size = 0;
  void *base = map_stack(size);
  if (!base)
    return body(argument);
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  mprotect(base, page, PROT_NONE);
  // A huge page would be cleared whole for the first few frames.
  madvise(base, size, MADV_NOHUGEPAGE);

  Switch state{};
  state.body = body;
  state.argument = argument;
  if (getcontext(&state.callee) != 0) {
    munmap(base, size);
    return body(argument);
  }
  char *lowest = static_cast<char *>(base) + page;
  state.callee.uc_stack.ss_sp = lowest;
  state.callee.uc_stack.ss_size = size - page;
  state.callee.uc_link = &state.caller;
  const auto address = reinterpret_cast<std::uintptr_t>(&state);
  makecontext(&state.callee, reinterpret_cast<void (*)()>(trampoline), 2,
              static_cast<unsigned>(address >> 32), static_cast<unsigned>(address));
  set_stack_bounds(lowest, lowest + (size - page));
  void *fake_stack = nullptr;
  start_switch(&fake_stack, lowest, size - page);
  swapcontext(&state.caller, &state.callee);
  finish_switch(fake_stack, nullptr, nullptr);
  // The mapping stays: the process is about to end, and exit handlers may look at the bounds.
  return state.result;
}

} // namespace lasti::runtime

#endif
