#pragma once

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/Error.h>

#include <string>

namespace lasti::compile {

/// A translation unit's C++ text.
struct Source {
  std::string name;  ///< of the file, in diagnostics and debug information
  std::string title; ///< what people know it by: the Python module
  std::string text;
  bool plain = false;  ///< in the plain form: includes plain/plain.h alone
  bool is_kept = true; ///< in the cache; false: the text names files that go
};

/// Compiles a unit to an object file with the Clang inside this process. `flags` are a driver's, without
/// input and output; `header` is a precompiled header made with the same flags, or empty. Several threads
/// may do so at once. On an error, the message is Clang's first one, or all of them if `verbose`.
llvm::Error compile_in_process(const Source &source, llvm::ArrayRef<std::string> flags,
                               const std::string &header, const std::string &object, bool verbose);

/// Precompiles the header at `path` into the file `output`.
llvm::Error precompile(const std::string &path, llvm::ArrayRef<std::string> flags, const std::string &output);

} // namespace lasti::compile
