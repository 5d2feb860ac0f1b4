#pragma once

#include <fmt/format.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/raw_ostream.h>

#include <chrono>

namespace lasti::driver {

/// What -v says of times, on standard error.
class Stopwatch {
public:
  explicit Stopwatch(bool enabled) : enabled(enabled) {}
  /// Prints the time since the last call.
  void lap(llvm::StringRef what) {
    auto now = std::chrono::steady_clock::now();
    if (enabled)
      llvm::errs() << fmt::format("{:8.3f} s  {}\n", std::chrono::duration<double>(now - last).count(),
                                  what.str());
    last = now;
  }

private:
  bool enabled;
  std::chrono::steady_clock::time_point last = std::chrono::steady_clock::now();
};

} // namespace lasti::driver
