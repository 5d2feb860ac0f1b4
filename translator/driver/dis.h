// `lasti dis`: the listing of a .pyc file.
#pragma once

#include "driver/options.h"
#include "pyc/code_object.h"

#include <llvm/Support/Error.h>
#include <llvm/Support/raw_ostream.h>

namespace lasti::driver {

struct DisOptions {
  bool json = false;  // one JSON object a code object and line: the form that tests read
  bool stack = true;  // the basic blocks, and the value stack before each instruction
  bool color = false; // headings and labels in colour
};

/// Lists all code objects of a module in preorder. Nothing is printed for a code object that does
/// not decode: the error names it, and what came before it has been printed.
llvm::Error dis(const pyc::Module &module, llvm::raw_ostream &out, const DisOptions &options);

/// `lasti dis`: reads the main module and lists it on standard output. May return a PythonError.
llvm::Error dis(const Options &options);

} // namespace lasti::driver
