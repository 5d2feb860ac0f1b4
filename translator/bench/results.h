// What a session of `lasti bench` has measured. docs/using.md describes it as JSON.
#pragma once

#include "bench/statistics.h"

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lasti::bench {

/// Something that runs Python programs: the interpreter, the translation, a command of --against.
struct System {
  std::string name, command, version;
};

/// The systems that are always there, by index. Ratios are of the interpreter's time to the others'.
inline constexpr size_t interpreted = 0, translated = 1;

/// What a program took on one system, run by run.
struct Usage {
  std::vector<double> wall, processor; ///< seconds
  std::vector<uint64_t> memory;        ///< peaks, bytes
  std::optional<double> instructions;  ///< start-up subtracted
  std::string difference;              ///< from what it does interpreted; empty: none
};

/// Times that are compared: a program's, or those of one benchmark in a program that times itself.
struct Row {
  std::string name;
  std::vector<std::vector<double>> seconds; ///< by system, by run
};

struct Program {
  std::string name, file;
  std::vector<std::string> arguments;
  std::string failure;                 ///< why there is nothing else; empty: there is
  std::optional<double> build_seconds; ///< when it was built
  bool was_cached = false;             ///< it had been built before
  uint64_t size = 0;                   ///< of the executable, bytes
  std::vector<Usage> usage;            ///< by system
  std::vector<Row> rows;

  bool is_well() const;
  /// Returns interpreted / system in counted instructions, where both were.
  std::optional<Ratio> instructions_ratio(size_t system) const;
};

struct Machine {
  std::string processor, kernel;
  uint64_t processors = 0;
  uint64_t memory = 0; ///< bytes
  double load = 0;     ///< processes that wanted to run in the minute before
};

struct Results {
  std::string when, clock, lasti; ///< date and time; wall or processor; versions
  Machine machine;
  std::vector<System> systems;
  Program start; ///< an empty program: what starting takes
  std::vector<Program> programs;

  /// Returns the geometric mean of a system's ratios, of the benchmarks that all systems have; nothing if
  /// there are none.
  std::optional<Ratio> overall(size_t system) const;
  /// The same in instructions.
  std::optional<Ratio> overall_instructions(size_t system) const;
};

/// Returns the JSON object, ratios with it.
std::string json_text(const Results &results);

/// Reads what json_text() made, from a file. Ratios are computed anew.
llvm::Expected<Results> read_results(const std::string &path);

} // namespace lasti::bench
