#include "driver/profile/options.h"

#include "driver/command_line.h"
#include "driver/option_table.h"

#include <llvm/ADT/StringExtras.h>
#include <llvm/Option/Arg.h>
#include <llvm/Option/Option.h>

namespace lasti::driver {

llvm::Error take_profile_options(const llvm::opt::InputArgList &list, llvm::ArrayRef<std::string> inputs,
                                 Options &options) {
  const auto refuse = [](const llvm::Twine &text) { return llvm::make_error<UsageError>(text.str()); };
  options.profiles.assign(inputs.begin(), inputs.end());
  options.as_text = list.hasArg(OPT_as_text);
  if (options.as_text && list.hasArg(OPT_as_module))
    return refuse("-m and -c both say what the input is: one of them is enough");
  const llvm::opt::Arg *work = list.getLastArg(OPT_merge, OPT_show);
  if (!work)
    return llvm::Error::success();
  const bool merges = work->getOption().matches(OPT_merge);
  options.profile_work = merges ? ProfileWork::Merge : ProfileWork::Show;
  const std::string name = work->getSpelling().str();
  if (list.hasArg(merges ? OPT_show : OPT_merge))
    return refuse("--merge and --show are two commands: one at a time");
  for (OptionNumber option : {OPT_as_module, OPT_as_text, OPT_python, OPT_python_flag})
    if (const llvm::opt::Arg *given = list.getLastArg(option))
      return refuse(name + " runs nothing: it does not go with " + given->getSpelling().rtrim('='));
  if (!merges && list.hasArg(OPT_output))
    return refuse("--show prints: it does not go with -o");
  if (!merges && inputs.size() > 1)
    return refuse("--show takes one profile, not " + llvm::Twine(inputs.size()));
  return llvm::Error::success();
}

} // namespace lasti::driver
