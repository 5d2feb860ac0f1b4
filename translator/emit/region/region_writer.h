#pragma once

// The text of one region, while it is written.

#include "emit/emit.h"
#include "emit/region/values.h"
#include "emit/resumption.h"
#include "emit/writer.h"

#include <map>
#include <set>

namespace lasti::emit {

class RegionWriter {
public:
  RegionWriter(const ir::Function &function, const words::Region &region, const Options &options,
               llvm::ArrayRef<llvm::StringRef> source)
      : function(function), region(region), options(options), source(source), values(function, region),
        boundaries(find_boundaries(function)) {}

  void write(Writer &out);

private:
  void find_reachable();
  std::vector<words::BlockId> written_blocks() const;
  void write_heading(Writer &out) const;
  void write_environment(Writer &out) const;
  void write_exits();
  void write_block(words::BlockId id, words::BlockId behind);
  void write_node(const words::Node &node);
  void write_edge(const words::Edge &edge, words::BlockId behind, const char *indent);
  void write_line(uint32_t instruction);
  std::string heading() const;
  void write_variables(Writer &out) const;
  void write_put_off();
  void write_leave(words::ExitId id, words::Reason reason, uint32_t instruction);
  void write_exit(words::ExitId id);
  void put_locals(const words::Exit &exit);
  std::string put_text(const words::Put &put) const;
  void put_slot(const words::Put &put, std::vector<std::string> &owned);
  /// The label of an exit for a reason.
  std::string leave(const words::Node &node);
  std::string leave_label(words::ExitId exit, words::Reason reason, int line);
  std::string way_out(const words::Edge &edge);
  void write_branch(const words::Block &block, words::BlockId behind);
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
  std::set<words::BlockId> labels;
  std::set<words::ExitId> exits;
  std::map<std::tuple<words::ExitId, words::Reason, int>, std::string> leaves;
  int last_line = -1;
  words::ExitId current_exit = words::none;
};

} // namespace lasti::emit
