// The Python package `lasti` (runtime/package), which the stock interpreter finds sidecars with.
#pragma once

#include <llvm/Support/Error.h>

#include <string>

namespace lasti::sidecars {

/// Copies the package to `folder`, which is on some interpreter's path: a new one, or in place of an older
/// one. With `is_always_on` every start of that interpreter turns it on (lasti.pth).
llvm::Error install_package(const std::string &package, const std::string &folder, bool is_always_on);

} // namespace lasti::sidecars
