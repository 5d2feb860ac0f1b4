// The files that `lasti bench` writes. They are opened before anything is measured: a name that cannot be
// written to is not found out after minutes.
#pragma once

#include "bench/results.h"
#include "bench/settings.h"
#include "system/output_file.h"

#include <llvm/Support/raw_ostream.h>

namespace lasti::driver {

class BenchOutputs {
public:
  static llvm::Expected<BenchOutputs> open(const bench::Settings &settings);

  /// Where the table goes: it makes room for what else goes to standard output.
  llvm::raw_ostream &table() const { return takes_standard_output ? llvm::errs() : llvm::outs(); }

  /// Adds files that programs were made from: no output replaces them.
  void add_inputs(llvm::ArrayRef<std::string> files);

  llvm::Error write(const bench::Results &results);

private:
  enum Kind { Json, Html, Markdown };

  struct Output {
    Kind kind;
    std::optional<system::OutputFile> file; ///< nothing: standard output
  };

  std::vector<Output> outputs;
  std::vector<std::string> inputs;
  bool takes_standard_output = false;
  bool has_counts = false;
};

} // namespace lasti::driver
