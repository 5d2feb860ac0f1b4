#include "emit/region/values.h"

#include "emit/names.h"
#include "emit/region/clone.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>

#include <cmath>
#include <map>

namespace lasti::emit {

using words::none;
using words::Operation;
using words::ValueId;
using words::Word;

namespace {

/// A name out of a .pyc is data: only one of letters and digits is used.
bool is_plain_name(llvm::StringRef name) {
  return !name.empty() && name.size() <= 24 && !llvm::isDigit(name[0]) &&
         llvm::all_of(name, [](char c) { return llvm::isAlnum(c) || c == '_'; });
}

/// As runtime/words/callees.h has them.
constexpr const char *known_names[] = {
#define CALLEE(name, python) #name,
#include "words/callees.def"
};

bool does_something(const words::Node &node) {
  return words::row(node.operation).reason != words::Reason::None ||
         words::row(node.operation).result == Word::Nothing || node.operation == Operation::advance;
}

} // namespace

std::string callee_name(const words::Region &region, size_t index) {
  return function_identifier(region.callees[index].second, region.callees[index].first);
}

RegionValues::RegionValues(const ir::Function &function, const words::Region &region,
                           std::optional<uint32_t> own_code)
    : function(function), region(region), own_code(own_code), texts(region.values.size()),
      variables(region.values.size(), true), used(region.values.size()) {
  for (ValueId id = 0; id < region.values.size(); ++id)
    texts[id] = variable(id);
  for (const words::Block &block : region.blocks)
    for (const words::Node &node : block.nodes)
      if (std::string text = constant(node); !text.empty()) {
        texts[node.result] = std::move(text);
        variables[node.result] = false;
      }
  find_used();
  fold();
}

/// What one place uses is written there, if it is plain arithmetic.
void RegionValues::fold() {
  for (const words::Block &block : region.blocks) {
    std::map<ValueId, unsigned> here; // uses by the nodes of the block
    for (const words::Node &node : block.nodes)
      if (is_needed(node))
        for (const ValueId input : node.inputs)
          ++here[input];
    if (block.condition != none)
      ++here[block.condition];
    for (const words::Node &node : block.nodes) {
      const bool is_arithmetic = node.operation >= Operation::float_of_int &&
                                 node.operation <= Operation::is_none && !does_something(node) &&
                                 node.operation != Operation::box_bool;
      if (is_arithmetic && uses[node.result] == 1 && here[node.result] == 1 &&
          region.values[node.result].local == none) {
        texts[node.result] = "(" + text(node) + ")";
        variables[node.result] = false;
      }
    }
  }
}

std::string RegionValues::variable(ValueId id) const {
  static constexpr char letters[] = "?idbop";
  const words::Value &value = region.values[id];
  std::string name(1, letters[static_cast<size_t>(value.word)]);
  if (value.local != none)
    if (const std::string &local = function.body.code->localsplus[value.local].name; is_plain_name(local))
      name = local + "_";
  return name + std::to_string(id);
}

/// What needs no variable.
std::string RegionValues::constant(const words::Node &node) const {
  switch (node.operation) {
  case Operation::int_constant:
    return fmt::format("int64_t{{{}}}", node.immediate);
  case Operation::bool_constant:
    return node.immediate ? "true" : "false";
  case Operation::no_float:
    return "0.0";
  case Operation::no_object:
    return "nullptr";
  case Operation::in_frame:
    return "in_frame";
  case Operation::own_function:
    return "function";
  case Operation::object_constant:
    return fmt::format("constant[{}]", node.immediate);
  case Operation::float_constant: {
    std::string text = fmt::format("{}", node.real);
    if (!std::isfinite(node.real))
      return "";
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
  }
  default:
    return "";
  }
}

/// A value is used if what does something needs it.
void RegionValues::find_used() {
  std::vector<const words::Node *> makers(region.values.size());
  std::vector<ValueId> pending;
  uses.assign(region.values.size(), 0);
  const auto use = [&](ValueId id) {
    if (id != none)
      ++uses[id];
    if (id != none && !used[id]) {
      used[id] = true;
      pending.push_back(id);
    }
  };
  for (const words::Block &block : region.blocks) {
    for (const words::Node &node : block.nodes) {
      if (node.result != none)
        makers[node.result] = &node;
      if (!does_something(node))
        continue;
      llvm::for_each(node.inputs, use);
      for (const ValueId result : {node.result, node.second})
        if (result != none)
          used[result] = true;
    }
    use(block.condition);
    use(block.returned);
    use(block.returned_object);
    llvm::for_each(block.edge.arguments, use);
    llvm::for_each(block.other.arguments, use);
  }
  for (const words::Exit &exit : region.exits) {
    for (const auto *puts : {&exit.locals, &exit.stack})
      for (const words::Put &put : *puts) {
        use(put.value);
        use(put.object);
      }
    llvm::for_each(exit.released, use);
  }
  while (!pending.empty()) {
    const words::Node *maker = makers[pending.back()];
    pending.pop_back();
    if (maker)
      llvm::for_each(maker->inputs, use);
  }
}

bool RegionValues::is_needed(const words::Node &node) const {
  return does_something(node) || (used[node.result] && variables[node.result]);
}

std::string RegionValues::cursor(words::CursorId id) const {
  const words::Cursor &cursor = region.cursors[id];
  if (cursor.parent == none)
    return fmt::format("c{}", id);
  return fmt::format("{}.part<{}>()", this->cursor(cursor.parent), cursor.index);
}

std::string RegionValues::cursor_type(words::CursorId id) const {
  static constexpr llvm::StringRef names[] = {"Range", "List",     "Tuple", "Enumerate",
                                              "Zip",   "Reversed", "Text"};
  const words::Cursor &cursor = region.cursors[id];
  std::string type = (names[static_cast<size_t>(cursor.kind)] + "Cursor").str();
  if (cursor.parts.empty())
    return type;
  type += "<";
  for (const words::CursorId part : cursor.parts)
    type += (type.back() == '<' ? "" : ", ") + cursor_type(part);
  return type + ">";
}

/// Of itself a clone is called inside; of others from outside, with the depth that is left.
std::string RegionValues::call(const words::Node &node) const {
  const words::Signature &signature = region.clones[static_cast<size_t>(node.immediate)];
  const bool is_own = signature.code == own_code;
  const std::string left = fmt::format("depth - {}", node.nested + 1);
  std::string text = is_own     ? "run(" + left
                     : own_code ? clone_name(signature) + "(thread, " + left
                                : clone_name(signature) + "(thread, depth_for(thread)";
  for (const ValueId input : llvm::ArrayRef(node.inputs).drop_front(is_own ? 1 : 0))
    text += ", " + use(input);
  return text + ")";
}

std::string RegionValues::text(const words::Node &node) const {
  const llvm::StringRef pattern = words::row(node.operation).text;
  std::string text;
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%') {
      text += pattern[i];
      continue;
    }
    const char what = pattern[++i];
    if (what == 'r')
      text += use(node.result);
    else if (what == 'i')
      text += std::to_string(node.immediate);
    else if (what == 'K')
      text += known_names[node.immediate];
    else if (what == 'k')
      text += fmt::format("cache_{}", node.cache);
    else if (what == 'n')
      text += fmt::format("name_{}, {}", node.immediate,
                          string_literal(region.names[static_cast<size_t>(node.immediate)]));
    else if (what == 'f')
      text += callee_name(region, static_cast<size_t>(node.immediate));
    else if (what == 'w')
      text += call(node);
    else if (what == 's')
      text += use(node.second);
    else if (what == 'c')
      text += cursor(node.cursor);
    else
      text += use(node.inputs[static_cast<size_t>(what - '0')]);
  }
  return text;
}

} // namespace lasti::emit
