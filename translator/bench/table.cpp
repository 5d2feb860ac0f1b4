#include "bench/table.h"

#include "bench/plain.h"

#include <fmt/format.h>

namespace lasti::bench {
namespace {

constexpr size_t name_width = 18, time_width = 11, ratio_width = 7, interval_width = 14, memory_width = 13,
                 build_width = 8;

constexpr double widest = 1000; ///< ratio: what is beyond says nothing

std::string time_text(llvm::ArrayRef<double> seconds) {
  return seconds.empty() ? "" : seconds_text(median(seconds));
}

std::string ratio_text(const std::optional<Ratio> &ratio) {
  return ratio ? fmt::format("{:.2f}", ratio->value()) : "";
}

std::string interval_text(const std::optional<Ratio> &ratio) {
  if (!ratio || !ratio->has_interval())
    return "";
  if (ratio->high() > widest)
    return fmt::format("{:.2f} to {:.0f}+", ratio->low(), widest);
  return fmt::format("{:.2f} to {:.2f}", ratio->low(), ratio->high());
}

double megabytes(const Usage &usage) {
  std::vector<double> peaks(usage.memory.begin(), usage.memory.end());
  return median(peaks) / 1e6;
}

std::string memory_text(const Program &program, size_t system) {
  if (system >= program.usage.size() || program.usage[system].memory.empty())
    return "";
  return fmt::format("{:.1f} {:5.1f}", megabytes(program.usage[interpreted]),
                     megabytes(program.usage[system]));
}

std::string build_text(const Program &program) {
  return program.build_seconds ? fmt::format("{:.1f} s", *program.build_seconds) : "";
}

/// A line of the table: the columns behind the name.
std::string line(const std::string &name, const Program &program, const Row &row, size_t system,
                 bool counts) {
  std::optional<Ratio> ratio = ratio_of(row.seconds[interpreted], row.seconds[system]);
  std::string text =
      left(plain(name, name_width - 1), name_width) + right(time_text(row.seconds[interpreted]), time_width) +
      right(time_text(row.seconds[system]), time_width) + right(ratio_text(ratio), ratio_width) +
      right(interval_text(ratio), interval_width + 1) + right(memory_text(program, system), memory_width);
  if (counts)
    text += right(ratio_text(program.instructions_ratio(system)), ratio_width + 1);
  if (system == translated)
    text += right(build_text(program), build_width) +
            right(program.size ? size_text(program.size) : "", build_width + 1);
  return llvm::StringRef(text).rtrim().str() + "\n";
}

std::string mean_line(const Results &results, size_t system, const std::string &name, bool counts) {
  std::optional<Ratio> ratio = results.overall(system);
  if (!ratio)
    return "";
  std::string text = left(name, name_width + 2 * time_width) + right(ratio_text(ratio), ratio_width) +
                     right(interval_text(ratio), interval_width + 1);
  if (counts)
    text += std::string(memory_width, ' ') +
            right(ratio_text(results.overall_instructions(system)), ratio_width + 1);
  return llvm::StringRef(text).rtrim().str() + "\n";
}

std::string cell(llvm::StringRef text) {
  std::string result;
  for (char c : plain(text)) {
    if (llvm::StringRef("|\\`*_<>[]").contains(c))
      result += '\\';
    result += c;
  }
  return result;
}

} // namespace

std::string table_heading(const Results &results, bool counts) {
  bool is_alone = results.systems.size() == translated + 1;
  std::string text = left("program", name_width) + right("interpreted", time_width) +
                     right(is_alone ? "translated" : "other", time_width) + right("ratio", ratio_width) +
                     right("95 % interval", interval_width + 1) + right("memory, MB", memory_width);
  if (counts)
    text += right("instr.", ratio_width + 1);
  return text + right("build", build_width) + right("size", build_width + 1) + "\n";
}

std::string table_rows(const Results &results, const Program &program, bool counts) {
  if (!program.failure.empty())
    return left(plain(program.name), name_width) + " " + plain(program.failure) + "\n";
  std::string text;
  for (const Row &row : program.rows) {
    text += line(row.name, program, row, translated, counts);
    for (size_t i = translated + 1; i < results.systems.size(); ++i)
      text += line("  " + results.systems[i].name, program, row, i, counts);
  }
  return text;
}

std::string table_end(const Results &results, bool counts) {
  std::string text;
  if (results.programs.size() > 1 || (!results.programs.empty() && results.programs.front().rows.size() > 1))
    for (size_t i = translated; i < results.systems.size(); ++i)
      text += mean_line(results, i,
                        i == translated ? "geometric mean" : "  " + plain(results.systems[i].name), counts);
  return text + table_rows(results, results.start, counts);
}

std::string markdown(const Results &results, bool counts) {
  std::string text = "| | interpreted |", rule = "| --- | --- |";
  for (size_t i = translated; i < results.systems.size(); ++i) {
    text += fmt::format(" {} | ratio | 95 % interval |{}", cell(results.systems[i].name),
                        counts ? " instr. |" : "");
    rule += counts ? " --- | --- | --- | --- |" : " --- | --- | --- |";
  }
  text += "\n" + rule + "\n";
  for (const Program &program : results.programs)
    for (const Row &row : program.rows) {
      text += fmt::format("| {} | {} |", cell(row.name), time_text(row.seconds[interpreted]));
      for (size_t i = translated; i < results.systems.size(); ++i) {
        std::optional<Ratio> ratio = ratio_of(row.seconds[interpreted], row.seconds[i]);
        text += fmt::format(" {} | {} | {} |", time_text(row.seconds[i]), ratio_text(ratio),
                            interval_text(ratio));
        if (counts)
          text += fmt::format(" {} |", ratio_text(program.instructions_ratio(i)));
      }
      text += "\n";
    }
  text += "| **geometric mean** | |";
  for (size_t i = translated; i < results.systems.size(); ++i) {
    std::optional<Ratio> ratio = results.overall(i);
    text += fmt::format(" | **{}** | {} |", ratio_text(ratio), interval_text(ratio));
    if (counts)
      text += fmt::format(" **{}** |", ratio_text(results.overall_instructions(i)));
  }
  return text + "\n";
}

} // namespace lasti::bench
