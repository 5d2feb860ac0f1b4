#pragma once

// What is known of a value. Types are exact: Int is `int` itself and no subclass, so a value of type
// Int has int's own methods and nobody can observe an operation on it.

#include "llvm/ADT/StringRef.h"

#include <cstdint>

namespace lasti::ir {

enum class Type : uint8_t {
  Never, ///< no value yet: the bottom of the lattice, only seen inside a fixed point
  Any,   ///< any object: the top
  Null,  ///< no object
  None,
  Bool,
  Int,
  Float,
  Complex,
  Str,
  Bytes,
  Tuple,
  List,
  Dict,
  Set,
  FrozenSet,
  Slice,
  Ellipsis,
  Function,
  Code,
  Cell,
  Class,     ///< an exception class of the builtins
  Exception, ///< an instance of BaseException or of a subclass (the one type that is not exact)
};

/// Returns the type's name in lower case ("int", "any", …).
llvm::StringRef name(Type type);

/// Returns the least type that holds values of both.
Type join(Type left, Type right);

/// Returns true for int and float: arithmetic between them runs no Python code.
bool is_number(Type type);

/// Returns true for the types whose instances hold no reference to other objects and run no code when
/// they are dropped.
bool is_plain(Type type);

} // namespace lasti::ir
