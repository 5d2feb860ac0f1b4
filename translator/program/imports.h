// Finding the modules that go into an executable with its program: those beside the main file that it
// imports, and what they import in turn.
#pragma once

#include "pyc/code_object.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/STLFunctionalExtras.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>

#include <optional>
#include <string>
#include <vector>

namespace lasti::program {

/// Takes paths of .py files. Returns for each, in order, its module or an error.
using CompileSources =
    llvm::function_ref<std::vector<llvm::Expected<pyc::Module>>(llvm::ArrayRef<std::string>)>;

/// A module beside a program.
struct FoundModule {
  std::string name;                  ///< with dots, as it is imported
  std::string path;                  ///< as in EmbeddedModule
  std::string file;                  ///< that it was read from, .py or .pyc
  std::optional<pyc::Module> module; ///< nothing for a namespace package
};

/// Takes the program, the directory of its main file (of the .py, or of the .pyc that stands for it) and
/// the function that compiles; calls it once a round with all files that the round found. Returns the
/// modules sorted by name, the program not among them. Looks as importlib's FileFinder does into the
/// directory and the packages in it, and nowhere else. Imports are taken from the bytecode: statements
/// anywhere, relative ones, `from package import *`, import_module() of a constant; where a module imports
/// by variable, all strings in it that are names of modules, and the modules of its own package.
///
/// A module that cannot be read or compiled is left out, with a line in `left_out` or, if that is null, a
/// warning on standard error: a program may well catch what its import raises.
llvm::Expected<std::vector<FoundModule>> find_imports(const pyc::Module &main, llvm::StringRef directory,
                                                      CompileSources compile,
                                                      std::vector<std::string> *left_out = nullptr);

} // namespace lasti::program
