#include "bench/results.h"

#include <llvm/ADT/STLExtras.h>

#include <set>

namespace lasti::bench {
namespace {

using Table = std::vector<std::vector<std::optional<Ratio>>>; ///< by row, by system

/// Means can be compared if they are of the same rows: those that all systems have which have any.
std::optional<Ratio> mean_of(const Table &table, size_t system) {
  std::set<size_t> present;
  for (const auto &row : table)
    for (size_t i = 0; i < row.size(); ++i)
      if (row[i])
        present.insert(i);
  std::vector<Ratio> ratios;
  for (const auto &row : table)
    if (llvm::all_of(present, [&](size_t i) { return row[i].has_value(); }) && present.contains(system))
      ratios.push_back(*row[system]);
  if (ratios.empty())
    return std::nullopt;
  return geometric_mean(ratios);
}

} // namespace

bool Program::is_well() const {
  return failure.empty() && llvm::all_of(usage, [](const Usage &one) { return one.difference.empty(); });
}

std::optional<Ratio> Program::instructions_ratio(size_t system) const {
  if (system >= usage.size() || !usage[interpreted].instructions || !usage[system].instructions)
    return std::nullopt;
  return exact_ratio(*usage[interpreted].instructions, *usage[system].instructions);
}

std::optional<Ratio> Results::overall(size_t system) const {
  Table table;
  for (const Program &program : programs)
    for (const Row &row : program.rows) {
      table.emplace_back();
      for (const std::vector<double> &times : row.seconds)
        table.back().push_back(ratio_of(row.seconds[interpreted], times));
    }
  return mean_of(table, system);
}

std::optional<Ratio> Results::overall_instructions(size_t system) const {
  Table table;
  for (const Program &program : programs) {
    table.emplace_back();
    for (size_t i = 0; i < systems.size(); ++i)
      table.back().push_back(program.instructions_ratio(i));
  }
  return mean_of(table, system);
}

} // namespace lasti::bench
