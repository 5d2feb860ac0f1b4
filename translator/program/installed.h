// What the installation of the target interpreter has.
#pragma once

#include "program/python.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/Error.h>

#include <set>
#include <string>

namespace lasti::program {

/// Takes top-level names of modules. Returns those that the interpreter would find: built in, or on its path.
/// Nothing is imported.
llvm::Expected<std::set<std::string>> find_installed(const Interpreter &interpreter,
                                                     const std::set<std::string> &names);

/// Returns the interpreter's path if it belongs to a virtual environment, which a program that was built for
/// it runs in; else an empty string.
std::string virtual_environment(const std::string &interpreter);

} // namespace lasti::program
