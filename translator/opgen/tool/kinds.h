#pragma once

// The enumerations of operation.h by name.

#include "opgen/operation.h"

#include <optional>

namespace lasti::opgen {

/// Return the enumerator's name.
const char *name_of(ImmediateKind kind);
const char *name_of(InputKind kind);
const char *name_of(ResultKind kind);
const char *name_of(Writes writes);
const char *name_of(Form form);

/// Takes the name of a parameter's type. Returns how the value is taken, or nothing.
std::optional<InputKind> find_input_kind(llvm::StringRef type);

/// Takes the name of a function's result type. Returns the kind, or nothing.
std::optional<ResultKind> find_result_kind(llvm::StringRef type);

/// Takes what the key `writes` says, empty if it says nothing. Returns what is meant, or nothing.
std::optional<Writes> find_writes(llvm::StringRef key);

} // namespace lasti::opgen
