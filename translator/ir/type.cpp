#include "ir/type.h"

namespace lasti::ir {

llvm::StringRef name(Type type) {
  switch (type) {
  case Type::Never:
    return "never";
  case Type::Any:
    return "any";
  case Type::Null:
    return "null";
  case Type::None:
    return "none";
  case Type::Bool:
    return "bool";
  case Type::Int:
    return "int";
  case Type::Float:
    return "float";
  case Type::Complex:
    return "complex";
  case Type::Str:
    return "str";
  case Type::Bytes:
    return "bytes";
  case Type::Tuple:
    return "tuple";
  case Type::List:
    return "list";
  case Type::Dict:
    return "dict";
  case Type::Set:
    return "set";
  case Type::FrozenSet:
    return "frozenset";
  case Type::Slice:
    return "slice";
  case Type::Ellipsis:
    return "ellipsis";
  case Type::Function:
    return "function";
  case Type::Code:
    return "code";
  case Type::Cell:
    return "cell";
  case Type::Class:
    return "class";
  case Type::Exception:
    return "exception";
  }
  return "";
}

Type join(Type left, Type right) {
  if (left == right || right == Type::Never)
    return left;
  return left == Type::Never ? right : Type::Any;
}

bool is_number(Type type) {
  return type == Type::Int || type == Type::Float;
}

bool is_plain(Type type) {
  switch (type) {
  case Type::None:
  case Type::Bool:
  case Type::Int:
  case Type::Float:
  case Type::Complex:
  case Type::Str:
  case Type::Bytes:
  case Type::Ellipsis:
    return true;
  default:
    return false;
  }
}

} // namespace lasti::ir
