#include "ir/value.h"

namespace lasti::ir {

llvm::StringRef name(Hold hold) {
  switch (hold) {
  case Hold::Null:
    return "null";
  case Hold::Borrowed:
    return "borrowed";
  case Hold::Owned:
    return "owned";
  }
  return "";
}

std::optional<Hold> find_hold(llvm::StringRef text) {
  for (const Hold hold : {Hold::Null, Hold::Borrowed, Hold::Owned})
    if (name(hold) == text)
      return hold;
  return std::nullopt;
}

} // namespace lasti::ir
