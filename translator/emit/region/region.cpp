#include "emit/region/region.h"

#include "emit/names.h"
#include "emit/region/region_writer.h"

#include <fmt/ranges.h>
#include <llvm/ADT/STLExtras.h>

namespace lasti::emit {

using words::ExitId;
using words::none;
using words::Reason;

/// Locals whose stores are put off: nobody may be able to tell when their old values go.
void RegionWriter::end_entry() {
  if (region.put_off.empty())
    return;
  const bool exactly = llvm::any_of(region.blocks, [](const words::Block &block) {
    return llvm::any_of(block.nodes, [](const words::Node &node) {
      return node.operation == words::Operation::set_object ||
             node.operation == words::Operation::store_local;
    });
  });
  body.line("if (!may_put_off(local, {{{}}}, {})) [[unlikely]] return {};", fmt::join(region.put_off, ", "),
            exactly, refusal(Reason::Drop));
}

std::string RegionWriter::refusal(Reason reason) const {
  return fmt::format("gate.refuse(Reason::{})", words::name(reason).str());
}

void RegionWriter::write_end(const words::Block &block) {
  exits.insert(block.exit);
  body.line("gate.left(Reason::{}, {}, rounds);", words::name(block.reason).str(),
            line_of(region.exits[block.exit].instruction));
  body.line("goto exit_{};", block.exit);
}

void RegionWriter::write_heading(Writer &out) const {
  out.blank();
  if (options.comments)
    out.margin("// {}", heading());
  write_declarations(out);
  std::string parameters;
  for (const words::ValueId id : region.slot_values)
    parameters += fmt::format(", PyObject *{}", values.use(id));
  if (region.gives)
    parameters += ", words::Sink &sink";
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
    out.line("static words::Name name_{};", name);
  out.line("[[maybe_unused]] PyObject *const function = reinterpret_cast<PyObject *>(function_of(frame));");
  out.line("uint64_t rounds = 0;");
  for (words::CursorId id = 0; id < region.cursors.size(); ++id)
    if (region.cursors[id].parent == none)
      out.line("{} c{};", values.cursor_type(id), id);
  const std::set<words::ValueId> parameters(region.slot_values.begin(), region.slot_values.end());
  write_variables(out, [&](words::ValueId id) { return !parameters.contains(id); });
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
  Writer text;
  write_blocks(written_blocks(), text, [this] { write_exits(); });
  write_heading(out);
  write_environment(out);
  out.append(text);
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
