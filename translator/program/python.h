#pragma once

#include "pyc/code_object.h"
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

/// Compiles Python files with an interpreter, in one child process. Returns a module or an error for each
/// path, in order; code objects carry the file's absolute path.
std::vector<llvm::Expected<pyc::Module>> compile_python(const std::string &interpreter,
                                                        llvm::ArrayRef<std::string> paths, bool verbose);

/// Reads the main module: a .pyc as it is, anything else compiled by the interpreter.
llvm::Expected<pyc::Module> load_module(const std::string &interpreter, const std::string &path,
                                        bool verbose);

} // namespace lasti::program
