// The data unit of an executable or an extension module: the bytecode of its modules, tied to their
// native code. What it is read by stands in runtime/embed.
#pragma once

#include "pyc/code_object.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>

#include <string>

namespace lasti::program {

/// A module that goes into a product.
struct EmbeddedModule {
  std::string path; ///< relative to the program's directory: "app.py", "pkg/__init__.py" (a .pyc counts as
                    ///< its source); "pkg/" for a directory without an __init__: a namespace package
  const pyc::Module *module; ///< null for a namespace package
  std::string native_symbol; ///< its table (emit::module_symbol); empty: it runs interpreted
  std::string native_hash;   ///< of the native code that it was translated to (emit::Text)
};

/// Returns where the source stands that the file at `path` was made from: "mod.py" for mod.pyc and for
/// mod.cpython-311.pyc. Every other path stays.
std::string source_path(llvm::StringRef path);

/// Takes the modules of a program, the program itself first. Returns the C++ text of the unit that holds
/// them, with main(). Same modules, same text.
std::string embed_program(llvm::ArrayRef<EmbeddedModule> modules);

/// Takes a module and the name that it is imported by ("mod"; "__init__" stands for its package). Returns the
/// C++ text of the unit that makes an extension module of it, with the PyInit_… function that the
/// interpreter calls. Fails for a namespace package and for a name that no module can have.
llvm::Expected<std::string> embed_extension(const EmbeddedModule &module, llvm::StringRef module_name);

/// Returns the name of that function (PEP 489): PyInit_name, or PyInitU_ with the name in punycode if it is
/// not ASCII.
std::string init_function(llvm::StringRef module_name);

/// Appends the modules' bytecode to a linked executable as a zip archive, which leaves the executable what
/// it is, and makes of it something that the interpreter can run too: programs restart themselves with
/// sys.executable and sys.argv.
llvm::Error append_archive(llvm::StringRef executable, llvm::ArrayRef<EmbeddedModule> modules);

} // namespace lasti::program
