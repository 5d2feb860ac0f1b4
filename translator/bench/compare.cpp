#include "bench/compare.h"

#include "bench/plain.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>

#include <set>

namespace lasti::bench {
namespace {

constexpr size_t name_width = 34, number_width = 8;

/// The ratios of a session by what they are of: "fib", "fib, pypy3 {}", "fib, instructions".
using Ratios = std::vector<std::pair<std::string, Ratio>>;

void add(Ratios &ratios, const std::string &name, const std::optional<Ratio> &ratio) {
  if (ratio)
    ratios.emplace_back(name, *ratio);
}

Ratios ratios_of(const Results &results) {
  Ratios ratios;
  for (const Program &program : results.programs)
    for (size_t i = translated; i < results.systems.size(); ++i) {
      std::string system = i == translated ? "" : ", " + results.systems[i].name;
      for (const Row &row : program.rows)
        add(ratios, row.name + system, ratio_of(row.seconds[interpreted], row.seconds[i]));
      add(ratios, program.name + system + ", instructions", program.instructions_ratio(i));
    }
  return ratios;
}

const Ratio *find(const Ratios &ratios, const std::string &name) {
  auto found = llvm::find_if(ratios, [&](const auto &one) { return one.first == name; });
  return found == ratios.end() ? nullptr : &found->second;
}

std::set<std::string> wrong_programs(const Results &results) {
  std::set<std::string> names;
  for (const Program &program : results.programs)
    if (!program.is_well())
      names.insert(program.name);
  return names;
}

class Comparing {
public:
  Comparing(const Results &before, const Results &after, double threshold)
      : before(before), after(after), threshold(threshold) {}

  Comparison run() {
    result.text = left("interpreted / …", name_width) + right("before", number_width) +
                  right("after", number_width) + right("change", number_width) + right("95 % interval", 19) +
                  "\n";
    Ratios old_ratios = ratios_of(before), new_ratios = ratios_of(after);
    for (const auto &[name, ratio] : new_ratios)
      if (const Ratio *old_ratio = find(old_ratios, name))
        row(name, *old_ratio, ratio);
    only("only before: ", old_ratios, new_ratios);
    only("only after: ", new_ratios, old_ratios);
    std::set<std::string> wrong_before = wrong_programs(before);
    for (const std::string &name : wrong_programs(after))
      if (!wrong_before.contains(name)) {
        result.text += plain(name) + ": it does something else now, or fails\n";
        result.losses.push_back(plain(name));
      }
    return std::move(result);
  }

private:
  const Results &before, &after;
  double threshold;
  Comparison result;

  static double percent(double ratio) { return 100 * (ratio - 1); }

  /// Too much is a loss beyond the threshold that is also beyond the noise.
  void row(const std::string &name, const Ratio &old_ratio, const Ratio &new_ratio) {
    Ratio change = quotient(new_ratio, old_ratio);
    result.text += left(plain(name), name_width) +
                   right(fmt::format("{:.2f}", old_ratio.value()), number_width) +
                   right(fmt::format("{:.2f}", new_ratio.value()), number_width) +
                   right(fmt::format("{:+.1f} %", percent(change.value())), number_width + 1);
    if (change.has_interval())
      result.text += right(fmt::format("{:+.1f} to {:+.1f} %", percent(change.low()), percent(change.high())),
                           interval_width);
    bool is_loss = percent(change.value()) < -threshold && !change.is_noise();
    if (is_loss)
      result.losses.push_back(plain(name));
    result.text += is_loss ? "  slower\n" : change.is_noise() ? "  noise\n" : "\n";
  }

  static constexpr size_t interval_width = 18;

  void only(llvm::StringRef where, const Ratios &these, const Ratios &those) {
    for (const auto &[name, ratio] : these)
      if (!find(those, name))
        result.text += where.str() + plain(name) + "\n";
  }
};

} // namespace

Comparison compare(const Results &before, const Results &after, double threshold) {
  return Comparing(before, after, threshold).run();
}

} // namespace lasti::bench
