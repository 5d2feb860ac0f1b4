#include "driver/bench/options.h"

#include "driver/command_line.h"
#include "driver/option_table.h"

#include <fmt/format.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Option/Arg.h>
#include <llvm/Option/Option.h>

namespace lasti::driver {
namespace {

using llvm::opt::Arg;
using llvm::opt::InputArgList;

/// A number that is not negative, as an option's value has it.
llvm::Error take_number(const InputArgList &list, OptionNumber option, double &number) {
  constexpr double most = 1e6;
  const Arg *given = list.getLastArg(option);
  if (given &&
      (!llvm::to_float(llvm::StringRef(given->getValue()), number) || !(number >= 0 && number <= most)))
    return refuse("{} needs a number, not {}", given->getSpelling().rtrim('=').str(),
                  quoted(given->getValue()));
  return llvm::Error::success();
}

} // namespace

llvm::Error take_bench_options(const InputArgList &list, bench::Settings &bench) {
  for (auto [option, number] :
       {std::pair(OPT_time, &bench.seconds), std::pair(OPT_threshold, &bench.threshold)})
    if (llvm::Error error = take_number(list, option, *number))
      return error;
  std::string runs = list.getLastArgValue(OPT_runs).str();
  if (!runs.empty() && (llvm::StringRef(runs).getAsInteger(10, bench.runs) || bench.runs < 0))
    return refuse("--runs needs the number of runs, not {}", quoted(runs));
  if (!runs.empty() && list.hasArg(OPT_time))
    return refuse("--runs and --time both say how many runs there are: one of them is enough");
  bench.clock = list.getLastArgValue(OPT_clock, bench.clock).str();
  if (bench.clock != "wall" && bench.clock != "processor")
    return refuse("there is no --clock={}: wall or processor", bench.clock);
  bench.compare = list.hasArg(OPT_compare);
  if (!bench.compare && list.hasArg(OPT_threshold))
    return refuse("--threshold is for --compare");
  bench.instructions = list.hasArg(OPT_instructions);
  bench.against = list.getAllArgValues(OPT_against);
  bench.json = list.getLastArgValue(OPT_json_results).str();
  bench.html = list.getLastArgValue(OPT_html).str();
  bench.markdown = list.getLastArgValue(OPT_markdown).str();
  for (const auto &[one, other] :
       {std::pair(&bench.json, &bench.html), std::pair(&bench.json, &bench.markdown),
        std::pair(&bench.html, &bench.markdown)})
    if (!one->empty() && *one == *other)
      return refuse("two outputs cannot both go to {}", quoted(*one));
  for (OptionNumber option : {OPT_runs, OPT_time, OPT_clock, OPT_instructions, OPT_against, OPT_json_results,
                              OPT_html, OPT_markdown})
    if (const Arg *given = list.getLastArg(option); given && bench.compare)
      return refuse("--compare measures nothing: it does not go with {}",
                    given->getSpelling().split('=').first.str());
  return llvm::Error::success();
}

} // namespace lasti::driver
