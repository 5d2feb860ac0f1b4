#pragma once

// The lattice of types: what the verifier makes sure of, and what the optimiser knows.

#include <llvm/ADT/StringRef.h>

#include <cstdint>
#include <optional>

namespace lasti::flow {

enum class Type : uint8_t {
#define TYPE(type, name, words) type,
#include "flow/Types.def"
};

/// Returns the type's name in lower case ("int", "any", …).
llvm::StringRef name(Type type);

/// Returns the type of a name, or none.
std::optional<Type> find_type(llvm::StringRef name);

/// Returns the type in words, for an error message ("a list").
llvm::StringRef in_words(Type type);

/// Returns true if every value of a type is one of `wanted`, too (Cells is a Tuple).
bool is(Type type, Type wanted);

/// Returns the least type that holds values of both.
Type join(Type left, Type right);

/// Returns true for the types whose instances hold no reference to other objects and run no code when
/// they are dropped.
bool is_plain(Type type);

} // namespace lasti::flow
