// Where the target interpreter finds modules that are installed. Nothing is imported.
#pragma once

#include "program/python.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/Error.h>

#include <optional>
#include <string>
#include <vector>

namespace lasti::library {

/// How far the imports of a program are followed, each further than the one before.
enum class Follow {
  None,   ///< not at all
  Beside, ///< into the program's directory
  Site,   ///< into what is installed, but for the standard library
  All,
};

/// Returns what "none", "beside", "site" or "all" is the name of.
std::optional<Follow> follow_named(llvm::StringRef name);

/// What a module is loaded from.
enum class Kind {
  Source,    ///< .py
  Bytecode,  ///< .pyc without a source
  Frozen,    ///< the interpreter holds its code, compiled from `file` without -O
  Namespace, ///< a package without an __init__
  Extension, ///< an extension module in a file
  Builtin,   ///< in the interpreter
  Other,     ///< in an archive, or of a loader that is not importlib's
};

/// A module that the interpreter would import.
struct Located {
  std::string name; ///< with dots
  Kind kind = Kind::Other;
  bool is_standard = false; ///< of the standard library
  bool is_package = false;
  std::string file;                ///< empty of namespaces and what is built in
  std::vector<std::string> places; ///< of a package: the directories that its modules are in
};

/// The package that the module's relative imports start from: itself, or the one it is in; "" if there is
/// none.
llvm::StringRef package_of(const Located &located);

/// Whether a module is the package, or below it.
bool is_below(llvm::StringRef name, llvm::StringRef package);

/// Takes full names, and returns those modules among them, and their packages, that the interpreter finds on
/// its path, each before those below it. A package's place is found as importlib does, by that of its parent.
llvm::Expected<std::vector<Located>> locate(const program::Interpreter &interpreter,
                                            llvm::ArrayRef<std::string> names);

} // namespace lasti::library
