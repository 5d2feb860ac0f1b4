// What a command line names: a file, a package, a directory or an archive, and how the interpreter runs it.
#pragma once

#include "program/python.h"

#include <llvm/Support/Error.h>

#include <string>

namespace lasti::system {
class TemporaryDirectory;
}

namespace lasti::program {

/// The main module of a program.
struct Entry {
  SourceFile file;         ///< .py or .pyc
  std::string root;        ///< the directory that the program's modules are looked for in, absolute
  std::string path;        ///< of the main module, relative to the root: "app.py", "pkg/__main__.py"
  std::string module_name; ///< "app", "pkg.__main__"
  std::string name;        ///< what it is called in messages and outputs: "app", "pkg"
  std::string run_module;  ///< as with `python3.11 -m`: "pkg.__main__"; "__main__" of a directory or an
                           ///< archive; empty: the main module is a script
  std::string shown_root;  ///< what stands for the root in co_filename, where that is not where the files are
  bool only_package = false; ///< only modules of the main module's package are the program's: it is installed
};

/// Takes what stands on the command line: a .py or .pyc file, a package (a directory with `__init__.py` and
/// `__main__.py`), a directory with `__main__.py`, or an archive with one, which is unpacked into `scratch`.
llvm::Expected<Entry> find_entry(const std::string &input, const Interpreter &interpreter,
                                 const system::TemporaryDirectory &scratch);

/// Takes a name as `python3.11 -m` does: of a module or a package with a `__main__`, in the current directory
/// or on the interpreter's path.
llvm::Expected<Entry> find_module_entry(const std::string &name, const Interpreter &interpreter);

/// Takes a path. Returns the name that an import of the file would use: `app` of `dir/app.py` and of
/// `app.cpython-311.pyc`.
std::string module_name(const std::string &path);

} // namespace lasti::program
