// The blocks of what is done on words, as C++.

#include "emit/comments.h"
#include "emit/names.h"
#include "emit/region/block_writer.h"
#include "emit/region/clone.h"

#include <fmt/ranges.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>

#include <climits>

namespace lasti::emit {

using words::BlockId;
using words::End;
using words::ExitId;
using words::none;
using words::Reason;
using words::Word;

void BlockWriter::find_reachable() {
  reachable.assign(region.blocks.size(), false);
  std::vector<BlockId> pending{0};
  while (!pending.empty()) {
    const BlockId id = pending.back();
    pending.pop_back();
    if (id == none || reachable[id])
      continue;
    reachable[id] = true;
    pending.push_back(region.blocks[id].edge.to);
    pending.push_back(region.blocks[id].other.to);
  }
}

void BlockWriter::write_line(uint32_t instruction) {
  const int line = line_of(instruction);
  if (line == last_line || line < 0)
    return;
  last_line = line;
  if (options.comments)
    body.line("// {}", line_comment(function, instruction, source));
}

std::string BlockWriter::leave_label(ExitId exit, Reason reason, int line) {
  const auto [found, is_new] = leaves.try_emplace({exit, reason, line});
  if (is_new)
    found->second = fmt::format("leave_{}_{}_{}", exit, words::name(reason).lower(), std::max(line, 0));
  exits.insert(exit);
  return found->second;
}

std::string BlockWriter::leave(const words::Node &node) {
  return leave_label(node.exit, words::row(node.operation).reason, line_of(node.instruction));
}

void BlockWriter::write_node(const words::Node &node) {
  if (!values.is_needed(node))
    return;
  const words::OperationRow &row = words::row(node.operation);
  const std::string text = values.text(node);
  if (row.reason == Reason::None) {
    if (row.result == Word::Nothing)
      body.line("{};", text);
    else
      body.line("{} = {};", values.use(node.result), text);
    return;
  }
  const std::string condition = options.leave_checks    ? fmt::format("!(Frame::guard(true) && {})", text)
                                : text.starts_with("!") ? text.substr(1)
                                : text.find(" != ") != std::string::npos ? fmt::format("!({})", text)
                                                                         : "!" + text;
  if (is_entry)
    body.line("if ({}) [[unlikely]] return {};", condition, refusal(row.reason));
  else
    body.line("if ({}) [[unlikely]] goto {};", condition, leave(node));
}

/// Where an edge leads, if that is out of the region.
std::string BlockWriter::way_out(const words::Edge &edge) {
  const words::Block &to = region.blocks[edge.to];
  if (to.end != End::Leave || !to.nodes.empty())
    return "";
  exits.insert(to.exit);
  return leave_label(to.exit, to.reason, line_of(region.exits[to.exit].instruction));
}

/// The parameters get their values as if all at once.
void BlockWriter::write_edge(const words::Edge &edge, BlockId behind, const char *indent) {
  if (const std::string label = way_out(edge); !label.empty())
    return body.line("{}goto {};", indent, label);
  const std::vector<words::ValueId> &parameters = region.blocks[edge.to].parameters;
  std::set<std::string> written;
  std::vector<std::pair<std::string, std::string>> moves;
  bool overlaps = false;
  for (size_t i = 0; i < parameters.size(); ++i) {
    const std::string to = values.use(parameters[i]), from = values.use(edge.arguments[i]);
    if (to == from || !values.is_used(parameters[i]))
      continue;
    overlaps |= written.contains(from);
    written.insert(to);
    moves.emplace_back(to, from);
  }
  if (overlaps) { // all are read before the first is written
    body.line("{}{{", indent);
    for (size_t i = 0; i < moves.size(); ++i)
      body.line("{}  const auto next_{} = {};", indent, i, moves[i].second);
    for (size_t i = 0; i < moves.size(); ++i)
      body.line("{}  {} = next_{};", indent, moves[i].first, i);
    body.line("{}}}", indent);
  } else {
    for (const auto &[to, from] : moves)
      body.line("{}{} = {};", indent, to, from);
  }
  if (edge.to == behind)
    return;
  labels.insert(edge.to);
  body.line("{}goto B{};", indent, edge.to);
}

/// The way to the block behind needs no jump.
void BlockWriter::write_branch(const words::Block &block, BlockId behind) {
  std::string condition = values.use(block.condition);
  const words::Edge *jumps = &block.edge, *falls = &block.other;
  if (block.edge.to == behind) {
    std::swap(jumps, falls);
    condition = "!" + condition;
  } else if (condition.front() == '(') {
    condition = condition.substr(1, condition.size() - 2);
  }
  if (const std::string label = way_out(*jumps); !label.empty()) {
    body.line("if ({}) goto {};", condition, label);
  } else if (jumps->arguments.empty()) {
    labels.insert(jumps->to);
    body.line("if ({}) goto B{};", condition, jumps->to);
  } else {
    body.line("if ({}) {{", condition);
    write_edge(*jumps, none, "  ");
    body.line("}}");
  }
  write_edge(*falls, behind, "");
}

void BlockWriter::write_block(BlockId id, BlockId behind) {
  const words::Block &block = region.blocks[id];
  is_entry = id == 0;
  for (const words::Node &node : block.nodes) {
    if (!is_entry)
      write_line(node.instruction);
    write_node(node);
  }
  if (is_entry)
    end_entry();
  switch (block.end) {
  case End::Jump:
    return write_edge(block.edge, behind, "");
  case End::Branch:
    return write_branch(block, behind);
  case End::Leave:
  case End::Return:
    return write_end(block);
  }
}

/// "matmul, lines 9 to 12: on words".
std::string BlockWriter::heading() const {
  int first = INT_MAX, last = 0;
  for (const words::Block &block : region.blocks)
    for (const words::Node &node : block.nodes)
      if (const int line = line_of(node.instruction); line > 0 && &block != &region.blocks[0]) {
        first = std::min(first, line);
        last = std::max(last, line);
      }
  const std::string name = comment_text(function.body.code->qualname, 60);
  return first < last ? fmt::format("{}, lines {} to {}: on words", name, first, last)
                      : fmt::format("{}, line {}: on words", name, last);
}

void BlockWriter::write_variables(Writer &out, llvm::function_ref<bool(words::ValueId)> is_wanted) const {
  std::map<Word, std::vector<std::string>> names;
  for (words::ValueId id = 0; id < region.values.size(); ++id)
    if (values.is_variable(id) && values.is_used(id) && is_wanted(id))
      names[region.values[id].word].push_back(values.use(id));
  for (const auto &[word, list] : names)
    out.line("{};", declared(word, llvm::join(list, word == Word::Place    ? ", **"
                                                    : word == Word::Object ? ", *"
                                                                           : ", ")));
}

void BlockWriter::write_blocks(llvm::ArrayRef<BlockId> order, Writer &out,
                               llvm::function_ref<void()> write_behind) {
  std::vector<Writer> texts;
  for (size_t i = 0; i < order.size(); ++i) {
    body = Writer();
    write_block(order[i], i + 1 < order.size() ? order[i + 1] : none);
    texts.push_back(std::move(body));
  }
  body = Writer();
  write_behind();
  for (size_t i = 0; i < order.size(); ++i) {
    if (labels.contains(order[i]))
      out.margin("B{}:", order[i]);
    out.append(texts[i]);
  }
  out.append(body);
}

void BlockWriter::write_declarations(Writer &out) const {
  for (size_t index = 0; index < region.callees.size(); ++index)
    out.margin("PyObject *{}(PyThreadState *thread, _PyInterpreterFrame *frame, int throwing);",
               callee_name(region, index));
  for (const words::Signature &signature : region.clones)
    out.margin("{};", clone_declaration(signature));
}

/// The blocks that are written: those that are reached, and are more than a way out.
std::vector<BlockId> BlockWriter::written_blocks() const {
  std::vector<BlockId> order;
  for (BlockId id = 0; id < region.blocks.size(); ++id) {
    const bool only_leaves = region.blocks[id].end == End::Leave && region.blocks[id].nodes.empty();
    if (reachable[id] && !only_leaves)
      order.push_back(id);
  }
  return order;
}

} // namespace lasti::emit
