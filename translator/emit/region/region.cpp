#include "emit/region/region.h"

#include "emit/comments.h"
#include "emit/names.h"
#include "emit/region/values.h"
#include "emit/resumption.h"

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

namespace {

class RegionWriter {
public:
  RegionWriter(const ir::Function &function, const words::Region &region, const Options &options,
               llvm::ArrayRef<llvm::StringRef> source)
      : function(function), region(region), options(options), source(source), values(function, region),
        boundaries(find_boundaries(function)) {}

  void write(Writer &out);

private:
  void find_reachable();
  void write_block(BlockId id, BlockId behind);
  void write_node(const words::Node &node);
  void write_edge(const words::Edge &edge, BlockId behind, const char *indent);
  void write_line(uint32_t instruction);
  std::string heading() const;
  void write_variables(Writer &out) const;
  void write_put_off();
  void write_leave(ExitId id, Reason reason, uint32_t instruction);
  void write_exit(ExitId id);
  void put_locals(const words::Exit &exit);
  std::string put_text(const words::Put &put) const;
  void put_slot(const words::Put &put, std::vector<std::string> &owned);
  /// The label of an exit for a reason.
  std::string leave(const words::Node &node);
  std::string leave_label(ExitId exit, Reason reason, int line);
  std::string way_out(const words::Edge &edge);
  void write_branch(const words::Block &block, BlockId behind);
  int line_of(uint32_t instruction) const { return function.body.instructions[instruction].line; }
  uint32_t offset_of(uint32_t instruction) const { return function.body.instructions[instruction].start; }

  const ir::Function &function;
  const words::Region &region;
  const Options &options;
  llvm::ArrayRef<llvm::StringRef> source;
  const RegionValues values;
  const Boundaries boundaries;
  Writer body;
  std::vector<bool> reachable;
  std::set<BlockId> labels;
  std::set<ExitId> exits;
  std::map<std::tuple<ExitId, Reason, int>, std::string> leaves;
  int last_line = -1;
  ExitId current_exit = none;
};

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
  if (block.edge.to == behind && way_out(block.other).empty() == false) {
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

std::string RegionWriter::put_text(const words::Put &put) const {
  if (put.constant)
    return fmt::format("constant[{}]", *put.constant);
  if (put.value == none)
    return values.use(put.object);
  if (put.object == none)
    return values.use(put.value);
  return values.use(put.value) + ", " + values.use(put.object);
}

/// What is in a slot of the value stack, as the boxed code holds it there.
void RegionWriter::put_slot(const words::Put &put, std::vector<std::string> &owned) {
  const ir::Hold hold = boundaries[region.exits[current_exit].instruction]->stack[put.place];
  const std::string slot = fmt::format("stack[{}].object", put.place);
  if (hold == ir::Hold::Null)
    return;
  if (put.is_null) {
    body.line("{} = nullptr;", slot);
  } else if (hold == ir::Hold::Borrowed) {
    body.line("{} = {};", slot,
              put.local ? fmt::format("local[{}].object", *put.local)
                        : fmt::format("constant[{}]", *put.constant));
  } else if (put.cursor != none) {
    body.line("{} = {}.make();", slot, values.cursor(put.cursor));
    owned.push_back(slot);
  } else if (put.is_held) {
    body.line("{} = {};", slot, values.use(put.object));
    owned.push_back(slot);
  } else {
    body.line("{} = boxed(thread, {});", slot, put_text(put));
    owned.push_back(slot);
  }
}

/// Numbers that are the same, and have no object yet, get one together.
void RegionWriter::put_locals(const words::Exit &exit) {
  std::map<words::ValueId, size_t> first;
  std::vector<std::string> again, made;
  std::vector<uint32_t> places;
  for (const words::Put &put : exit.locals) {
    const size_t at = made.size();
    places.push_back(put.place);
    const bool is_new = put.value != none && put.object == none && !put.constant && put.word != Word::Bool;
    if (is_new && !first.try_emplace(put.value, at).second) {
      made.emplace_back("nullptr");
      again.push_back(fmt::format("made[{}] = made_again(made[{}]);", at, first.at(put.value)));
    } else {
      made.push_back(fmt::format("made_for(thread, local[{}], {})", put.place, put_text(put)));
    }
  }
  body.line("PyObject *made[] = {{{}}};", fmt::join(made, ", "));
  for (const std::string &line : again)
    body.line("{}", line);
  body.line("bool done = put_all(local, {{{}}}, made);", fmt::join(places, ", "));
}

void RegionWriter::write_exit(ExitId id) {
  current_exit = id;
  const words::Exit &exit = region.exits[id];
  body.margin("exit_{}: // {}", id, offset_of(exit.instruction));
  for (words::CursorId cursor = 0; cursor < region.cursors.size(); ++cursor)
    if (region.cursors[cursor].parent == none && !region.cursors[cursor].is_made)
      body.line("c{}.close();", cursor);
  std::vector<std::string> owned;
  for (const words::ValueId object : exit.released)
    body.line("release(thread, {});", values.use(object));
  const bool puts_locals = !exit.locals.empty();
  if (puts_locals)
    put_locals(exit);
  for (const words::Put &put : exit.stack)
    put_slot(put, owned);
  bool may_fail = puts_locals;
  for (const std::string &slot : owned) {
    body.line("{}{} != nullptr;", may_fail ? "done &= " : "bool done = ", slot);
    may_fail = true;
  }
  if (may_fail)
    body.line("if (!done) [[unlikely]] return no_memory({{{}}});", fmt::join(owned, ", "));
  body.line("return {};", exit.instruction == region.header ? 0 : offset_of(exit.instruction));
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

void RegionWriter::write(Writer &out) {
  find_reachable();
  std::vector<BlockId> order;
  const auto only_leaves = [&](BlockId id) {
    return region.blocks[id].end == End::Leave && region.blocks[id].nodes.empty();
  };
  for (BlockId id = 0; id < region.blocks.size(); ++id)
    if (reachable[id] && !only_leaves(id))
      order.push_back(id);
  std::vector<Writer> texts;
  for (size_t i = 0; i < order.size(); ++i) {
    body = Writer();
    write_block(order[i], i + 1 < order.size() ? order[i + 1] : none);
    texts.push_back(std::move(body));
  }
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
  out.line("using namespace words;");
  out.line("Slot *const local = reinterpret_cast<Slot *>(words_of(frame));");
  out.line("[[maybe_unused]] Slot *const stack = local + {};", function.body.code->localsplus.size());
  out.line("[[maybe_unused]] PyObject *const *const constant = constants_of(code_of(frame));");
  out.line("uint64_t rounds = 0;");
  for (words::CursorId id = 0; id < region.cursors.size(); ++id)
    if (region.cursors[id].parent == none)
      out.line("{} c{};", values.cursor_type(id), id);
  write_variables(out);
  for (size_t i = 0; i < order.size(); ++i) {
    if (labels.contains(order[i]))
      out.margin("B{}:", order[i]);
    out.append(texts[i]);
  }
  body = Writer();
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
  out.append(body);
  out.margin("}}");
}

} // namespace

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
