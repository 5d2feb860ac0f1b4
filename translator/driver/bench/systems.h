// The systems that `lasti bench` compares, and how each runs a program.
#pragma once

#include "bench/measure.h"
#include "bench/results.h"
#include "driver/cached.h"

namespace lasti::driver {

class BenchSystems {
public:
  /// Takes compile::bench_folder(). Fails where an interpreter or a command of --against is not there.
  static llvm::Expected<BenchSystems> find(std::string bench_folder, const Options &options);

  /// Returns a command a system, in their order, with the arguments for the program.
  std::vector<bench::Command> commands(const std::string &file, const CachedProgram &program,
                                       llvm::ArrayRef<std::string> arguments) const;

  /// What they are; versions are empty.
  std::vector<bench::System> systems;

private:
  BenchSystems(std::string bench_folder, const Options &options)
      : bench_folder(std::move(bench_folder)), options(options) {}
  llvm::Error add(const std::string &name, const std::string &text, std::vector<std::string> words);
  std::vector<std::string> environment(const std::string &file, const CachedProgram &program) const;

  std::string bench_folder; ///< compile::bench_folder()
  const Options &options;
  /// Of each system but the translation, which has none: its words, {} in them for the file.
  std::vector<std::vector<std::string>> templates;
  std::vector<std::string> files; ///< that are executed
};

} // namespace lasti::driver
