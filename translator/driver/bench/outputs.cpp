#include "driver/bench/outputs.h"

#include "bench/page.h"
#include "bench/table.h"

#include <llvm/ADT/STLExtras.h>

namespace lasti::driver {

llvm::Expected<BenchOutputs> BenchOutputs::open(const bench::Settings &settings) {
  BenchOutputs result;
  result.has_counts = settings.instructions;
  system::InputFiles inputs;
  for (const std::string &file : settings.programs)
    inputs.add(file);
  for (const auto &[kind, path] : {std::pair(Json, &settings.json), std::pair(Html, &settings.html),
                                   std::pair(Markdown, &settings.markdown)}) {
    if (path->empty())
      continue;
    Output output{kind, {}};
    if (*path == "-") {
      result.takes_standard_output = true;
    } else {
      llvm::Expected<system::OutputFile> file = system::OutputFile::create(*path, inputs);
      if (!file)
        return file.takeError();
      output.file.emplace(std::move(*file));
    }
    result.outputs.push_back(std::move(output));
  }
  return result;
}

void BenchOutputs::add_inputs(llvm::ArrayRef<std::string> files) {
  llvm::append_range(inputs, files);
}

llvm::Error BenchOutputs::write(const bench::Results &results) {
  for (Output &output : outputs) {
    std::string text = output.kind == Json   ? bench::json_text(results)
                       : output.kind == Html ? bench::page(results)
                                             : bench::markdown(results, has_counts);
    if (!output.file) {
      if (llvm::Error error = system::write_output("-", text, {}))
        return error;
      continue;
    }
    if (llvm::Error error = output.file->add_inputs(inputs))
      return error;
    if (llvm::Error error = output.file->write(text))
      return error;
    if (llvm::Error error = output.file->commit(/*executable=*/false))
      return error;
  }
  return llvm::Error::success();
}

} // namespace lasti::driver
