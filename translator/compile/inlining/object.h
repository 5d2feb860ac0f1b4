#pragma once

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/STLFunctionalExtras.h>
#include <llvm/Support/Error.h>
#include <llvm/Support/MemoryBuffer.h>

#include <memory>
#include <vector>

namespace lasti::inlining {

/// Changes the contents of a section, which may become longer. The code of the function is at `begin`.
using ChangeFunction =
    llvm::function_ref<llvm::Error(std::vector<char> &section, uint64_t begin, uint64_t size)>;

/// Takes an object file. Returns a copy with the section changed that the named function is in.
llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
change_object(llvm::MemoryBufferRef object, llvm::StringRef function, ChangeFunction change);

/// Takes a static library. Returns a copy with one object changed.
llvm::Error change_library(llvm::StringRef library, llvm::StringRef member, llvm::StringRef function,
                           ChangeFunction change, llvm::StringRef output);

} // namespace lasti::inlining
