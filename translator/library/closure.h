// The installed modules that the start of a program reaches.
#pragma once

#include "library/search.h"
#include "program/imports.h"

#include <llvm/Support/Error.h>

#include <set>
#include <string>
#include <vector>

namespace lasti::library {

/// An installed module whose code is translated.
struct Library {
  Located located;
  pyc::Module module;
};

/// Whether a code object of a library gets native code. The bodies of modules and classes run once: as native
/// code they are more to load than to do. And that of an empty module would be found for each empty text that
/// a program executes.
bool is_function(const pyc::CodeObject &code);

/// Returns how many do.
size_t function_count(const pyc::Module &module);

struct Closure {
  std::vector<Library> libraries;    ///< sorted by name
  std::vector<std::string> left_out; ///< a line for each module that cannot be read or compiled
};

/// What the closure is made from.
struct Request {
  Follow follow = Follow::All;
  pyc::PyVersion version;                      ///< of the program
  std::vector<program::ImportRequest> imports; ///< of the program, their names absolute
  std::vector<std::string> excluded;           ///< stay out, with all modules below them
  std::set<std::string> embedded;              ///< full names of the modules that the executable holds
};

/// Follows the imports of a program into what is installed. Of a library, those imports count that its own
/// import runs: statements in bodies of modules and classes. What a function imports is looked for when it
/// is called, if it ever is, and would be most of the standard library. A module that cannot be read is left
/// out, and so is one without a function; what these lead to is not.
llvm::Expected<Closure> follow_imports(const program::Interpreter &interpreter, const Request &request);

} // namespace lasti::library
