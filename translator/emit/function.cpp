// A function: heading, slots, the resume switch, the instructions in the order of the bytecode, and
// the paths that are rarely taken.

#include "emit/function.h"

#include "bytecode/decode.h"
#include "emit/comments.h"
#include "emit/emitters.h"
#include "emit/names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"

#include <map>

namespace lasti::emit {
namespace {

using bytecode::Opcode;

/// A place where a suspended frame goes on (f_lasti → instruction).
struct Resumption {
  uint32_t target;  ///< index of the instruction that comes next
  uint32_t raising; ///< index of the instruction whose handler an exception thrown in goes to
  Shape stack;      ///< in the frame's memory, what was sent on top; all that is not NULL is owned
};

/// A resume switch, by byte offset.
using Resumptions = std::map<uint32_t, Resumption>;

class FunctionWriter {
public:
  FunctionWriter(const ir::Function &function, const Options &options, llvm::ArrayRef<llvm::StringRef> source)
      : function(function), options(options), source(source), text(function, options) {}

  void write(Writer &out, std::vector<LineEntry> &lines);

private:
  struct Piece {
    uint32_t index;
    Writer text;
  };

  Resumptions find_resumptions() const;
  void write_instruction(uint32_t index, Piece &piece);
  void dispatch(Site &site);
  void write_boundary(Site &site);
  bool names_are_pending(uint32_t index) const;
  void write_comment(uint32_t index, Writer &out);
  void write_switch(Writer &out, const Resumptions &resumptions);
  void write_slots(Writer &out);
  void assemble(Writer &out, const std::vector<Piece> &pieces, std::vector<LineEntry> &lines);
  bool calls_operations() const;

  const bytecode::Instruction &at(uint32_t index) const { return function.body.instructions[index]; }

  const ir::Function &function;
  const Options &options;
  llvm::ArrayRef<llvm::StringRef> source;
  FunctionText text;
  int last_line = -1;
};

/// What a suspended frame has in memory at `target`: a slot that the code there expects as borrowed
/// cannot come out of it.
bool can_reload(const Shape &stack, const Shape &target) {
  for (size_t depth = 0; depth < stack.size(); ++depth)
    if (target[depth] == Hold::Borrowed)
      return false;
  return stack.size() == target.size();
}

Shape in_memory(Shape stack) {
  for (Hold &hold : stack)
    if (hold == Hold::Borrowed)
      hold = Hold::Owned;
  return stack;
}

/// A generator is resumed behind its RETURN_GENERATOR or a YIELD_VALUE. genobject.c _gen_throw also
/// moves a frame out of its SEND loop once the receiver has ended: to the unit before SEND's target.
Resumptions FunctionWriter::find_resumptions() const {
  Resumptions resumptions;
  const auto &states = function.states;
  auto add = [&](uint32_t offset, uint32_t target, uint32_t raising, Shape stack) {
    if (target >= states.size() || !states[target].reachable)
      return;
    stack = in_memory(std::move(stack));
    if (can_reload(stack, shape_of(states[target].before)))
      resumptions.try_emplace(offset, Resumption{target, raising, std::move(stack)});
  };
  for (uint32_t index = 0; index < states.size(); ++index) {
    Opcode opcode = at(index).opcode;
    if (!states[index].reachable)
      continue;
    if (opcode == Opcode::YIELD_VALUE || opcode == Opcode::RETURN_GENERATOR)
      add(at(index).offset, index + 1, index, shape_of(states[index].after));
    if (opcode == Opcode::SEND && at(index).target && *at(index).target > 0) {
      uint32_t target = *at(index).target;
      add(at(target).start - 2, target, target - 1, shape_of(states[index].after_jump));
    }
  }
  return resumptions;
}

void FunctionWriter::dispatch(Site &site) {
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

/// True between KW_NAMES and the CALL that it is for: ceval.c keeps the names in a variable of its
/// own (call_shape.kwnames), so the interpreter cannot go on here.
bool FunctionWriter::names_are_pending(uint32_t index) const {
  while (index > 0 && at(index - 1).opcode == Opcode::PRECALL)
    --index;
  return index > 0 && at(index - 1).opcode == Opcode::KW_NAMES;
}

void FunctionWriter::write_boundary(Site &site) {
  uint32_t index = static_cast<uint32_t>(&site.instruction() - &at(0));
  if (!options.leave_checks || names_are_pending(index))
    return;
  site.out.line("if (f.boundary({})) goto {};", site.instruction().start, text.cold.leave(site.stack));
}

void FunctionWriter::write_comment(uint32_t index, Writer &out) {
  int line = at(index).line;
  bool line_changes = line != last_line;
  if (options.comments)
    out.line("// {}", instruction_comment(function, index, line_changes, source));
  if (options.line_directives && line_changes && line > 0)
    out.margin("#line {} {}", line, line_file_literal(function.body.code->filename));
  last_line = line;
}

void FunctionWriter::write_instruction(uint32_t index, Piece &piece) {
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

void FunctionWriter::write_switch(Writer &out, const Resumptions &resumptions) {
  out.line("switch (f.enter(throwing)) {{");
  out.line("case Frame::start: goto {};", Label{at(0).start});
  text.jumped_to.insert(at(0).start);
  for (const auto &[offset, resumption] : resumptions) {
    out.line("case {}:", offset);
    for (size_t depth = 0; depth < resumption.stack.size() && !options.literal; ++depth)
      if (resumption.stack[depth] == Hold::Owned)
        out.line("  {} = take(f.stack({}));", text.slot(depth), depth);
    int region = function.body.region_of[resumption.raising];
    out.line("  if (throwing) goto {};", text.cold.unwind(region, resumption.stack, ColdPaths::Raise::New));
    Shape target = shape_of(function.states[resumption.target].before);
    convert(out, text.slot, resumption.stack, target, "  ");
    uint32_t start = at(resumption.target).start;
    out.line("  goto {};", Label{start});
    text.jumped_to.insert(start);
  }
  out.line("default: return f.leave_at_entry(throwing);");
  out.line("}}");
}

void FunctionWriter::write_slots(Writer &out) {
  if (!text.slot.variables().empty() && !options.literal) {
    std::string names;
    for (unsigned depth : text.slot.variables())
      names += fmt::format("{}s{}{{}}", names.empty() ? "" : ", ", depth);
    out.line("Slot {};", names);
  }
  if (text.uses_truth)
    out.line("Truth t = 0;");
}

void FunctionWriter::assemble(Writer &out, const std::vector<Piece> &pieces, std::vector<LineEntry> &lines) {
  for (const Piece &piece : pieces) {
    const bytecode::Instruction &instruction = at(piece.index);
    if (text.jumped_to.count(instruction.start))
      out.margin("{}:", Label{instruction.start});
    lines.push_back({function.code_index, instruction.offset, instruction.line, out.next_line()});
    out.append(piece.text);
  }
}

/// True where the code of the operations is not worth a copy at each instruction: in the literal form; in
/// the body of a module or class in which nothing is repeated, which runs once; and in a function of so
/// many instructions that a C++ compiler, whose time grows faster than a function does, would not end.
/// The function itself is not optimised then either.
bool FunctionWriter::calls_operations() const {
  constexpr size_t large = 2000;
  const auto &instructions = function.body.instructions;
  if (options.literal || instructions.size() > large)
    return true;
  auto jumps_backward = [&](uint32_t index) {
    return instructions[index].target && *instructions[index].target <= index;
  };
  return !(function.body.code->flags & pyc::code_flags::optimized) &&
         llvm::none_of(llvm::seq<uint32_t>(instructions.size()), jumps_backward);
}

void FunctionWriter::write(Writer &out, std::vector<LineEntry> &lines) {
  std::vector<Piece> pieces;
  for (uint32_t index = 0; index < function.states.size(); ++index) {
    const ir::InstructionState &state = function.states[index];
    if (!state.reachable || state.fusion == ir::Fusion::IntoPrevious)
      continue;
    pieces.push_back({index, {}});
    write_instruction(index, pieces.back());
  }
  Writer entry, cold;
  write_switch(entry, find_resumptions());
  text.cold.write(cold, text.jumped_to); // after all that asks for a path

  if (options.comments)
    out.margin("// {}", function_comment(function));
  if (options.line_directives)
    out.margin("#line {} {}", std::max(function.body.code->firstlineno, 1),
               line_file_literal(function.body.code->filename));
  bool calls = calls_operations();
  out.margin("{}{} {{", calls ? "[[clang::optnone]] " : "", function_declaration(function));
  out.line("Frame f(thread, frame);");
  write_slots(out);
  out.append(entry);
  if (calls) // as an attribute of a statement it is stronger than the operations' always_inline
    out.line("[[clang::noinline]] {{");
  assemble(out, pieces, lines);
  out.append(cold);
  if (calls)
    out.line("}}");
  out.margin("}}");
}

} // namespace

std::string function_declaration(const ir::Function &function) {
  return fmt::format("PyObject *{}(PyThreadState *thread, _PyInterpreterFrame *frame, int throwing)",
                     function_identifier(function.body.code->qualname, function.code_index));
}

/// True if the opcode has an emitter of its own.
static bool has_emitter(Opcode opcode) {
  switch (opcode) {
#define EMITTER(opcode) case Opcode::opcode:
#include "emit/Emitters.def"
#undef EMITTER
    return true;
  default:
    return false;
  }
}

llvm::Error write_function(const ir::Function &function, const Options &options,
                           llvm::ArrayRef<llvm::StringRef> source, Writer &out,
                           std::vector<LineEntry> &lines) {
  for (uint32_t index = 0; index < function.states.size(); ++index) {
    const ir::InstructionState &state = function.states[index];
    Opcode opcode = function.body.instructions[index].opcode;
    if (state.reachable && !has_emitter(opcode) && !state.operation)
      return flow::error_at(function.body, index, bytecode::name(opcode) + " cannot be emitted");
  }
  FunctionWriter(function, options, source).write(out, lines);
  return llvm::Error::success();
}

} // namespace lasti::emit
