#include "bench/series.h"

#include "bench/own_times.h"
#include "bench/plain.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>

#include <algorithm>

namespace lasti::bench {
namespace {

constexpr unsigned fewest_runs = 5, most_runs = 100;

/// What a run did that can be compared with another one.
struct Behaviour {
  int status = 0;
  std::string output;
  std::vector<OwnTime> times;
  std::string last_error; ///< for people
};

Behaviour behaviour_of(Sample &sample) {
  Behaviour behaviour;
  behaviour.status = sample.status;
  behaviour.times = take_own_times(sample.output);
  behaviour.output = std::move(sample.output);
  behaviour.last_error = last_line(sample.errors);
  return behaviour;
}

std::string status_text(const Behaviour &behaviour) {
  std::string text = behaviour.status < 0 ? fmt::format("signal {}", -behaviour.status)
                                          : fmt::format("exit status {}", behaviour.status);
  if (behaviour.status != 0 && !behaviour.last_error.empty())
    text += fmt::format(" ({})", plain(behaviour.last_error));
  return text;
}

/// The first line in which two texts differ.
std::string output_difference(llvm::StringRef wanted, llvm::StringRef got, llvm::StringRef whose) {
  for (unsigned number = 1;; ++number) {
    auto [wanted_line, wanted_rest] = wanted.split('\n');
    auto [got_line, got_rest] = got.split('\n');
    if (wanted_line != got_line || wanted_rest.empty() || got_rest.empty())
      return fmt::format("line {} of the output is '{}', {} '{}'", number, plain(got_line), whose.str(),
                         plain(wanted_line));
    wanted = wanted_rest;
    got = got_rest;
  }
}

/// Returns how a run differs from the first one of the interpreter, which is called `whose`; empty: not at
/// all.
std::string difference(const Behaviour &wanted, const Behaviour &got, llvm::StringRef whose) {
  if (wanted.status != got.status)
    return fmt::format("{}, {} {}", status_text(got), whose.str(), status_text(wanted));
  if (wanted.output != got.output)
    return output_difference(wanted.output, got.output, whose);
  auto is_same_name = [](const OwnTime &one, const OwnTime &other) { return one.name == other.name; };
  if (!std::equal(wanted.times.begin(), wanted.times.end(), got.times.begin(), got.times.end(), is_same_name))
    return fmt::format("it has {} benchmarks, {} {}, or others", got.times.size(), whose.str(),
                       wanted.times.size());
  return "";
}

class Series {
public:
  Series(const Launcher &launcher, const Settings &settings, llvm::ArrayRef<Command> commands, OnRun on_run,
         Program &program)
      : launcher(launcher), settings(settings), commands(commands), on_run(on_run), program(program) {}

  llvm::Error run() {
    program.usage.assign(commands.size(), {});
    on_run(0, 0);
    if (llvm::Error error = warm_up())
      return error;
    unsigned rounds = settings.runs >= 0 ? static_cast<unsigned>(settings.runs) : rounds_that_fit();
    for (unsigned round = 0; round < rounds; ++round) {
      on_run(round + 1, rounds);
      for (size_t i = 0; i < commands.size(); ++i)
        if (llvm::Error error = measure_one(round % 2 ? commands.size() - 1 - i : i))
          return error;
    }
    return llvm::Error::success();
  }

private:
  const Launcher &launcher;
  const Settings &settings;
  llvm::ArrayRef<Command> commands;
  OnRun on_run;
  Program &program;
  Behaviour wanted;
  double seconds_a_round = 0;

  llvm::Error warm_up() {
    for (size_t i = 0; i < commands.size(); ++i) {
      llvm::Expected<Sample> sample = launcher.run(commands[i]);
      if (!sample)
        return sample.takeError();
      seconds_a_round += sample->wall;
      Behaviour behaviour = behaviour_of(*sample);
      if (i == interpreted)
        make_rows(behaviour);
      compare(i, behaviour);
    }
    return llvm::Error::success();
  }

  void make_rows(const Behaviour &behaviour) {
    std::vector<std::vector<double>> empty(commands.size());
    if (behaviour.times.empty())
      program.rows.push_back({program.name, empty});
    for (const OwnTime &time : behaviour.times)
      program.rows.push_back({program.name + ": " + time.name, empty});
    wanted = behaviour;
  }

  /// The first difference is kept.
  void compare(size_t system, const Behaviour &behaviour) {
    if (program.usage[system].difference.empty())
      program.usage[system].difference =
          difference(wanted, behaviour, system == interpreted ? "in the first run" : "interpreted");
  }

  /// The times before the first difference are of no interest either.
  void forget(size_t system) {
    std::string difference = std::move(program.usage[system].difference);
    program.usage[system] = {};
    program.usage[system].difference = std::move(difference);
    for (Row &row : program.rows)
      row.seconds[system].clear();
  }

  unsigned rounds_that_fit() const {
    double fit = settings.seconds / std::max(seconds_a_round, 1e-3);
    return std::clamp(static_cast<unsigned>(std::min(fit, 1e6)), fewest_runs, most_runs);
  }

  llvm::Error measure_one(size_t system) {
    Usage &usage = program.usage[system];
    // The times of something else are of no interest.
    if (!usage.difference.empty())
      return llvm::Error::success();
    llvm::Expected<Sample> sample = launcher.run(commands[system]);
    if (!sample)
      return sample.takeError();
    Behaviour behaviour = behaviour_of(*sample);
    compare(system, behaviour);
    if (!usage.difference.empty()) {
      forget(system);
      return llvm::Error::success();
    }
    usage.wall.push_back(sample->wall);
    usage.processor.push_back(sample->processor);
    usage.memory.push_back(sample->peak_memory);
    double whole = settings.clock == "wall" ? sample->wall : sample->processor;
    for (size_t i = 0; i < program.rows.size(); ++i)
      program.rows[i].seconds[system].push_back(behaviour.times.empty() ? whole : behaviour.times[i].seconds);
    return llvm::Error::success();
  }
};

} // namespace

llvm::Error measure(const Launcher &launcher, const Settings &settings, llvm::ArrayRef<Command> commands,
                    OnRun on_run, Program &program) {
  return Series(launcher, settings, commands, on_run, program).run();
}

} // namespace lasti::bench
