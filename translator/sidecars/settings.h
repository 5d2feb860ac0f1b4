#pragma once

#include <string>
#include <vector>

namespace lasti::sidecars {

/// How sidecars are compiled unless -O says otherwise.
inline constexpr unsigned default_level = 1;

/// What `lasti compileall` is asked for.
struct Settings {
  std::vector<std::string> inputs;    ///< files and directories
  std::vector<std::string> arguments; ///< options that Python's compileall takes, in its words
  std::string cache;       ///< --cache-dir: the root of a tree for .pyc files and sidecars; empty: none
  bool force = false;      ///< -f
  unsigned quiet = 0;      ///< how many -q
  bool takes_path = false; ///< no files are named: those of the interpreter's path are meant
};

} // namespace lasti::sidecars
