// Segments are mapped, each twice as large as the one above it, and hold their pages as long as somebody
// runs on them. The one that was left last is kept: a loop whose calls just do not fit would otherwise map
// one a round.

#include "frame/stack_segment.h"

#include "frame/stack_guard.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

#ifndef __has_feature // g++
#define __has_feature(feature) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
#include <sanitizer/common_interface_defs.h>
#endif

namespace lasti::runtime {
namespace {

constexpr std::size_t smallest = std::size_t{1} << 20;
constexpr std::size_t first = std::size_t{16} << 20;
constexpr std::size_t most = std::size_t{1} << 30; // of all segments of a thread together

/// A mapping with a guard page at its lower end. Empty: nothing.
class Segment {
public:
  Segment() = default;
  explicit Segment(std::size_t size) {
    void *mapped = mmap(nullptr, size, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (mapped == MAP_FAILED)
      return;
    base = static_cast<char *>(mapped);
    bytes = size;
    mprotect(base, guard(), PROT_NONE);
    // A huge page would be cleared whole for the first few frames.
    madvise(base, bytes, MADV_NOHUGEPAGE);
  }
  Segment(Segment &&other) noexcept
      : base(std::exchange(other.base, nullptr)), bytes(std::exchange(other.bytes, 0)) {}
  Segment &operator=(Segment &&other) noexcept {
    std::swap(base, other.base);
    std::swap(bytes, other.bytes);
    return *this;
  }
  ~Segment() {
    if (base)
      munmap(base, bytes);
  }

  explicit operator bool() const { return base; }
  std::size_t size() const { return bytes; }
  char *low() const { return base + guard(); }
  char *high() const { return base + bytes; }

private:
  static std::size_t guard() { return static_cast<std::size_t>(sysconf(_SC_PAGESIZE)); }
  char *base = nullptr;
  std::size_t bytes = 0;
};

/// What a thread has: the bytes of the segments that it runs on, and the segment that it left last.
struct ThreadSegments {
  std::size_t used = 0;
  Segment kept;
};

thread_local ThreadSegments segments;

// Smaller where the address space is limited or memory may not be overcommitted.
Segment take_segment() {
  if (segments.kept)
    return std::move(segments.kept);
  if (segments.used >= most)
    return {};
  for (std::size_t size = std::max(first, segments.used); size >= smallest; size /= 2)
    if (Segment segment{size})
      return segment;
  return {};
}

StackWatcher own_watcher = {[](uintptr_t limit) { stack_limit = limit; }, nullptr};
StackWatcher *own_watchers = &own_watcher;
StackWatcher **watchers = nullptr;

void set_limit(uintptr_t limit) {
  for (StackWatcher *watcher = watchers ? *watchers : &own_watcher; watcher; watcher = watcher->next)
    watcher->set_limit(limit);
}

struct Evaluation {
  _PyFrameEvalFunction evaluate;
  PyThreadState *thread;
  _PyInterpreterFrame *frame;
  int throwing;
  const void *caller_stack; // as AddressSanitizer knows it
  std::size_t caller_stack_size;
};

// AddressSanitizer has to be told of the two switches, before and after each.
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
void start_switch(void **fake_stack, const void *low, std::size_t size) {
  __sanitizer_start_switch_fiber(fake_stack, low, size);
}
void finish_switch(void *fake_stack, const void **low, std::size_t *size) {
  __sanitizer_finish_switch_fiber(fake_stack, low, size);
}
#else
void start_switch(void **, const void *, std::size_t) {}
void finish_switch(void *, const void **, std::size_t *) {}
#endif

// Runs on the new segment.
PyObject *evaluate_here(Evaluation *evaluation) {
  finish_switch(nullptr, &evaluation->caller_stack, &evaluation->caller_stack_size);
  PyObject *result = evaluation->evaluate(evaluation->thread, evaluation->frame, evaluation->throwing);
  start_switch(nullptr, evaluation->caller_stack, evaluation->caller_stack_size);
  return result;
}

// Calls evaluate_here with the stack pointer at `top`. The frame pointer stays behind, on the old stack, and
// debuggers find their way by it.
[[gnu::noinline]] PyObject *call_on_stack(Evaluation *evaluation, char *top) {
  PyObject *result;
  Evaluation *argument = evaluation;
  void *volatile needs_frame_pointer = __builtin_frame_address(0);
  (void)needs_frame_pointer;
#if defined(__x86_64__)
  asm volatile("movq %%rsp, %%rbx\n\t"
               "movq %[top], %%rsp\n\t"
               "callq *%[function]\n\t"
               "movq %%rbx, %%rsp"
               : "=a"(result), "+D"(argument)
               : [top] "r"(top), [function] "r"(&evaluate_here)
               : "rbx", "rcx", "rdx", "rsi", "r8", "r9", "r10", "r11", "memory", "cc", "mm0", "mm1", "mm2",
                 "mm3", "mm4", "mm5", "mm6", "mm7", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6",
                 "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15");
#else
#error "switching stacks is written for x86-64"
#endif
  return result;
}

} // namespace

StackWatcher **join_stack_watchers(StackWatcher **others) {
  if (!watchers && others) {
    own_watcher.next = *others;
    *others = &own_watcher;
  }
  if (!watchers)
    watchers = others ? others : &own_watchers;
  return watchers;
}

PyObject *evaluate_on_new_segment(_PyFrameEvalFunction evaluate, PyThreadState *thread,
                                  _PyInterpreterFrame *frame, int throwing) {
  Segment segment = take_segment();
  if (!segment) {
    PyErr_SetString(PyExc_RecursionError, "maximum recursion depth exceeded");
    return nullptr;
  }
  const auto low = reinterpret_cast<uintptr_t>(segment.low());
  const uintptr_t outer_limit = stack_limit;
  set_limit(stack_limit_of(low, segment.high() - segment.low()));
  segments.used += segment.size();
  Evaluation evaluation{evaluate, thread, frame, throwing, nullptr, 0};
  void *fake_stack = nullptr;
  start_switch(&fake_stack, segment.low(), segment.high() - segment.low());
  PyObject *result = call_on_stack(&evaluation, segment.high());
  finish_switch(fake_stack, nullptr, nullptr);
  segments.used -= segment.size();
  set_limit(outer_limit);
  segments.kept = std::move(segment);
  return result;
}

} // namespace lasti::runtime
