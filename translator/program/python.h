// Python sources, compiled by an interpreter in a child process.
#pragma once

#include "pyc/code_object.h"
#include "system/text_error.h"
#include "system/text_error.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/Error.h>

#include <string>
#include <vector>

namespace lasti::program {

/// What Python prints when it cannot compile a program (`  File "app.py", line 1 …`): shown to the user as
/// it is, without Lasti's name before it.
class PythonError : public system::TextError<PythonError> {
public:
  static char ID;
  using TextError::TextError;
};

/// How Python compiles.
struct Interpreter {
  std::string path;     ///< of the python3.11
  int optimisation = 0; ///< 0, 1 (-O: no asserts) or 2 (-OO: no docstrings either)
  bool verbose = false; ///< say on standard error what is compiled
  bool warns = true;    ///< show SyntaxWarnings on standard error, as Python does
};

/// A file to compile.
struct SourceFile {
  std::string path;
  std::string shown; ///< co_filename; empty: the absolute path
};

/// A warning that the compiler gave, like `"is" with a literal. Did you mean "=="?`.
struct CompilerWarning {
  std::string category; ///< "SyntaxWarning", "DeprecationWarning"
  std::string text;
  unsigned line = 0;
};

struct CompiledModule {
  pyc::Module module;
  std::vector<CompilerWarning> warnings; ///< in the order in which they were given; none out of a .pyc
};

/// Compiles Python files, in one child process. Returns a module or an error for each file, in order.
std::vector<llvm::Expected<CompiledModule>> compile_python(const Interpreter &interpreter,
                                                           llvm::ArrayRef<SourceFile> files);

/// Reads a module: a .pyc as it is, anything else compiled.
llvm::Expected<CompiledModule> load_module(const Interpreter &interpreter, const SourceFile &file);

} // namespace lasti::program
