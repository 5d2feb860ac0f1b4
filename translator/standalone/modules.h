// The installed modules that a standalone executable carries.
#pragma once

#include "library/search.h"
#include "program/imports.h"
#include "pyc/code_object.h"

#include <llvm/Support/Error.h>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace lasti::standalone {

/// A module that is carried as bytecode.
struct CarriedModule {
  library::Located located;
  std::string place; ///< below the library's directory: "json/__init__.py",
                     ///< "site-packages/yaml/nodes.py"; "site-packages/pkg/" of a namespace package
  std::string by;    ///< the module that it was first found through; empty: the program itself, or
                     ///< the interpreter
  std::optional<pyc::Module> module; ///< nothing for a namespace package
};

/// What a program reaches.
struct Modules {
  std::vector<CarriedModule> bytecode;      ///< sorted by place
  std::vector<library::Located> extensions; ///< sorted by name
  std::vector<std::string> left_out;        ///< a line for each module that cannot be read or compiled
};

/// What the modules are found from.
struct Request {
  pyc::PyVersion version;                      ///< of the program
  std::vector<program::ImportRequest> imports; ///< of the program, their names absolute
  program::ModuleSelection selection;          ///< whose names may be of installed modules
  std::set<std::string> embedded;              ///< full names of the program's own modules
  std::vector<library::Located> extensions;    ///< the program's own extension modules
  std::set<std::string> entry_points;          ///< names of modules that distributions offer others to load
};

/// Where a module stands below the library's directory: by its name, whatever the directory that it comes
/// from.
std::string place_of(const library::Located &located);

/// Follows the imports of a program into what is installed, those in functions of libraries, too: nothing
/// else is there when it runs. What C code imports goes in as implicit.h says. Fails for a module that is
/// needed and cannot be carried.
llvm::Expected<Modules> follow_modules(const program::Interpreter &interpreter, const Request &request);

} // namespace lasti::standalone
