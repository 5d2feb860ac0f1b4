#include "ir/node.h"

namespace lasti::ir {
namespace {

struct Row {
  const char *name;
  Immediate immediate;
  bool fallible;
};

constexpr Row rows[] = {
#define CONTROL(name, immediate, fallible, meaning) {#name, Immediate::immediate, fallible},
#include "ir/Control.def"
};

} // namespace

llvm::StringRef name(const Node &node) {
  return node.kind == Kind::operation ? node.row->function : rows[static_cast<size_t>(node.kind)].name;
}

Immediate immediate_of(Kind kind) {
  return kind == Kind::operation ? Immediate::None : rows[static_cast<size_t>(kind)].immediate;
}

bool is_fallible(const Node &node) {
  return node.kind == Kind::operation ? node.row->fallible : rows[static_cast<size_t>(node.kind)].fallible;
}

bool ends_function(Kind kind) {
  return kind == Kind::finish || kind == Kind::raise || kind == Kind::reraise;
}

bool ends_block(Kind kind) {
  return kind == Kind::jump || kind == Kind::branch || ends_function(kind);
}

} // namespace lasti::ir
