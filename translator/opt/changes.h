#pragma once

// The count of what passes change: with a limit, the change that makes a wrong program is found by bisection.

#include <llvm/ADT/StringRef.h>

#include <cstdint>
#include <string>

namespace lasti::opt {

class Changes {
public:
  explicit Changes(uint64_t limit = UINT64_MAX) : limit(limit) {}

  /// A pass begins to look at a function.
  void begin(llvm::StringRef pass, llvm::StringRef function);

  /// Asks for one more change; a pass that is told false leaves all as it is.
  bool allow();

  /// Returns which change was the last: "change 17: number 2 of conditions in 'f'"; empty if there was none.
  std::string last() const;

private:
  const uint64_t limit;
  uint64_t made = 0, made_here = 0;
  llvm::StringRef pass;
  std::string function;
  llvm::StringRef last_pass;
  std::string last_function;
  uint64_t last_number = 0;
};

} // namespace lasti::opt
