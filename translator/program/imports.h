// Finding the modules that go into an executable with its program: those beside the main file that it
// imports, and what they import in turn.
#pragma once

#include "program/entry.h"
#include "program/imports_scan.h"
#include "program/python.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/STLFunctionalExtras.h>
#include <llvm/Support/Error.h>

#include <optional>
#include <string>
#include <vector>

namespace lasti::program {

/// Takes sources. Returns for each, in order, its module or an error.
using CompileSources =
    llvm::function_ref<std::vector<llvm::Expected<CompiledModule>>(llvm::ArrayRef<SourceFile>)>;

/// What the command line says about modules, by their full names.
struct ModuleSelection {
  std::vector<std::string> modules;  ///< go in, whether they are imported or not
  std::vector<std::string> packages; ///< go in with all modules below them
  std::vector<std::string> excluded; ///< stay out, with all modules below them
  bool may_be_installed = false;     ///< those that go in need not stand beside the program
};

/// A module beside a program.
struct FoundModule {
  std::string name;                  ///< with dots, as it is imported
  std::string path;                  ///< as in EmbeddedModule
  std::string file;                  ///< that it was read from, .py or .pyc
  std::optional<pyc::Module> module; ///< nothing for a namespace package

  /// How much there is to translate.
  size_t size() const { return module ? module->marshal.size() : 0; }
};

/// A module that imports what a variable names.
struct ComputedImport {
  std::string module;                ///< that imports
  std::vector<std::string> packages; ///< the constant beginnings of the names, if there are any
};

/// What a program imports.
struct Imports {
  std::vector<FoundModule> modules;     ///< sorted by name, the program not among them
  std::vector<std::string> elsewhere;   ///< full names that are not beside the program, sorted
  std::vector<ImportRequest> outward;   ///< the imports of those, their names absolute
  std::vector<std::string> left_out;    ///< a line for each module that cannot be read or compiled
  std::vector<ComputedImport> computed; ///< sorted by module
};

/// Takes the program, where it stands and the function that compiles; calls it once a round with all files
/// that the round found. Looks as importlib's FileFinder does into the program's directory and the packages
/// in it, and nowhere else. Imports are taken from the bytecode: statements anywhere, relative ones, `from
/// package import *`, import_module() and run_module() of a constant; where a module imports by variable, all
/// strings in it that are names of modules, the modules of its own package, and those of a package that the
/// name begins with.
///
/// A module that cannot be read or compiled is left out: a program may well catch what its import raises.
/// Fails for a selected module that is not there.
llvm::Expected<Imports> find_imports(const pyc::Module &main, const Entry &entry,
                                     const ModuleSelection &selection, CompileSources compile);

} // namespace lasti::program
