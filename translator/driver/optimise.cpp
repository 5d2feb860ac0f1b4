#include "driver/optimise.h"

#include "driver/middle.h"
#include "driver/translate.h"
#include "ir/parse.h"
#include "ir/print.h"
#include "system/files.h"

namespace lasti::driver {

llvm::Error optimise(const Options &options) {
  llvm::Expected<std::string> text = system::read_file(options.input);
  if (!text)
    return text.takeError();
  llvm::Expected<std::vector<ir::Function>> functions = ir::parse(*text);
  if (!functions)
    return in_file(options.input, functions.takeError());
  const Middle middle{options.passes, options.level, /*verifies=*/true, options.passes ? "" : "ir"};
  opt::Changes changes(options.opt_limit);
  std::string result;
  llvm::raw_string_ostream out(result);
  for (ir::Function &function : *functions) {
    if (llvm::Error error = run_middle(function, middle, changes))
      return in_file(options.input, std::move(error));
    ir::print(function, out);
  }
  if (options.verbose)
    say_last(changes);
  llvm::outs() << out.str();
  return llvm::Error::success();
}

} // namespace lasti::driver
