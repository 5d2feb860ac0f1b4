// A run of instructions: their statements in the order of the bytecode, the ways in, and the paths that are
// rarely taken. A goto out of the run leads to an exit, which puts the stack into the frame's memory; the
// part that goes on takes it from there.

#include "emit/part.h"

#include "bytecode/decode.h"
#include "emit/names.h"
#include "emit/region/region.h"

namespace lasti::emit {

using bytecode::Opcode;

void Part::write_boundary(const ir::Node &boundary, Writer &out) {
  if (options.leave_checks && boundary.detail != ir::inside_call)
    out.line("if (f.boundary({})) goto {};", at(boundary.immediate).start,
             text.cold.leave(boundary.stack.vec()));
}

/// An instruction that is written together with the one before has a comment only.
void Part::begin_instruction(const ir::Node &boundary, const ir::Block &block) {
  if (boundary.detail == ir::joined)
    return comments.write(boundary.immediate, pieces.back().text);
  pieces.push_back({boundary.immediate, block.copy, {}});
  if (block.copy == 0)
    for (const words::Region &region : function.regions)
      if (region.header == boundary.immediate)
        enter_region(region, pieces.back().text);
  comments.write(boundary.immediate, pieces.back().text);
  write_boundary(boundary, pieces.back().text);
}

/// At the head of a loop: the region, and behind it where its exits lead.
void Part::enter_region(const words::Region &region, Writer &out) {
  const std::string gate = gate_name(function, region);
  std::string arguments;
  for (const uint32_t depth : region.slots)
    arguments += fmt::format(", {}.object", text.slot(depth));
  out.line("static constinit words::Gate {}({}, {}, {});", gate, string_literal(function.body.code->qualname),
           at(region.header).line, enough_rounds(region));
  if (region.gives) {
    out.line("if (words::Sink *const sink = words::sink_of(frame); sink && {}.is_open())", gate);
    arguments += ", *sink";
  } else {
    out.line("if ({}.is_open())", gate);
  }
  out.line("  switch ({}(thread, frame, {}{})) {{", region_name(function, region), gate, arguments);
  for (const uint32_t index : exits_of(region))
    leave_region(region, index, out);
  out.line("  case -1: // no memory");
  out.line("    f.at({});", at(region.header).start);
  out.line("    goto {};", text.cold.unwind(function.body.region_of[region.header],
                                            boundaries[region.header]->stack.vec(), ColdPaths::Raise::New));
  out.line("  }}");
}

/// What is above the slots that stay is in the frame's memory.
void Part::leave_region(const words::Region &region, uint32_t index, Writer &out) {
  const Label label{at(index).start};
  text.jumped_to.insert(label);
  out.line("  case {}:", label.offset);
  const Shape before = boundaries[region.header]->stack.vec(), stack = boundaries[index]->stack.vec();
  convert(out, text.slot, Shape(before.begin(), before.begin() + region.base), stack, "    ");
  for (size_t depth = region.base; depth < stack.size(); ++depth)
    if (stack[depth] != Hold::Null)
      out.line("    {} = {}(f.stack({}));", text.slot(depth), stack[depth] == Hold::Owned ? "take" : "borrow",
               depth);
  out.line("    goto {};", label);
}

void Part::write_regions(Writer &out) const {
  for (const words::Region &each : function.regions)
    if (range.contains(each.header))
      write_region(function, each, options, source, out);
}

void Part::write_block(const ir::Block &block) {
  uint32_t index = 0;
  for (const ir::Node &node : block.nodes) {
    if (node.kind == ir::Kind::boundary) {
      if (node.detail != ir::joined)
        index = node.immediate;
      if (range.contains(index))
        begin_instruction(node, block);
    } else if (range.contains(index) && !ir::is_given(node.kind)) {
      NodeWriter(text, pieces.back().text, block, index).write(node);
    }
  }
}

/// What the bytecode goes on to stands behind it. A clone may go on elsewhere.
void Part::fall_through(const ir::Block &block) {
  const bool is_next = &block + 1 == &function.blocks[block.next];
  if (!is_next)
    pieces.back().text.line("goto {};", text.label(block.next));
}

void Part::collect_instructions() {
  for (const ir::Block &block : function.blocks) {
    write_block(block);
    if (block.copy != 0 && block.next != ir::no_block)
      fall_through(block);
  }
  leave_part();
}

/// The last instruction may fall through to one of another part.
void Part::leave_part() {
  uint32_t last = range.end - 1;
  if (range.end == boundaries.size() || !boundaries[last])
    return;
  const flow::Block &block = function.graph.blocks[function.graph.block_of[last]];
  if (block.end == range.end && block.next == flow::no_block)
    return;
  pieces.back().text.line("goto {};", Label{at(range.end).start});
  text.jumped_to.insert(Label{at(range.end).start});
}

void Part::collect_resumptions(const Resumptions &resumptions, const char *prefix) {
  for (const auto &[offset, resumption] : resumptions) {
    if (!range.contains(resumption.target))
      continue;
    entries.line("case {}{}:", prefix, offset);
    for (size_t depth = 0; depth < resumption.stack.size() && !options.literal; ++depth)
      if (resumption.stack[depth] == Hold::Owned)
        entries.line("  {} = take(f.stack({}));", text.slot(depth), depth);
    int region = function.body.region_of[resumption.raising];
    ColdLabel unwind = text.cold.unwind(region, resumption.stack, ColdPaths::Raise::New);
    entries.line("  if (throwing) goto {};", unwind);
    convert(entries, text.slot, resumption.stack, boundaries[resumption.target]->stack.vec(), "  ");
    const Label label{at(resumption.target).start};
    entries.line("  goto {};", label);
    text.jumped_to.insert(label);
  }
}

void Part::collect_cold_paths() {
  text.cold.write(cold, text.jumped_to);
}

std::vector<uint32_t> Part::exits() const {
  std::vector<uint32_t> exits;
  for (const Label &label : text.jumped_to) {
    uint32_t index = *bytecode::instruction_at(function.body, label.offset);
    if (!range.contains(index))
      exits.push_back(index);
  }
  return exits;
}

void Part::collect_entry(const std::string &value, uint32_t index, bool reloads) {
  Label label{at(index).start};
  text.jumped_to.insert(label);
  if (!reloads) {
    entries.line("case {}: goto {};", value, label);
    return;
  }
  entries.line("case {}:", value);
  Shape stack = boundaries[index]->stack.vec();
  for (size_t depth = 0; depth < stack.size(); ++depth)
    if (stack[depth] != Hold::Null)
      entries.line("  {} = {}(f.stack({}));", text.slot(depth),
                   stack[depth] == Hold::Owned ? "take" : "borrow", depth);
  entries.line("  goto {};", label);
}

Label Part::write_exit(uint32_t index, Writer &out) {
  Label label{at(index).start};
  out.margin("{}:", label);
  Shape stack = boundaries[index]->stack.vec();
  for (size_t depth = 0; depth < stack.size(); ++depth)
    if (stack[depth] != Hold::Null)
      out.line("f.stack({}) = {}({});", depth, stack[depth] == Hold::Owned ? "take" : "borrow",
               text.slot(depth));
  return label;
}

void Part::write_slots(Writer &out) {
  if (!text.slot.variables().empty() && !options.literal) {
    std::string names;
    for (unsigned depth : text.slot.variables())
      names += fmt::format("{}s{}{{}}", names.empty() ? "" : ", ", depth);
    out.line("Slot {};", names);
  }
  if (text.uses_truth)
    out.line("Truth t = 0;");
}

void Part::write_body(Writer &out, std::vector<LineEntry> &lines) const {
  for (const Piece &piece : pieces) {
    const bytecode::Instruction &instruction = at(piece.index);
    if (const Label label{instruction.start, piece.copy}; text.jumped_to.contains(label))
      out.margin("{}:", label);
    lines.push_back({function.code_index, instruction.offset, instruction.line, out.next_line()});
    out.append(piece.text);
  }
  out.append(cold);
}

} // namespace lasti::emit
