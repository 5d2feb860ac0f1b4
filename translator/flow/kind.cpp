#include "flow/kind.h"

namespace lasti::flow {

llvm::StringRef name(Tag tag) {
  switch (tag) {
  case Tag::Object:
    return "an object";
  case Tag::Null:
    return "NULL";
  case Tag::Nullable:
    return "an object or NULL";
  case Tag::Exception:
    return "an exception";
  case Tag::ExceptionOrNone:
    return "an exception or None";
  case Tag::LastI:
    return "an instruction's index";
  case Tag::Tuple:
    return "a tuple";
  case Tag::List:
    return "a list";
  case Tag::Set:
    return "a set";
  case Tag::Dict:
    return "a dict";
  case Tag::Code:
    return "a code object";
  case Tag::Cell:
    return "a cell";
  case Tag::Cells:
    return "a tuple of cells";
  }
  return "";
}

bool is(Kind kind, Tag tag) {
  if (kind.tag == tag)
    return true;
  switch (tag) {
  case Tag::Object:
    return !kind.maybe_null();
  case Tag::Nullable:
    return true;
  case Tag::ExceptionOrNone:
    return kind.tag == Tag::Exception;
  case Tag::Tuple:
    return kind.tag == Tag::Cells;
  default:
    return false;
  }
}

Kind join(Kind left, Kind right) {
  if (left == right)
    return left;
  for (const Tag tag : {Tag::ExceptionOrNone, Tag::Tuple, Tag::Object})
    if (is(left, tag) && is(right, tag))
      return {tag};
  return {Tag::Nullable};
}

} // namespace lasti::flow
