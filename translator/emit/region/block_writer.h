#pragma once

// The text of the blocks of a region or clone, while it is written. What is left, entered and returned is
// another in each.

#include "emit/emit.h"
#include "emit/region/values.h"
#include "emit/writer.h"

#include <map>
#include <set>

namespace lasti::emit {

class BlockWriter {
public:
  virtual ~BlockWriter() = default;

protected:
  BlockWriter(const ir::Function &function, const words::Region &region, const Options &options,
              llvm::ArrayRef<llvm::StringRef> source, std::optional<uint32_t> own_code)
      : function(function), region(region), options(options), source(source),
        values(function, region, own_code) {}

  /// What the entry returns where it fails.
  virtual std::string refusal(words::Reason reason) const = 0;
  /// What stands at the end of the entry, and of a block that leads to no other.
  virtual void end_entry() {}
  virtual void write_end(const words::Block &block) = 0;

  void find_reachable();
  std::vector<words::BlockId> written_blocks() const;
  /// Writes these blocks to `out`, with labels where they are jumped to; then what `write_behind` gives
  /// `body`.
  void write_blocks(llvm::ArrayRef<words::BlockId> order, Writer &out,
                    llvm::function_ref<void()> write_behind);
  void write_block(words::BlockId id, words::BlockId behind);
  void write_node(const words::Node &node);
  void write_edge(const words::Edge &edge, words::BlockId behind, const char *indent);
  void write_branch(const words::Block &block, words::BlockId behind);
  void write_line(uint32_t instruction);
  /// Declares what it calls, and the native functions that callees have.
  void write_declarations(Writer &out) const;
  /// "matmul, lines 9 to 12: on words".
  std::string heading() const;
  /// Declares the variables that are used, of these.
  void write_variables(Writer &out, llvm::function_ref<bool(words::ValueId)> is_wanted) const;
  /// The label of an exit for a reason.
  std::string leave(const words::Node &node);
  std::string leave_label(words::ExitId exit, words::Reason reason, int line);
  std::string way_out(const words::Edge &edge);
  int line_of(uint32_t instruction) const { return function.body.instructions[instruction].line; }
  uint32_t offset_of(uint32_t instruction) const { return function.body.instructions[instruction].start; }

  const ir::Function &function;
  const words::Region &region;
  const Options &options;
  llvm::ArrayRef<llvm::StringRef> source;
  const RegionValues values;
  Writer body;
  std::vector<bool> reachable;
  std::set<words::BlockId> labels;
  std::set<words::ExitId> exits;
  std::map<std::tuple<words::ExitId, words::Reason, int>, std::string> leaves;
  int last_line = -1;
  bool is_entry = false; ///< the entry is written
};

} // namespace lasti::emit
