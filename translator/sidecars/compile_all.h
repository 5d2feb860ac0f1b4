// `lasti compileall`: a sidecar for each module whose own is not current.
#pragma once

#include "compile/options.h"
#include "compile/toolchain.h"
#include "emit/emit.h"
#include "program/python.h"
#include "sidecars/settings.h"

#include <llvm/ADT/STLFunctionalExtras.h>
#include <llvm/Support/Error.h>

namespace lasti::sidecars {

/// Takes a module, the file that it is of and a name for it. Returns its C++ text.
using Translate = llvm::function_ref<llvm::Expected<emit::Text>(const pyc::Module &, const std::string &,
                                                                const std::string &)>;

/// `maker` changes whenever the same bytecode may be compiled to something else. What is wrong with single
/// modules is said on standard error, and does not keep the others from being compiled. Returns whether
/// nothing was wrong.
llvm::Expected<bool> compile_all(const compile::Toolchain &toolchain, const compile::Options &options,
                                 const program::Interpreter &interpreter, const Settings &settings,
                                 const std::string &maker, Translate translate);

} // namespace lasti::sidecars
