#include "emit/region/region.h"

#include "emit/comments.h"
#include "emit/names.h"
#include "emit/region/region_writer.h"

#include <fmt/ranges.h>
#include <llvm/ADT/STLExtras.h>

#include <climits>
#include <map>
#include <set>

namespace lasti::emit {

using words::BlockId;
using words::End;
using words::ExitId;
using words::none;
using words::Reason;
using words::Word;

void RegionWriter::find_reachable() {
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

void RegionWriter::write_line(uint32_t instruction) {
  const int line = line_of(instruction);
  if (line == last_line || line < 0)
    return;
  last_line = line;
  if (options.comments)
    body.line("// {}", line_comment(function, instruction, source));
}

std::string RegionWriter::leave_label(ExitId exit, Reason reason, int line) {
  const auto [found, is_new] = leaves.try_emplace({exit, reason, line});
  if (is_new)
    found->second = fmt::format("leave_{}_{}_{}", exit, words::name(reason).lower(), std::max(line, 0));
  exits.insert(exit);
  return found->second;
}

std::string RegionWriter::leave(const words::Node &node) {
  return leave_label(node.exit, words::row(node.operation).reason, line_of(node.instruction));
}

void RegionWriter::write_node(const words::Node &node) {
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
  if (node.exit == 0)
    body.line("if ({}) [[unlikely]] return gate.refuse(Reason::{});", condition,
              words::name(row.reason).str());
  else
    body.line("if ({}) [[unlikely]] goto {};", condition, leave(node));
}

/// Where an edge leads, if that is out of the region.
std::string RegionWriter::way_out(const words::Edge &edge) {
  const words::Block &to = region.blocks[edge.to];
  if (to.end != End::Leave || !to.nodes.empty())
    return "";
  exits.insert(to.exit);
  return leave_label(to.exit, to.reason, line_of(region.exits[to.exit].instruction));
}

/// The parameters get their values as if all at once.
void RegionWriter::write_edge(const words::Edge &edge, BlockId behind, const char *indent) {
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
void RegionWriter::write_branch(const words::Block &block, BlockId behind) {
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

void RegionWriter::write_block(BlockId id, BlockId behind) {
  const words::Block &block = region.blocks[id];
  for (const words::Node &node : block.nodes) {
    if (id != 0)
      write_line(node.instruction);
    write_node(node);
  }
  if (id == 0)
    write_put_off();
  switch (block.end) {
  case End::Jump:
    return write_edge(block.edge, behind, "");
  case End::Leave: {
    exits.insert(block.exit);
    body.line("gate.left(Reason::{}, {}, rounds);", words::name(block.reason).str(),
              line_of(region.exits[block.exit].instruction));
    body.line("goto exit_{};", block.exit);
    return;
  }
  case End::Branch:
    return write_branch(block, behind);
  }
}

/// Locals whose stores are put off: nobody may be able to tell when their old values go.
void RegionWriter::write_put_off() {
  if (region.put_off.empty())
    return;
  const bool exactly = llvm::any_of(region.blocks, [](const words::Block &block) {
    return llvm::any_of(block.nodes, [](const words::Node &node) {
      return node.operation == words::Operation::set_object ||
             node.operation == words::Operation::store_local;
    });
  });
  body.line("if (!may_put_off(local, {{{}}}, {})) [[unlikely]] return gate.refuse(Reason::Drop);",
            fmt::join(region.put_off, ", "), exactly);
}

/// "matmul, lines 9 to 12: on words".
std::string RegionWriter::heading() const {
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

void RegionWriter::write_variables(Writer &out) const {
  std::map<Word, std::vector<std::string>> names;
  std::set<std::string> parameters;
  for (const words::ValueId id : region.slot_values)
    parameters.insert(values.use(id));
  for (words::ValueId id = 0; id < region.values.size(); ++id)
    if (values.is_variable(id) && values.is_used(id) && !parameters.contains(values.use(id)))
      names[region.values[id].word].push_back((region.values[id].word == Word::Object ? "*" : "") +
                                              values.use(id));
  for (const auto &[word, list] : names)
    out.line("{} {};",
             word == Word::Int     ? "int64_t"
             : word == Word::Float ? "double"
             : word == Word::Bool  ? "bool"
                                   : "PyObject",
             fmt::join(list, ", "));
}

/// The blocks that are written: those that are reached, and are more than a way out.
std::vector<BlockId> RegionWriter::written_blocks() const {
  std::vector<BlockId> order;
  for (BlockId id = 0; id < region.blocks.size(); ++id) {
    const bool only_leaves = region.blocks[id].end == End::Leave && region.blocks[id].nodes.empty();
    if (reachable[id] && !only_leaves)
      order.push_back(id);
  }
  return order;
}

void RegionWriter::write_heading(Writer &out) const {
  out.blank();
  if (options.comments)
    out.margin("// {}", heading());
  for (size_t index = 0; index < region.callees.size(); ++index)
    out.margin("PyObject *{}(PyThreadState *thread, _PyInterpreterFrame *frame, int throwing);",
               callee_name(region, index));
  std::string parameters;
  for (const words::ValueId id : region.slot_values)
    parameters += fmt::format(", PyObject *{}", values.use(id));
  out.margin("[[gnu::noinline]] static int {}(PyThreadState *thread, _PyInterpreterFrame *frame, words::Gate "
             "&gate{}) {{",
             region_name(function, region), parameters);
}

void RegionWriter::write_environment(Writer &out) const {
  out.line("using namespace words;");
  out.line("Slot *const local = reinterpret_cast<Slot *>(words_of(frame));");
  out.line("[[maybe_unused]] Slot *const stack = local + {};", function.body.code->localsplus.size());
  out.line("[[maybe_unused]] PyObject *const *const constant = constants_of(code_of(frame));");
  for (uint32_t cache = 0; cache < region.caches; ++cache)
    out.line("static AttributeCache cache_{};", cache);
  for (size_t name = 0; name < region.names.size(); ++name)
    out.line("static PyObject *name_{};", name);
  if (region.caches > 0)
    out.line("[[maybe_unused]] PyObject *const function = reinterpret_cast<PyObject *>(function_of(frame));");
  out.line("uint64_t rounds = 0;");
  for (words::CursorId id = 0; id < region.cursors.size(); ++id)
    if (region.cursors[id].parent == none)
      out.line("{} c{};", values.cursor_type(id), id);
  write_variables(out);
}

void RegionWriter::write_exits() {
  for (const auto &[key, label] : leaves) {
    const auto &[exit, reason, line] = key;
    body.margin("{}:", label);
    body.line("gate.left(Reason::{}, {}, rounds);", words::name(reason).str(), line);
    body.line("goto exit_{};", exit);
  }
  for (const ExitId id : exits) {
    body.line("{{");
    write_exit(id);
    body.line("}}");
  }
}

void RegionWriter::write(Writer &out) {
  find_reachable();
  const std::vector<BlockId> order = written_blocks();
  std::vector<Writer> texts;
  for (size_t i = 0; i < order.size(); ++i) {
    body = Writer();
    write_block(order[i], i + 1 < order.size() ? order[i + 1] : none);
    texts.push_back(std::move(body));
  }
  body = Writer();
  write_exits();
  write_heading(out);
  write_environment(out);
  for (size_t i = 0; i < order.size(); ++i) {
    if (labels.contains(order[i]))
      out.margin("B{}:", order[i]);
    out.append(texts[i]);
  }
  out.append(body);
  out.margin("}}");
}

std::string region_name(const ir::Function &function, const words::Region &region) {
  return fmt::format("{}_region_{}", function_identifier(function.body.code->qualname, function.code_index),
                     function.body.instructions[region.header].start);
}

std::string gate_name(const ir::Function &function, const words::Region &region) {
  return fmt::format("gate_{}", function.body.instructions[region.header].start);
}

unsigned enough_rounds(const words::Region &region) {
  constexpr unsigned way_in_and_out = 24; // in operations of the boxed code
  return std::max(1U, way_in_and_out / region.worth);
}

std::vector<uint32_t> exits_of(const words::Region &region) {
  std::set<uint32_t> exits;
  for (const words::Exit &exit : region.exits)
    if (exit.instruction != region.header)
      exits.insert(exit.instruction);
  return {exits.begin(), exits.end()};
}

void write_region(const ir::Function &function, const words::Region &region, const Options &options,
                  llvm::ArrayRef<llvm::StringRef> source, Writer &out) {
  RegionWriter(function, region, options, source).write(out);
}

} // namespace lasti::emit
