#include "system/status_line.h"

#include <llvm/Support/Process.h>
#include <llvm/Support/raw_ostream.h>

namespace lasti::system {

constexpr const char *clear = "\r\033[K";

StatusLine::StatusLine(bool enabled) : enabled(enabled && llvm::sys::Process::StandardErrIsDisplayed()) {}

StatusLine::~StatusLine() {
  if (enabled)
    llvm::errs() << clear;
}

void StatusLine::show(llvm::StringRef text) {
  if (enabled)
    llvm::errs() << clear << text;
}

} // namespace lasti::system
