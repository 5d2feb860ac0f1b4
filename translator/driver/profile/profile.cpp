#include "driver/profile/profile.h"

#include "driver/profile/run.h"
#include "profile/text.h"
#include "system/output_file.h"

#include <llvm/Support/raw_ostream.h>

namespace lasti::driver {
namespace {

constexpr size_t functions_shown = 40;

llvm::Error merge(const Options &options) {
  profile::Profile all;
  system::InputFiles inputs;
  for (const std::string &path : options.profiles) {
    llvm::Expected<profile::Profile> one = load_profile(path);
    if (!one)
      return one.takeError();
    if (&path == &options.profiles.front())
      all.python = one->python;
    if (one->python != all.python)
      return llvm::createStringError(path + ": this is of Python " + pyc::printable(one->python) + ", and " +
                                     options.profiles.front() + " of " + pyc::printable(all.python));
    all.add(*one);
    inputs.add(path);
  }
  return system::write_output(options.output, profile::json_text(all), std::move(inputs));
}

llvm::Error show(const std::string &path) {
  llvm::Expected<profile::Profile> profile = load_profile(path);
  if (!profile)
    return profile.takeError();
  llvm::outs() << profile::show(*profile, functions_shown);
  return llvm::Error::success();
}

} // namespace

llvm::Expected<int> profile(const char *argv0, const Options &options) {
  if (options.profile_work == ProfileWork::Run)
    return run_and_profile(argv0, options);
  if (llvm::Error error =
          options.profile_work == ProfileWork::Merge ? merge(options) : show(options.profiles.front()))
    return error;
  return 0;
}

} // namespace lasti::driver
