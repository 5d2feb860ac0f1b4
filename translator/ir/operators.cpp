#include "ir/operators.h"

#include <llvm/ADT/Twine.h>

namespace lasti::ir {

namespace {

struct Arithmetic {
  llvm::StringRef operation, method;
};

constexpr Arithmetic arithmetic[] = {
    {"add", "add"},
    {"subtract", "sub"},
    {"multiply", "mul"},
    {"true_divide", "truediv"},
    {"floor_divide", "floordiv"},
    {"remainder", "mod"},
    {"power", "pow"},
    {"bit_and", "and"},
    {"bit_or", "or"},
    {"bit_xor", "xor"},
    {"left_shift", "lshift"},
    {"right_shift", "rshift"},
    {"matrix_multiply", "matmul"},
};

struct Comparison {
  llvm::StringRef operation, method, reflected;
};

constexpr Comparison comparisons[] = {
    {"less", "lt", "gt"},    {"less_equal", "le", "ge"},    {"equal", "eq", "eq"},
    {"greater", "gt", "lt"}, {"greater_equal", "ge", "le"}, {"not_equal", "ne", "ne"},
};

std::string special(llvm::StringRef prefix, llvm::StringRef method) {
  return (llvm::Twine("__") + prefix + method + "__").str();
}

} // namespace

SpecialMethods special_methods_of(llvm::StringRef operation) {
  const bool is_in_place = operation.consume_back("_in_place");
  for (const Arithmetic &row : arithmetic)
    if (row.operation == operation)
      return {special("", row.method), special("r", row.method),
              is_in_place ? special("i", row.method) : std::string()};
  if (!operation.consume_front("compare_") && !operation.consume_front("is_"))
    return {};
  for (const Comparison &row : comparisons)
    if (row.operation == operation)
      return {special("", row.method), special("", row.reflected), {}};
  return {};
}

} // namespace lasti::ir
