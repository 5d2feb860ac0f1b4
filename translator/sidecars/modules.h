// The modules that `lasti compileall` is asked for, each with its bytecode: found and compiled by Python's
// own compileall in a child process, so that its options mean what they mean there.
#pragma once

#include "program/python.h"
#include "sidecars/settings.h"
#include "system/files.h"

#include <llvm/Support/Error.h>

#include <string>
#include <vector>

namespace lasti::sidecars {

struct Module {
  std::string file; ///< its source, or what stands for it: a .pyc alone, a path into an archive
  std::string pyc;
  std::string place; ///< of its sidecar
};

struct Modules {
  std::vector<Module> found;
  bool are_all = true; ///< false: some could not be compiled, which has been said
};

/// Writes the .pyc of each source that has no current one. `folder` gets those of modules in archives.
llvm::Expected<Modules> find_modules(const program::Interpreter &interpreter, const Settings &settings,
                                     const system::TemporaryDirectory &folder);

} // namespace lasti::sidecars
