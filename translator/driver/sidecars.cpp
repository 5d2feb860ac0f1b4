#include "driver/sidecars.h"

#include "compile/target.h"
#include "compile/toolchain.h"
#include "driver/command_line.h"
#include "driver/translate.h"
#include "sidecars/compile_all.h"
#include "sidecars/package.h"
#include "system/files.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/FileSystem.h>

#include <set>

namespace lasti::driver {
namespace {

/// What is handed on to Python's compileall as it is.
constexpr OptionNumber handed_on[] = {OPT_strip,  OPT_prepend,   OPT_destination,      OPT_exclude,
                                      OPT_inside, OPT_file_list, OPT_invalidation_mode};

/// For which levels of the interpreter's -O, whose number is in the names of .pyc files.
llvm::Error take_optimisation(const llvm::opt::InputArgList &list, const Options &options,
                              sidecars::Settings &settings) {
  std::set<unsigned> levels;
  if (options.optimisation)
    levels.insert(options.optimisation);
  for (const std::string &value : list.getAllArgValues(OPT_optimisation)) {
    unsigned level = 0;
    if (llvm::StringRef(value).getAsInteger(10, level) || level > 2)
      return refuse("-o needs a level of python3.11 -O, 0 to 2, not '{}'", value);
    levels.insert(level);
  }
  for (unsigned level : levels)
    settings.arguments.insert(settings.arguments.end(), {"-o", std::to_string(level)});
  if (!list.hasArg(OPT_hardlink_dupes))
    return llvm::Error::success();
  if (levels.size() < 2)
    return refuse("--hardlink-dupes needs several levels: -o 0 -o 1");
  settings.arguments.emplace_back("--hardlink-dupes");
  return llvm::Error::success();
}

llvm::Error take_levels(const llvm::opt::InputArgList &list, sidecars::Settings &settings) {
  if (const llvm::opt::Arg *depth = list.getLastArg(OPT_recursion)) {
    unsigned number;
    if (llvm::StringRef(depth->getValue()).getAsInteger(10, number))
      return refuse("-r needs the number of levels, not '{}'", depth->getValue());
    settings.arguments.insert(settings.arguments.end(), {"-r", std::to_string(number)});
  }
  for (const llvm::opt::Arg *quiet : list.filtered(OPT_quiet, OPT_quieter)) {
    const bool is_twice = quiet->getOption().matches(OPT_quieter);
    settings.quiet += is_twice ? 2 : 1;
    settings.arguments.emplace_back(is_twice ? "-qq" : "-q");
  }
  return llvm::Error::success();
}

} // namespace

llvm::Error take_sidecars(const llvm::opt::InputArgList &list, Options &options) {
  sidecars::Settings &settings = options.sidecars;
  settings.force = list.hasArg(OPT_force);
  settings.cache = list.getLastArgValue(OPT_cache_dir).str();
  options.install = list.getLastArgValue(OPT_install).str();
  options.always_on = list.hasArg(OPT_pth);
  if (options.always_on && options.install.empty())
    return refuse("--pth goes with --install=<folder>");
  if (list.hasArg(OPT_flat))
    settings.arguments.emplace_back("-l");
  if (settings.force)
    settings.arguments.emplace_back("-f");
  if (list.hasArg(OPT_legacy))
    settings.arguments.emplace_back("-b");
  settings.takes_path = settings.inputs.empty() && !list.hasArg(OPT_file_list);
  for (OptionNumber option : handed_on)
    if (const llvm::opt::Arg *given = list.getLastArg(option))
      settings.arguments.insert(settings.arguments.end(),
                                {given->getSpelling().rtrim('=').str(), given->getValue()});
  if (list.hasArg(OPT_destination) && list.hasArg(OPT_strip, OPT_prepend))
    return refuse("-d does not go with -s and -p");
  const llvm::StringRef mode = list.getLastArgValue(OPT_invalidation_mode);
  if (!mode.empty() && !llvm::is_contained({"timestamp", "checked-hash", "unchecked-hash"}, mode))
    return refuse("there is no --invalidation-mode={}: timestamp, checked-hash or unchecked-hash",
                  mode.str());
  if (llvm::Error error = take_optimisation(list, options, settings))
    return error;
  return take_levels(list, settings);
}

llvm::Expected<int> compileall(const char *argv0, const Options &options) {
  const program::Interpreter interpreter = interpreter_of(options);
  const compile::Toolchain toolchain = compile::Toolchain::find(argv0, compile::default_target());
  sidecars::Settings settings = options.sidecars;
  if (!settings.cache.empty()) {
    if (std::error_code code = llvm::sys::fs::create_directories(settings.cache))
      return system::file_error(settings.cache, code);
    if (!llvm::sys::fs::is_directory(settings.cache))
      return system::file_error(settings.cache, std::make_error_code(std::errc::not_a_directory));
    settings.cache = system::absolute(settings.cache);
  }
  Options one = options;
  one.product = Product::Sidecar;
  one.quiet = true;
  const std::string maker =
      fmt::format("{}\n{} {} {} {}", toolchain.identity, one.level, one.debug, one.leave_checks, one.cxx);
  llvm::Expected<bool> done =
      sidecars::compile_all(toolchain, one, interpreter, settings, maker,
                            [&](const pyc::Module &module, const std::string &file, const std::string &name) {
                              return translate(module, file, name, name, one);
                            });
  if (!done)
    return done.takeError();
  return *done ? 0 : 1;
}

llvm::Error package(const char *argv0, const Options &options) {
  const std::string package = compile::Toolchain::find(argv0, compile::default_target()).package;
  if (!options.install.empty())
    return sidecars::install_package(package, options.install, options.always_on);
  llvm::outs() << system::join(package, "..") << "\n";
  return llvm::Error::success();
}

} // namespace lasti::driver
