// The data unit of an executable or an extension module: the bytecode of its modules, tied to their
// native code. What it is read by stands in runtime/embed.
#pragma once

#include "program/data_files.h"
#include "program/python.h"

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

/// A program that becomes an executable.
struct EmbeddedProgram {
  std::vector<EmbeddedModule> modules;   ///< the main module first
  std::string run_module;                ///< as Entry::run_module
  std::string interpreter;               ///< of the virtual environment that it runs in; empty: none
  int optimisation = 0;                  ///< that its code was compiled with: sys.flags.optimize
  std::vector<CompilerWarning> warnings; ///< of the main module: the interpreter gives them at each start
  std::vector<DataFile> files;           ///< that it carries
  std::string files_key;                 ///< changes with the contents of the files
  bool has_libraries = false;            ///< there is a unit with the table of libraries (library/table.h)
  bool has_installation = false; ///< there is a unit with an installation of Python (standalone/unit.h)
};

/// Returns the C++ text of the unit that holds the program's modules, with main(). Same program, same text.
std::string embed_program(const EmbeddedProgram &program);

/// Returns the C++ text of the unit that holds the program's files, which the assembler reads from
/// `folder`/0, `folder`/1 …
std::string embed_files(const EmbeddedProgram &program, llvm::StringRef folder);

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
llvm::Error append_archive(llvm::StringRef executable, const EmbeddedProgram &program);

} // namespace lasti::program
