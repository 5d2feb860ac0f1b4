#include "words/gate.h"

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>

namespace lasti::runtime::words {

namespace {

/// At most 2 ** 16 rounds pass before it is tried again.
constexpr int longest_wait = 16;

Gate *gates = nullptr;

constexpr const char *texts[] = {
#define REASON(name, text) text,
#include "words/reasons.def"
};

} // namespace

struct Gate::Record {
  Reason reason;
  int line;
  uint64_t count;
  Record *next;
};

/// At the end of the process.
void print_gates() {
  for (const Gate *gate = gates; gate; gate = gate->others)
    for (const Gate::Record *each = gate->records; each; each = each->next)
      fprintf(stderr, "lasti stats: region %s:%d left at line %d, %s: %" PRIu64 "\n", gate->function,
              gate->line, each->line, texts[static_cast<int>(each->reason)], each->count);
}

void Gate::record(Reason reason, int at) {
  if (!statistics.on)
    return;
  for (Record *each = records; each; each = each->next)
    if (each->reason == reason && each->line == at) {
      ++each->count;
      return;
    }
  auto *added = static_cast<Record *>(malloc(sizeof(Record)));
  if (!added)
    return;
  if (!gates)
    atexit(print_gates);
  if (!records) {
    others = gates;
    gates = this;
  }
  *added = {reason, at, 1, records};
  records = added;
}

void Gate::left_soon(Reason reason, int at, uint64_t rounds) {
  record(reason, at);
  if (reason == Reason::Poll || rounds >= enough_for(reason)) {
    failures = 0;
    return;
  }
  wait = (1U << failures) - 1;
  failures = static_cast<uint8_t>(std::min(failures + 1, longest_wait));
}

int Gate::refuse(Reason reason) {
  left_soon(reason, line, 0);
  return 0;
}

} // namespace lasti::runtime::words
