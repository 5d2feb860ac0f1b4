#include "emit/plain/function.h"

#include "emit/comments.h"
#include "emit/function.h"
#include "emit/instruction_lines.h"
#include "emit/plain/node.h"
#include "emit/resumption.h"

namespace lasti::emit {
namespace {

/// Returns the node that leaves for the interpreter right behind the i-th one of a block, or null.
const ir::Node *leave_behind(const ir::Block &block, size_t i) {
  while (++i < block.nodes.size() && ir::is_given(block.nodes[i].kind)) {
  }
  const bool is_leave = i < block.nodes.size() && (block.nodes[i].kind == ir::Kind::leave_if_traced ||
                                                   block.nodes[i].kind == ir::Kind::leave_between);
  return is_leave ? &block.nodes[i] : nullptr;
}

class PlainFunctionWriter {
public:
  PlainFunctionWriter(const ir::Function &function, const Options &options,
                      llvm::ArrayRef<llvm::StringRef> source)
      : function(function), options(options), boundaries(find_boundaries(function)), text(function, options),
        comments(function, options, source) {}

  void write(Writer &out, std::vector<LineEntry> &lines) {
    for (const ir::Block &block : function.blocks)
      write_block(block);
    collect_entries();
    text.cold.write(cold, text.jumped_to);
    write_heading(function, options, function_comment(function), out);
    out.margin("{} {{", function_declaration(function));
    write_entry(out);
    write_body(out, lines);
    out.append(cold);
    out.margin("}}");
  }

private:
  struct Piece {
    uint32_t index;
    uint32_t copy; ///< as ir::Block::copy
    Writer text;
  };

  void write_block(const ir::Block &block);
  void begin_instruction(const ir::Node &boundary, const ir::Block &block);
  void end_block(const ir::Block &block, uint32_t index);
  void collect_entries();
  void collect_resumption(uint32_t offset, const Resumption &resumption);
  void write_entry(Writer &out) const;
  void write_body(Writer &out, std::vector<LineEntry> &lines) const;

  const bytecode::Instruction &at(uint32_t index) const { return function.body.instructions[index]; }

  const ir::Function &function;
  const Options &options;
  const Boundaries boundaries;
  PlainText text;
  std::vector<Piece> pieces;
  Writer entries, cold;
  InstructionLines comments;
};

/// An instruction that is written together with the one before has a comment only.
void PlainFunctionWriter::begin_instruction(const ir::Node &boundary, const ir::Block &block) {
  if (boundary.detail == ir::joined)
    return comments.write(boundary.immediate, pieces.back().text);
  pieces.push_back({boundary.immediate, block.copy, {}});
  Writer &out = pieces.back().text;
  comments.write(boundary.immediate, out);
  if (options.leave_checks && boundary.detail != ir::inside_call)
    out.line("if (boundary(f, {})) goto {};", at(boundary.immediate).start,
             text.cold.leave(-1, boundary.stack, text.places));
}

void PlainFunctionWriter::write_block(const ir::Block &block) {
  text.places = {};
  uint32_t index = block.first;
  std::optional<PlainNodeWriter> writer;
  for (size_t i = 0; i < block.nodes.size(); ++i) {
    const ir::Node &node = block.nodes[i];
    if (node.kind == ir::Kind::boundary) {
      if (node.detail != ir::joined)
        index = node.immediate;
      begin_instruction(node, block);
      if (node.detail != ir::joined)
        writer.emplace(text, pieces.back().text, block, index);
    } else if (!ir::is_given(node.kind) && writer) {
      const ir::Node *leave = leave_behind(block, i);
      if (!shows_tracing(node, leave, index))
        leave = nullptr;
      writer->write(node, leave);
      if (leave)
        i = static_cast<size_t>(leave - block.nodes.data());
    }
  }
  end_block(block, index);
}

/// What the bytecode goes on to stands behind it. A clone may go on elsewhere.
void PlainFunctionWriter::end_block(const ir::Block &block, uint32_t index) {
  if (block.next == ir::no_block || pieces.empty() || block.nodes.empty())
    return;
  Writer &out = pieces.back().text;
  PlainNodeWriter(text, out, block, index).put_in_memory(block.to_next.size());
  if (block.copy != 0 && &block + 1 != &function.blocks[block.next])
    out.line("goto {};", text.label(block.next));
}

void PlainFunctionWriter::collect_resumption(uint32_t offset, const Resumption &resumption) {
  entries.line("case {}:", offset);
  const int region = function.body.region_of[resumption.raising];
  entries.line("  if (throwing) goto {};",
               text.cold.unwind(region, resumption.stack, Places(), /*again=*/false));
  const llvm::ArrayRef<Hold> wanted = boundaries[resumption.target]->stack;
  for (size_t slot = 0; slot < wanted.size(); ++slot)
    if (wanted[slot] == Hold::Owned && resumption.stack[slot] == Hold::Null)
      entries.line("  stack[{}] = nullptr;", slot);
  const Label label{at(resumption.target).start};
  entries.line("  goto {};", label);
  text.jumped_to.insert(label);
}

void PlainFunctionWriter::collect_entries() {
  const Label start{at(0).start};
  entries.line("case -1: goto {};", start);
  text.jumped_to.insert(start);
  for (const auto &[offset, resumption] : find_resumptions(function, boundaries))
    collect_resumption(offset, resumption);
}

void PlainFunctionWriter::write_entry(Writer &out) const {
  out.line("Frame f;");
  out.line("const int at = enter(f, thread, frame);");
  out.line(
      "PyObject **const local = f.local, **const stack = local + {}, *const *const constant = f.constant;",
      function.body.code->localsplus.size());
  if (text.uses_truth)
    out.line("int t;");
  out.line("switch (at) {{");
  out.append(entries);
  out.line("default: return leave_at_entry(f, throwing);");
  out.line("}}");
}

void PlainFunctionWriter::write_body(Writer &out, std::vector<LineEntry> &lines) const {
  for (const Piece &piece : pieces) {
    const bytecode::Instruction &instruction = at(piece.index);
    if (const Label label{instruction.start, piece.copy}; text.jumped_to.contains(label))
      out.margin("{}:", label);
    lines.push_back({function.code_index, instruction.offset, instruction.line, out.next_line()});
    out.append(piece.text);
  }
}

} // namespace

void write_plain_function(const ir::Function &function, const Options &options,
                          llvm::ArrayRef<llvm::StringRef> source, Writer &out,
                          std::vector<LineEntry> &lines) {
  PlainFunctionWriter(function, options, source).write(out, lines);
}

} // namespace lasti::emit
