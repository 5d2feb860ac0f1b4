#pragma once

// The text of a run of instructions as one C++ function: all of a code object, or a part of a long one.

#include "emit/function.h"
#include "emit/instruction_lines.h"
#include "emit/node.h"
#include "emit/resumption.h"

namespace lasti::emit {

/// Indices of instructions: [begin, end).
struct Range {
  uint32_t begin;
  uint32_t end;
  bool contains(uint32_t index) const { return begin <= index && index < end; }
};

/// Collects the text of a run, which then is written in any order.
class Part {
public:
  Part(const ir::Function &function, const Options &options, llvm::ArrayRef<llvm::StringRef> source,
       bool calls_operations, const Boundaries &boundaries, Range range)
      : range(range), function(function), options(options), boundaries(boundaries), source(source),
        text(function, options, calls_operations), comments(function, options, source) {}

  const Range range;

  void collect_instructions();
  /// The cases of the entry switch for suspended frames. `prefix` stands before each offset.
  void collect_resumptions(const Resumptions &resumptions, const char *prefix);
  /// The paths that are rarely taken: after all that asks for one.
  void collect_cold_paths();
  /// Indices of the instructions of other parts to which this one goes, ascending.
  std::vector<uint32_t> exits() const;
  /// What leads to the instruction with this index: `case …: goto L12;`, its stack loaded if `reloads`.
  void collect_entry(const std::string &value, uint32_t index, bool reloads);
  /// Puts the stack that an instruction of another part expects into the frame's memory. Returns its label.
  Label write_exit(uint32_t index, Writer &out);

  /// The functions of the regions that it enters: before its own.
  void write_regions(Writer &out) const;
  void write_slots(Writer &out);
  void write_body(Writer &out, std::vector<LineEntry> &lines) const;
  const Writer &entry_cases() const { return entries; }

private:
  struct Piece {
    uint32_t index;
    uint32_t copy; ///< as ir::Block::copy
    Writer text;
  };

  void write_block(const ir::Block &block);
  void begin_instruction(const ir::Node &boundary, const ir::Block &block);
  void fall_through(const ir::Block &block);
  void write_boundary(const ir::Node &boundary, Writer &out);
  void enter_region(const words::Region &region, Writer &out);
  void leave_region(const words::Region &region, uint32_t index, Writer &out);
  void leave_part();

  const bytecode::Instruction &at(uint32_t index) const { return function.body.instructions[index]; }

  const ir::Function &function;
  const Options &options;
  const Boundaries &boundaries;
  llvm::ArrayRef<llvm::StringRef> source;
  FunctionText text;
  std::vector<Piece> pieces;
  Writer entries, cold;
  InstructionLines comments;
};

} // namespace lasti::emit
