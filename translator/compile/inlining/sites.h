#pragma once

#include "compile/inlining/layout.h"
#include "compile/inlining/machine.h"

namespace lasti::inlining {

/// Where the interpreter asks whether there is a hook, before it inlines a call. In front of
/// CALL_PY_EXACT_ARGS and CALL_PY_WITH_DEFAULTS nothing is known of what is called; CALL has just found out
/// that it is a function.
struct Sites {
  std::vector<Instruction> specialized;
  Instruction call;
  llvm::MCInst load_code; ///< behind `call`: how the function's code object is loaded
};

/// Finds the tests of the hook in the interpreter's main function. An error if there are not exactly the ones
/// that are in the source of this version, in a form that can be rewritten.
llvm::Expected<Sites> find_sites(const Machine &machine, llvm::ArrayRef<Instruction> code,
                                 const Layout &layout);

/// Changes the tests in `section`, and appends to it what there is no place for at CALL:
///
///     CALL_PY_…: is there an observer of calls?                    in place of: is there a hook?
///     CALL:      is there one, or anything on the code object?     in place of: is there a hook?
llvm::Error rewrite(const Machine &machine, const Sites &sites, const Layout &layout,
                    std::vector<char> &section);

} // namespace lasti::inlining
