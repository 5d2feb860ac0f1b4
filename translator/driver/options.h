#pragma once

#include "bench/settings.h"
#include "compile/options.h"
#include "library/search.h"
#include "program/imports.h"
#include "sidecars/settings.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lasti::driver {

using compile::Product;

/// What `lasti profile` is asked for.
enum class ProfileWork { Run, Merge, Show };

/// What the options of all commands say, as command_line.cpp has read them.
struct Options : compile::Options {
  std::string input;      ///< a file, a directory, an archive; with `as_module` the name of a module
  bool as_module = false; ///< as with `python3.11 -m`
  std::string output;     ///< empty: a name made from the input's
  bool alone = false;     ///< translate only the main module: follow is None
  library::Follow follow = library::Follow::All; ///< how far imports are followed
  bool compiles_libraries = true;     ///< false: of libraries, what is in the cache has native code
  std::string python;                 ///< the interpreter that compiles .py files; empty: the target's
  int optimisation = 0;               ///< that Python compiles with: 1 for -O, 2 for -OO
  program::ModuleSelection selection; ///< --include-module, --include-package, --exclude-module
  std::vector<std::string> data;      ///< --include-data
  std::string report;                 ///< file for --report; empty: none
  std::string dump;                   ///< a stage to print instead of building; empty: none
  std::optional<std::vector<std::string>> passes; ///< --passes; nothing: all
  uint64_t opt_limit = UINT64_MAX;                ///< --opt-limit: changes that passes make, in each module
  bool json = false;                              ///< `dis`: one JSON object a code object and line
  bool stack = true; ///< `dis`: the basic blocks, and the value stack before each instruction
  std::vector<std::string> arguments; ///< of `run` and `bench`: what the program gets
  bench::Settings bench;              ///< of `bench` alone
  sidecars::Settings sidecars;        ///< of `compileall` alone
  std::string install;                ///< of `package`: the folder to install into; empty: none
  bool always_on = false;             ///< of `package`: with a lasti.pth
  std::string profile;                ///< --profile: what says which functions get native code; empty: all do
  bool as_text = false;               ///< of `profile`: the input is the program, as with `python3.11 -c`
  ProfileWork profile_work = ProfileWork::Run; ///< of `profile`
  std::vector<std::string> profiles;           ///< of `profile --merge` and `--show`
};

} // namespace lasti::driver
