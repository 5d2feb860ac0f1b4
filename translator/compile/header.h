#pragma once

#include "system/files.h"
#include "compile/toolchain.h"

namespace lasti::compile {

/// Returns the name of the precompiled runtime.h for these flags. It changes with them, with the runtime's
/// headers and with Clang's version.
std::string header_name(const Toolchain &toolchain, llvm::ArrayRef<std::string> flags);

/// Returns the path of the precompiled runtime.h for these flags: out of the cache, where it is kept under
/// that name; made first if it is not there. If
/// there is no usable cache it is made in `scratch`.
llvm::Expected<std::string> precompiled_header(const Toolchain &toolchain, llvm::ArrayRef<std::string> flags,
                                               const system::TemporaryDirectory &scratch, bool verbose);

} // namespace lasti::compile
