#pragma once

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/Error.h>

#include <string>

namespace lasti::system {

/// Runs a command as if it stood in the place of this process: the standard streams are its own, and signals
/// that are sent to this process go to it. Takes the command as for run_process, its arguments, and variables
/// (NAME=value) that it gets in addition. Waits, and returns its status as waitpid() has it; fails only if it
/// could not be started.
llvm::Expected<int> run_in_foreground(const std::string &command, llvm::ArrayRef<std::string> arguments,
                                      llvm::ArrayRef<std::string> variables);

} // namespace lasti::system
