// JSON that somebody else may have written.
#pragma once

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>
#include <llvm/Support/JSON.h>

namespace lasti::profile {

/// llvm::json::parse, which calls itself for each bracket, of a text that cannot use up the stack.
llvm::Expected<llvm::json::Value> parse_json(llvm::StringRef text);

} // namespace lasti::profile
