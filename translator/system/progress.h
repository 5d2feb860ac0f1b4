#pragma once

#include "system/status_line.h"

#include <llvm/ADT/StringRef.h>

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

namespace lasti::system {

/// A status line that says how far a stage is, and about how long the rest of it takes.
class Progress {
public:
  /// Takes the stage's name ("compiling"), the number of steps and the size of all of them together: what a
  /// step takes goes by its size, in whatever unit. `enabled` false: shows nothing.
  Progress(std::string stage, size_t count, uint64_t size, bool enabled);
  /// One more step is done; `name` says of what. `was_work` false: there was nothing to do for it, which says
  /// nothing of the others. May be called from any thread.
  void step(llvm::StringRef name, uint64_t size, bool was_work = true);

private:
  using Clock = std::chrono::steady_clock;
  void show(llvm::StringRef name);
  std::string rest() const;
  const std::string stage;
  const size_t count;
  size_t done = 0;
  uint64_t size_left, size_done = 0;
  const Clock::time_point begin = Clock::now();
  StatusLine line;
  std::mutex mutex;
};

} // namespace lasti::system
