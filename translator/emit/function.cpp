// A function: heading, slots, the resume switch, and the instructions: in one C++ function, or in several and
// one which goes from one to the other.

#include "emit/function.h"

#include "bytecode/decode.h"
#include "bytecode/target.h"
#include "emit/comments.h"
#include "emit/names.h"
#include "emit/part.h"
#include "emit/split.h"
#include "flow/locals.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/Sequence.h>

#include <deque>

namespace lasti::emit {
namespace {

using bytecode::Opcode;

/// The parts do not move: each refers to itself.
using Parts = std::deque<Part>;

/// The index of the part that an instruction is in.
size_t part_of(const Parts &parts, uint32_t index) {
  return llvm::find_if(parts, [&](const Part &part) { return part.range.contains(index); }) - parts.begin();
}

class FunctionWriter {
public:
  FunctionWriter(const ir::Function &function, const Options &options, llvm::ArrayRef<llvm::StringRef> source,
                 Writer &out, std::vector<LineEntry> &lines)
      : function(function), options(options), source(source), out(out), lines(lines),
        boundaries(find_boundaries(function)), resumptions(find_resumptions(function, boundaries)) {}

  void write(llvm::function_ref<void(size_t)> begin_text);

private:
  bool runs_once() const;
  void write_frame();
  void write_entry(const Writer &cases);
  void write_body(Part &part, const Writer &exits);
  void write_whole(Part &whole);
  void join_parts(Parts &parts) const;
  void write_part(const Parts &parts, Part &part);
  void write_joint(const Parts &parts);

  const bytecode::Instruction &at(uint32_t index) const { return function.body.instructions[index]; }
  std::string part_declaration(size_t index) const;

  const ir::Function &function;
  const Options &options;
  llvm::ArrayRef<llvm::StringRef> source;
  Writer &out;
  std::vector<LineEntry> &lines;
  const Boundaries boundaries;
  const Resumptions resumptions;
  bool calls = false;    ///< operations are called: their code is not worth a copy at each instruction
  bool is_plain = false; ///< nor is the function worth to be optimised
};

/// The body of a module or class in which nothing is repeated.
bool FunctionWriter::runs_once() const {
  const auto &instructions = function.body.instructions;
  auto jumps_backward = [&](uint32_t index) {
    return instructions[index].target && *instructions[index].target <= index;
  };
  return !(function.body.code->flags & pyc::code_flags::optimized) &&
         llvm::none_of(llvm::seq<uint32_t>(instructions.size()), jumps_backward);
}

void FunctionWriter::write_frame() {
  const pyc::CodeObject &code = *function.body.code;
  const bool suspends = code.flags & (pyc::code_flags::generator | pyc::code_flags::coroutine |
                                      pyc::code_flags::async_generator);
  out.line("{}Frame<{}> f(thread, frame);", suspends ? "Generator" : "Function", code.localsplus.size());
}

void FunctionWriter::write_entry(const Writer &cases) {
  out.line("switch (f.enter(throwing)) {{");
  out.append(cases);
  out.line("default: return f.leave_at_entry(throwing);");
  out.line("}}");
}

void FunctionWriter::write_body(Part &part, const Writer &exits) {
  if (calls) // as an attribute of a statement it is stronger than the operations' always_inline
    out.line("[[clang::noinline]] {{");
  part.write_body(out, lines);
  out.append(exits);
  if (calls)
    out.line("}}");
  out.margin("}}");
}

void FunctionWriter::write_whole(Part &whole) {
  whole.collect_instructions();
  whole.collect_entry("Frame::start", 0, /*reloads=*/false);
  whole.collect_resumptions(resumptions, "");
  whole.collect_cold_paths();
  whole.write_regions(out);
  write_heading(function, options, function_comment(function), out);
  out.margin("{}{} {{", is_plain ? "[[clang::optnone]] " : "", function_declaration(function));
  write_frame();
  whole.write_slots(out);
  write_entry(whole.entry_cases());
  write_body(whole, Writer());
}

/// Collects the parts' texts. An exit of one is an entry of another.
void FunctionWriter::join_parts(Parts &parts) const {
  std::set<uint32_t> entered{0};
  for (Part &part : parts) {
    part.collect_instructions();
    part.collect_resumptions(resumptions, "~");
    part.collect_cold_paths();
    for (uint32_t index : part.exits())
      entered.insert(index);
  }
  for (uint32_t index : entered)
    parts[part_of(parts, index)].collect_entry(fmt::format("{}", at(index).start), index, /*reloads=*/true);
}

std::string FunctionWriter::part_declaration(size_t index) const {
  return fmt::format("PyObject *{}_part_{}(PyThreadState *thread, _PyInterpreterFrame *frame, int throwing, "
                     "Next &next)",
                     function_identifier(function.body.code->qualname, function.code_index), index);
}

void FunctionWriter::write_part(const Parts &parts, Part &part) {
  size_t number = part_of(parts, part.range.begin);
  part.write_regions(out);
  write_heading(function, options,
                fmt::format("{}    part {} of {}", function_comment(function), number, parts.size()), out);
  out.margin("{}{} {{", is_plain ? "[[clang::optnone]] " : "", part_declaration(number));
  write_frame();
  part.write_slots(out);
  out.line("switch (next.at) {{");
  out.append(part.entry_cases());
  out.line("}}");
  Writer exits;
  for (uint32_t index : part.exits()) {
    Label label = part.write_exit(index, exits);
    exits.line("return next.go({}, {});", part_of(parts, index), label.offset);
  }
  write_body(part, exits);
}

/// The native function of a code object in parts.
void FunctionWriter::write_joint(const Parts &parts) {
  write_heading(function, options, function_comment(function), out);
  for (size_t index = 0; index < parts.size(); ++index)
    out.margin("{};", part_declaration(index));
  out.margin("{} {{", function_declaration(function));
  out.line("static constexpr PartEntry parts[] = {{");
  for (size_t index = 0; index < parts.size(); ++index)
    out.line("  {}_part_{},", function_identifier(function.body.code->qualname, function.code_index), index);
  out.line("}};");
  write_frame();
  Writer cases;
  cases.line("case Frame::start: return run_parts(f, throwing, parts, 0, 0);");
  for (const auto &[offset, resumption] : resumptions)
    cases.line("case {}: return run_parts(f, throwing, parts, {}, ~{});", offset,
               part_of(parts, resumption.target), offset);
  write_entry(cases);
  out.margin("}}");
}

void FunctionWriter::write(llvm::function_ref<void(size_t)> begin_text) {
  constexpr size_t giant = 20000; // it takes too long to compile a copy of each operation
  size_t size = boundaries.size();
  is_plain = options.literal || runs_once();
  calls = is_plain || size > giant;
  Parts parts;
  for (Range range :
       options.literal ? std::vector{Range{0, static_cast<uint32_t>(size)}} : split(function, boundaries))
    parts.emplace_back(function, options, source, calls, boundaries, range);
  size_t bytes = function.body.code->code.size() / parts.size();
  if (parts.size() == 1) {
    begin_text(bytes);
    write_whole(parts.front());
    return;
  }
  join_parts(parts);
  for (Part &part : parts) {
    begin_text(bytes);
    write_part(parts, part);
  }
  begin_text(0);
  write_joint(parts);
}

} // namespace

std::string function_declaration(const ir::Function &function) {
  return fmt::format("PyObject *{}(PyThreadState *thread, _PyInterpreterFrame *frame, int throwing)",
                     function_identifier(function.body.code->qualname, function.code_index));
}

void write_function(const ir::Function &function, const Options &options,
                    llvm::ArrayRef<llvm::StringRef> source, Writer &out, std::vector<LineEntry> &lines,
                    llvm::function_ref<void(size_t)> begin_text) {
  FunctionWriter(function, options, source, out, lines).write(begin_text);
}

} // namespace lasti::emit
