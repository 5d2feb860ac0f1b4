// A run of instructions: their statements in the order of the bytecode, the ways in, and the paths that are
// rarely taken. A goto out of the run leads to an exit, which puts the stack into the frame's memory; the
// part that goes on takes it from there.

#include "emit/part.h"

#include "bytecode/decode.h"
#include "emit/comments.h"
#include "emit/emitters.h"
#include "emit/names.h"

namespace lasti::emit {

using bytecode::Opcode;

void Part::dispatch(Site &site) {
  switch (site.state().fusion) {
  case ir::Fusion::CompareAndJump:
    return emit_compare_and_jump(site);
  case ir::Fusion::UpdateLocal:
    return emit_update_local(site);
  case ir::Fusion::IntoPrevious:
  case ir::Fusion::None:
    break;
  }
  switch (site.instruction().opcode) {
#define EMITTER(opcode)                                                                                      \
  case Opcode::opcode:                                                                                       \
    return emit_##opcode(site);
#include "emit/Emitters.def"
#undef EMITTER
  default:
    return emit_operation(site, *site.state().operation);
  }
}

void Part::write_boundary(Site &site) {
  uint32_t index = static_cast<uint32_t>(&site.instruction() - &at(0));
  // Where names are pending the interpreter cannot go on: no frame holds them.
  if (!options.leave_checks || bytecode::pending_names(function.body, index))
    return;
  site.out.line("if (f.boundary({})) goto {};", site.instruction().start, text.cold.leave(site.stack));
}

void Part::write_comment(uint32_t index, Writer &out) {
  int line = at(index).line;
  bool line_changes = line != last_line;
  if (options.comments)
    out.line("// {}", instruction_comment(function, index, line_changes, source));
  if (options.line_directives && line_changes && line > 0)
    out.margin("#line {} {}", line, line_file_literal(function.body.code->filename));
  last_line = line;
}

void Part::write_instruction(uint32_t index, Piece &piece) {
  write_comment(index, piece.text);
  Site site(text, piece.text, index);
  write_boundary(site);
  if (function.graph.blocks[function.graph.block_of[index]].begin == index)
    text.check_is_due = false; // every path into a block has had it
  if (site.next_index() != index + 1)
    write_comment(index + 1, piece.text);
  site.promote();
  dispatch(site);
}

void Part::collect_instructions() {
  for (uint32_t index = range.begin; index < range.end; ++index) {
    const ir::InstructionState &state = function.states[index];
    if (!state.reachable || state.fusion == ir::Fusion::IntoPrevious)
      continue;
    pieces.push_back({index, {}});
    write_instruction(index, pieces.back());
  }
  leave_part();
}

/// The last instruction may fall through to one of another part.
void Part::leave_part() {
  uint32_t last = range.end - 1;
  if (range.end == function.states.size() || !function.states[last].reachable)
    return;
  const flow::Block &block = function.graph.blocks[function.graph.block_of[last]];
  if (block.end == range.end && block.next == flow::no_block)
    return;
  pieces.back().text.line("goto {};", Label{at(range.end).start});
  text.jumped_to.insert(at(range.end).start);
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
    convert(entries, text.slot, resumption.stack, shape_of(function.states[resumption.target].before), "  ");
    uint32_t start = at(resumption.target).start;
    entries.line("  goto {};", Label{start});
    text.jumped_to.insert(start);
  }
}

void Part::collect_cold_paths() {
  text.cold.write(cold, text.jumped_to);
}

std::vector<uint32_t> Part::exits() const {
  std::vector<uint32_t> exits;
  for (uint32_t start : text.jumped_to) {
    uint32_t index = *bytecode::instruction_at(function.body, start);
    if (!range.contains(index))
      exits.push_back(index);
  }
  return exits;
}

void Part::collect_entry(const std::string &value, uint32_t index, bool reloads) {
  Label label{at(index).start};
  text.jumped_to.insert(label.offset);
  if (!reloads) {
    entries.line("case {}: goto {};", value, label);
    return;
  }
  entries.line("case {}:", value);
  Shape stack = shape_of(function.states[index].before);
  for (size_t depth = 0; depth < stack.size(); ++depth)
    if (stack[depth] != Hold::Null)
      entries.line("  {} = {}(f.stack({}));", text.slot(depth),
                   stack[depth] == Hold::Owned ? "take" : "borrow", depth);
  entries.line("  goto {};", label);
}

Label Part::write_exit(uint32_t index, Writer &out) {
  Label label{at(index).start};
  out.margin("{}:", label);
  Shape stack = shape_of(function.states[index].before);
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
    if (text.jumped_to.count(instruction.start))
      out.margin("{}:", Label{instruction.start});
    lines.push_back({function.code_index, instruction.offset, instruction.line, out.next_line()});
    out.append(piece.text);
  }
  out.append(cold);
}

} // namespace lasti::emit
