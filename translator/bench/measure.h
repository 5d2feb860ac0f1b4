// One run of a program: what it took, how it ended and what it wrote.
#pragma once

#include "system/files.h"

#include <llvm/Support/Error.h>

#include <cstdint>
#include <string>
#include <vector>

namespace lasti::bench {

/// A program to be run.
struct Command {
  std::string program;                  ///< the path of its file
  std::vector<std::string> words;       ///< its arguments, the name that it is called by first
  std::vector<std::string> environment; ///< `NAME=value`, beside and before what Lasti has itself
};

struct Sample {
  double wall = 0;          ///< seconds
  double processor = 0;     ///< seconds, user and system
  uint64_t peak_memory = 0; ///< bytes that were resident at a time
  int status = 0;           ///< exit status; negative: the signal that ended it
  std::string output, errors;
};

/// Starts programs through lasti-launch, with nothing on standard input.
class Launcher {
public:
  /// Takes the path of lasti-launch.
  static llvm::Expected<Launcher> create(std::string launch);
  /// Fails if the program could not be started.
  llvm::Expected<Sample> run(const Command &command) const;
  /// A folder for whoever measures; it goes with the launcher.
  const system::TemporaryDirectory &scratch() const { return folder; }

private:
  Launcher(std::string launch, system::TemporaryDirectory folder)
      : launch(std::move(launch)), folder(std::move(folder)) {}
  std::string launch;
  system::TemporaryDirectory folder;
};

} // namespace lasti::bench
