#include "flow/type.h"

#include "bytecode/named.h"

namespace lasti::flow {

namespace {

struct Row {
  const char *name;
  const char *words;
};

constexpr Row rows[] = {
#define TYPE(type, name, words) {name, words},
#include "flow/Types.def"
};

} // namespace

llvm::StringRef name(Type type) {
  return rows[static_cast<size_t>(type)].name;
}

std::optional<Type> find_type(llvm::StringRef name) {
  return bytecode::find_named<Type>(rows, name);
}

llvm::StringRef in_words(Type type) {
  return rows[static_cast<size_t>(type)].words;
}

bool is(Type type, Type wanted) {
  if (type == wanted || type == Type::Never)
    return true;
  switch (wanted) {
  case Type::Nullable:
    return true;
  case Type::Any:
    return type != Type::Null && type != Type::Nullable;
  case Type::ExceptionOrNone:
    return type == Type::Exception || type == Type::None;
  case Type::Int:
    return type == Type::LastI;
  case Type::Tuple:
    return type == Type::Cells;
  default:
    return false;
  }
}

Type join(Type left, Type right) {
  for (const Type either : {left, right, Type::ExceptionOrNone, Type::Any})
    if (is(left, either) && is(right, either))
      return either;
  return Type::Nullable;
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

} // namespace lasti::flow
