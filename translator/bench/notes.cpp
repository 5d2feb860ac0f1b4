#include "bench/plain.h"
#include "bench/table.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>

namespace lasti::bench {
namespace {

constexpr size_t longest = 1000;      ///< characters of a note
constexpr double unsteady = 0.1;      ///< standard deviation / mean from which on times are unsteady
constexpr double start_up_part = 0.5; ///< part of the time from which on it is mostly start-up

std::string percent(double part) {
  return fmt::format("{:.0f} %", 100 * part);
}

class Notes {
public:
  explicit Notes(const Results &results) : results(results) {}

  std::vector<std::string> all() {
    if (const Machine &machine = results.machine; machine.load >= static_cast<double>(machine.processors))
      lines.push_back(
          fmt::format("The machine was busy before: {:.1f} processes wanted to run on {} processors",
                      machine.load, machine.processors));
    for (const Program &program : results.programs) {
      if (!program.failure.empty())
        note(program.name, program.failure);
      for (size_t i = 0; i < program.usage.size(); ++i)
        if (!program.usage[i].difference.empty())
          note(program.name,
               results.systems[i].name +
                   (i == interpreted ? " does not do the same each time: " : " does something else: ") +
                   program.usage[i].difference);
    }
    for (size_t i = translated; i < results.systems.size(); ++i)
      note_noise(i);
    for (const Program &program : results.programs) {
      for (const Row &row : program.rows)
        note_times(row);
      if (program.rows.size() == 1 && program.rows.front().name == program.name)
        note_start_up(program);
    }
    return std::move(lines);
  }

private:
  const Results &results;
  std::vector<std::string> lines;

  void note(llvm::StringRef name, llvm::StringRef what) {
    lines.push_back(plain(name) + ": " + plain(what, longest));
  }

  void note_noise(size_t system) {
    std::vector<std::string> names;
    for (const Program &program : results.programs)
      for (const Row &row : program.rows)
        if (auto ratio = ratio_of(row.seconds[interpreted], row.seconds[system]); ratio && ratio->is_noise())
          names.push_back(plain(row.name));
    if (!names.empty())
      lines.push_back(fmt::format("The noise is larger than the difference between interpreted and {}: {}",
                                  plain(results.systems[system].name), fmt::join(names, ", ")));
  }

  void note_times(const Row &row) {
    std::vector<std::string> parts;
    for (size_t i = 0; i < row.seconds.size(); ++i) {
      const std::vector<double> &times = row.seconds[i];
      const std::string &name = results.systems[i].name;
      size_t far = outliers(times).size();
      if (far)
        parts.push_back(fmt::format("{} of {} runs {} far from {} (up to {})", far, times.size(), name,
                                    seconds_text(median(times)), seconds_text(*llvm::max_element(times))));
      else if (double middle = mean(times); middle > 0 && standard_deviation(times) > unsteady * middle)
        parts.push_back(fmt::format("{} has a standard deviation of {}", name,
                                    percent(standard_deviation(times) / middle)));
    }
    if (!parts.empty())
      note(row.name, "unsteady: " + fmt::format("{}", fmt::join(parts, "; ")));
  }

  void note_start_up(const Program &program) {
    std::vector<std::string> parts;
    for (size_t i = 0; i < program.usage.size() && i < results.start.usage.size(); ++i) {
      double start = median(results.start.usage[i].wall), whole = median(program.usage[i].wall);
      if (whole > 0 && start > start_up_part * whole)
        parts.push_back(fmt::format("{} {}", results.systems[i].name, percent(std::min(start / whole, 1.0))));
    }
    if (!parts.empty())
      note(program.name, fmt::format("mostly start-up: {}", fmt::join(parts, ", ")));
  }
};

} // namespace

std::vector<std::string> notes(const Results &results) {
  return Notes(results).all();
}

} // namespace lasti::bench
