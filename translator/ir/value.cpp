#include "ir/value.h"

#include "bytecode/named.h"

namespace lasti::ir {
namespace {

struct Row {
  const char *name;
};

constexpr Row rows[] = {{"null"}, {"borrowed"}, {"owned"}}; // as Hold has them

} // namespace

llvm::StringRef name(Hold hold) {
  return rows[static_cast<size_t>(hold)].name;
}

std::optional<Hold> find_hold(llvm::StringRef text) {
  return bytecode::find_named<Hold>(rows, text);
}

} // namespace lasti::ir
