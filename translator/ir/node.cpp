#include "ir/node.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringMap.h>

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

using Rows = llvm::StringMap<std::vector<const opgen::Operation *>>;

const Rows &rows_by_function() {
  static const Rows found = [] {
    Rows result;
    for (const opgen::Operation &row : opgen::operations())
      result[row.function].push_back(&row);
    return result;
  }();
  return found;
}

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
  for (size_t kind = 0; kind < std::size(rows); ++kind)
    if (rows[kind].name == name)
      return static_cast<Kind>(kind);
  return std::nullopt;
}

const opgen::Operation *find_row(llvm::StringRef function, std::optional<uint32_t> oparg) {
  const auto found = rows_by_function().find(function);
  if (found == rows_by_function().end())
    return nullptr;
  const auto &candidates = found->second;
  if (!oparg) {
    const opgen::Operation *only = candidates.front();
    const bool wants_oparg = only->subcode < 0 && bytecode::has_argument(only->opcode, pyc::py311);
    return candidates.size() == 1 && !wants_oparg ? only : nullptr;
  }
  const auto fits = [&](const opgen::Operation *row) {
    return row->subcode < 0 || row->subcode == static_cast<int>(*oparg);
  };
  const auto row = llvm::find_if(candidates, fits);
  return row == candidates.end() ? nullptr : *row;
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
