#pragma once

// The text of one region, while it is written.

#include "emit/region/block_writer.h"
#include "emit/resumption.h"

namespace lasti::emit {

class RegionWriter : public BlockWriter {
public:
  RegionWriter(const ir::Function &function, const words::Region &region, const Options &options,
               llvm::ArrayRef<llvm::StringRef> source)
      : BlockWriter(function, region, options, source, std::nullopt), boundaries(find_boundaries(function)) {}

  void write(Writer &out);

private:
  std::string refusal(words::Reason reason) const override;
  void end_entry() override;
  void write_end(const words::Block &block) override;
  void write_heading(Writer &out) const;
  void write_environment(Writer &out) const;
  void write_exits();
  void write_exit(words::ExitId id);
  void put_locals(const words::Exit &exit);
  std::string put_text(const words::Put &put) const;
  void put_slot(const words::Put &put, std::vector<std::string> &owned);

  const Boundaries boundaries;
  words::ExitId current_exit = words::none;
};

} // namespace lasti::emit
