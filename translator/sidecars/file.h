// The file of a sidecar: what is in its trailer (runtime/sidecar/format.h), and how it is written.
#pragma once

#include <sidecar/format.h>

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>

#include <optional>
#include <string>

namespace lasti::sidecars {

/// What a sidecar is bound to.
struct Binding {
  Digest bytecode;
  Digest runtime;
  Digest made_from;
  Digest made_by;
};

/// Returns the digest of the build id of the extension module in the package `lasti`, as that itself makes
/// it.
llvm::Expected<Digest> runtime_build(const std::string &path);

/// Returns the contents of a sidecar, without its trailer, if the file is there and whole.
struct Contents {
  Binding binding;
  std::string object;
};
std::optional<Contents> read_sidecar(const std::string &path);

/// Writes a sidecar under its name when it is whole; makes the folder. `object` is the shared object.
llvm::Error write_sidecar(const std::string &path, llvm::StringRef object, const Binding &binding);

} // namespace lasti::sidecars
