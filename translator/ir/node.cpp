#include "ir/node.h"

#include "bytecode/named.h"

#include <llvm/ADT/STLExtras.h>

namespace lasti::ir {
namespace {

struct Row {
  const char *name;
  Immediate immediate;
  bool fallible;
  bool runs_python;
};

constexpr Row rows[] = {
#define CONTROL(name, immediate, fallible, runs_python, meaning)                                             \
  {#name, Immediate::immediate, fallible, runs_python},
#include "ir/Control.def"
};

} // namespace

llvm::ArrayRef<FlagName> jump_flags() {
  static constexpr FlagName names[] = {
      {when_true, "when_true"}, {polls, "polls"}, {is_covered, "is_covered"}};
  return names;
}

llvm::ArrayRef<FlagName> boundary_details() {
  static constexpr FlagName names[] = {{joined, "joined"}, {inside_call, "inside_call"}};
  return names;
}

llvm::StringRef name(const Node &node) {
  return node.kind == Kind::operation ? node.row->function : rows[static_cast<size_t>(node.kind)].name;
}

std::optional<Kind> find_kind(llvm::StringRef name) {
  return bytecode::find_named<Kind>(rows, name);
}

const opgen::Operation *find_row(pyc::PyVersion version, llvm::StringRef function,
                                 std::optional<uint32_t> oparg) {
  const opgen::Operation *found = nullptr;
  for (const opgen::Operation &row : opgen::operations(version)) {
    if (row.function != function)
      continue;
    if (oparg) {
      if (row.subcode < 0 || row.subcode == static_cast<int>(*oparg))
        return &row;
      continue;
    }
    const bool wants_oparg = row.subcode < 0 && bytecode::has_argument(row.opcode, version);
    if (found || wants_oparg)
      return nullptr;
    found = &row;
  }
  return found;
}

Immediate immediate_of(Kind kind) {
  return kind == Kind::operation ? Immediate::None : rows[static_cast<size_t>(kind)].immediate;
}

Detail detail_of(Kind kind) {
  switch (kind) {
  case Kind::boundary:
    return Detail::Boundary;
  case Kind::call_function:
  case Kind::call_method:
    return Detail::Names;
  case Kind::constant:
  case Kind::null:
  case Kind::copy:
  case Kind::load_local:
  case Kind::load_checked_local:
    return Detail::Hold;
  case Kind::move:
  case Kind::exchange:
    return Detail::Slot;
  case Kind::leave_between:
  case Kind::operation:
    return Detail::Local;
  default:
    return Detail::None;
  }
}

const char *slot_word(Kind kind) {
  return kind == Kind::move ? "from" : "with";
}

bool is_given(Kind kind) {
  return kind <= Kind::last_i;
}

bool follows_ownership(Kind kind) {
  return kind >= Kind::share && kind <= Kind::leave_between;
}

bool is_fallible(const Node &node) {
  return node.kind == Kind::operation ? node.row->fallible : rows[static_cast<size_t>(node.kind)].fallible;
}

bool runs_python(Kind kind) {
  return kind != Kind::operation && rows[static_cast<size_t>(kind)].runs_python;
}

bool is_iteration(Kind kind) {
  return kind == Kind::next_item || kind == Kind::next_in_range;
}

bool has_two_ways(Kind kind) {
  return kind == Kind::branch || kind == Kind::guard;
}

bool ends_function(Kind kind) {
  return kind == Kind::finish || kind == Kind::raise || kind == Kind::reraise;
}

bool ends_block(Kind kind) {
  return kind == Kind::jump || has_two_ways(kind) || ends_function(kind);
}

} // namespace lasti::ir
