#pragma once

// What the verifier knows of a value on the stack: as much as the operations take for granted.

#include "llvm/ADT/StringRef.h"

#include <cstdint>

namespace lasti::flow {

enum class Tag : uint8_t {
  Object, ///< any object
  Null,
  Nullable, ///< an object or NULL
  Exception,
  ExceptionOrNone,
  LastI, ///< the int that a handler is given
  Tuple,
  List,
  Set,
  Dict,
  Code,  ///< payload: index into co_consts
  Cell,  ///< pushed by LOAD_CLOSURE
  Cells, ///< a tuple of cells; payload: how many
};

struct Kind {
  Tag tag = Tag::Object;
  uint32_t payload = 0;
  friend bool operator==(const Kind &, const Kind &) = default;
  bool maybe_null() const { return tag == Tag::Null || tag == Tag::Nullable; }
};

/// Returns the tag's name for an error message ("a list").
llvm::StringRef name(Tag tag);

/// Returns what is known of a value that is one or the other.
Kind join(Kind left, Kind right);

/// Returns true if a value of this kind is one of that tag, too (a Cells is a Tuple).
bool is(Kind kind, Tag tag);

} // namespace lasti::flow
