#pragma once

#include <llvm/ADT/StringRef.h>

namespace lasti::system {

/// A line on standard error that says what is being done: only on a terminal, and gone when it is over.
class StatusLine {
public:
  /// `enabled` false: shows nothing.
  explicit StatusLine(bool enabled = true);
  ~StatusLine();
  StatusLine(const StatusLine &) = delete;
  StatusLine &operator=(const StatusLine &) = delete;
  /// Shows a text in place of the last one.
  void show(llvm::StringRef text);
  bool is_shown() const { return enabled; }

private:
  bool enabled;
};

} // namespace lasti::system
