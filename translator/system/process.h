#pragma once

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/Error.h>

#include <string>

namespace lasti::system {

/// How a child process ended, and what it wrote to standard output and standard error (joined).
struct Ended {
  int status = 0; ///< exit status; negative: the signal that ended it
  std::string text;
};

/// Takes a command (a path, or a name to be found on $PATH) and its arguments, without the command's own
/// name. Waits for the child and returns how it ended; fails only if it could not be started. With
/// `verbose` the command is shown on standard error first.
llvm::Expected<Ended> run_process(const std::string &command, llvm::ArrayRef<std::string> arguments,
                                  bool verbose);

/// The same for a child that must succeed: its text, or an error `what failed: …` with the first line that
/// says why, or its whole text when `verbose`.
llvm::Expected<std::string> run_or_fail(const std::string &what, const std::string &command,
                                        llvm::ArrayRef<std::string> arguments, bool verbose);

/// Waits for a child that has this process's standard streams. Returns its exit status; fails if it could not
/// be started, or if a signal has ended it.
llvm::Expected<int> run_openly(const std::string &command, llvm::ArrayRef<std::string> arguments);

/// Returns in a line why a child failed: from what it wrote, else from how it ended.
std::string reason(const Ended &ended);

/// Takes a compiler's or linker's output. Returns the line that names the error: the first one with
/// "error", else the first that is not empty.
std::string first_error(llvm::StringRef text);

} // namespace lasti::system
