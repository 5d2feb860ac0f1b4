// The cache of `lasti run`: a folder a program, named for the program's path and the options, with the
// executable and a list of the files that it was made from. Only when one of them has other contents than
// it had is the program built again.
#pragma once

#include "driver/build.h"

#include <optional>

namespace lasti::driver {

/// An executable in the cache.
struct CachedProgram {
  std::string file;                    ///< the executable
  std::string place;                   ///< where the main file stands: absolute
  std::vector<std::string> made_from;  ///< files, absolute
  bool was_there = false;              ///< it has not been built now
  std::optional<double> build_seconds; ///< what building it took, whenever that was
};

/// Builds a program into the cache, unless it is there. Takes the path of this program as it was called.
llvm::Expected<CachedProgram> cached_program(const char *argv0, const Options &options);

/// Returns the variable that tells an executable where its main file stands: it then has the sys.argv[0],
/// sys.path[0] and __file__ of `python3.11 app.py` (runtime/embed/main.cpp).
std::string place_variable(const CachedProgram &program);

} // namespace lasti::driver
