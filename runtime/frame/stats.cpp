#include "frame/stats.h"

#include "frame/inlining.h"

#include <cinttypes>
#include <cstdio>
#include <cstdlib>

namespace lasti::runtime {

Statistics statistics;

struct FrameSettings {
  static void leave_every(int n) { Frame::leave_every = n; }
  static void fail_guards(int n) { Frame::fail_guards = n; }
};

namespace {

void print_statistics() {
  auto print = [](const char *name, uint64_t number) {
    fprintf(stderr, "lasti stats: %s %" PRIu64 "\n", name, number);
  };
  print("functions", statistics.functions);
  print("functions entered", statistics.functions_entered);
  print("calls", statistics.calls);
  print("hook entries", statistics.entries);
  print("resumes", statistics.resumes);
  print("interpreted calls", statistics.interpreted_calls);
  print("frames passed on", statistics.passed_on);
  print("inlining in the interpreter", interpreter_inlines());
  static const char *const reason[] = {"leaves tracing", "leaves guard", "leaves forced", "leaves entry"};
  for (int i = 0; i < static_cast<int>(LeaveReason::count); ++i)
    print(reason[i], statistics.leaves[i]);
  print("modules looked up", statistics.lookups);
  print("modules found", statistics.found);
  print("modules upgraded", statistics.upgraded);
}

} // namespace

void read_settings() {
  static bool done = false;
  if (done)
    return;
  done = true;
  const char *stats = getenv("LASTI_STATS");
  if (stats && *stats && *stats != '0') {
    statistics.on = true;
    atexit(print_statistics);
  }
  if (const char *every = getenv("LASTI_LEAVE_EVERY"))
    FrameSettings::leave_every(atoi(every));
  if (const char *every = getenv("LASTI_FAIL_GUARDS"))
    FrameSettings::fail_guards(atoi(every));
}

} // namespace lasti::runtime
