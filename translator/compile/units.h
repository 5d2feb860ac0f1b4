#pragma once

#include "system/files.h"
#include "compile/frontend.h"
#include "compile/toolchain.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/Error.h>

#include <string>
#include <vector>

namespace lasti::compile {

/// Compiles units to object files in `scratch`, options.jobs at a time: with the Clang inside this process,
/// or with the command options.cxx. Returns the objects' paths in the units' order.
llvm::Expected<std::vector<std::string>> compile_units(const Toolchain &toolchain, const Options &options,
                                                       llvm::ArrayRef<Source> units,
                                                       const system::TemporaryDirectory &scratch);

/// Links objects, the runtime and, for an executable, the interpreter into `output`.
llvm::Error link(const Toolchain &toolchain, const Options &options, llvm::ArrayRef<std::string> objects,
                 const std::string &output);

} // namespace lasti::compile
