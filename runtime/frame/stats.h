#pragma once

// What LASTI_STATS=1 prints at exit. Counters stand where the way is slow anyhow; with statistics on,
// call sites remember no callee, so that every call comes through the slow way and is counted.

#include "frame/frame.h"

#include <cstdint>

namespace lasti::runtime {

struct Statistics {
  bool on;
  uint64_t functions;         // code objects with native code
  uint64_t functions_entered; // of these, those that ran
  uint64_t calls;             // native to native
  uint64_t entries;           // from the interpreter, through the hook
  uint64_t resumes;           // of native generators
  uint64_t interpreted_calls; // frames of registered code that the hook ran interpreted
  uint64_t passed_on;         // frames that the hook ran interpreted, those of other code among them
  uint64_t lookups;           // modules' bodies for which native code was looked for
  uint64_t found;             // of these, those that have some
  uint64_t upgraded;          // libraries with native code that was made of other bytecode
  uint64_t leaves[static_cast<int>(LeaveReason::count)];
};

extern Statistics statistics;

/// Reads LASTI_STATS, LASTI_LEAVE_EVERY and LASTI_FAIL_GUARDS, once.
void read_settings();

} // namespace lasti::runtime
