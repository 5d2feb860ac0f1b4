// Reading .pyc files of CPython 3.6 to 3.13.
#pragma once

#include "pyc/code_object.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>

namespace lasti::pyc {

/// Reads the file at `path`. Errors are one line that starts with the path.
llvm::Expected<Module> read_pyc(llvm::StringRef path);

/// Reads the bytes of a .pyc. `name` stands at the start of every error, as in
/// "app.pyc: truncated at byte 812 (in the bytes of co_code)".
llvm::Expected<Module> parse_pyc(llvm::StringRef name, llvm::ArrayRef<uint8_t> bytes);

} // namespace lasti::pyc
