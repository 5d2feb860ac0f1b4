#include "bench/instructions.h"

#include <llvm/Support/Program.h>

namespace lasti::bench {
namespace {

using Counts = std::vector<std::optional<double>>; ///< by system

constexpr const char *valgrind = "valgrind";

/// The commands with half the size; none if they have no size.
std::vector<Command> halved(llvm::ArrayRef<Command> commands, const Program &program) {
  uint64_t size = 0;
  constexpr uint64_t least = 2;
  if (program.arguments.empty() || llvm::StringRef(program.arguments.front()).getAsInteger(10, size) ||
      size < least)
    return {};
  std::vector<Command> result = commands.vec();
  for (Command &command : result)
    command.words[command.words.size() - program.arguments.size()] = std::to_string(size / 2);
  return result;
}

/// Whether what is left is enough to be the program's: start-up varies by a part in a thousand.
bool is_enough(std::optional<double> whole, std::optional<double> less) {
  constexpr double least_part = 0.01;
  return whole && less && *whole - *less > least_part * *whole;
}

} // namespace

llvm::Error check_valgrind() {
  if (llvm::ErrorOr<std::string> found = llvm::sys::findProgramByName(valgrind); !found)
    return llvm::createStringError("--instructions needs valgrind: " + found.getError().message());
  return llvm::Error::success();
}

llvm::Expected<std::optional<double>> count_instructions(const Launcher &launcher, const Command &command) {
  llvm::ErrorOr<std::string> program = llvm::sys::findProgramByName(valgrind);
  if (!program)
    return system::file_error(valgrind, program.getError());
  std::string log = launcher.scratch().file("valgrind");
  // valgrind names the program by its path: what it is called by is not the same, and is not counted.
  Command counting{
      *program,
      {valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null", "--log-file=" + log, command.program},
      command.environment};
  counting.words.insert(counting.words.end(), command.words.begin() + 1, command.words.end());
  llvm::Expected<Sample> sample = launcher.run(counting);
  if (!sample)
    return sample.takeError();
  llvm::Expected<std::string> text = system::read_file(log);
  if (!text)
    return text.takeError();
  uint64_t count = 0;
  llvm::StringRef rest = llvm::StringRef(*text).split("Collected : ").second;
  if (sample->status != 0 || rest.consumeInteger(10, count))
    return std::nullopt;
  return static_cast<double>(count);
}

llvm::Error count_instructions(const Launcher &launcher, llvm::ArrayRef<Command> commands,
                               const Program &empty, Program &program) {
  auto counts_of = [&](llvm::ArrayRef<Command> all) -> llvm::Expected<Counts> {
    Counts counts(commands.size());
    for (size_t i = 0; i < all.size(); ++i)
      if (program.usage[i].difference.empty())
        if (llvm::Error error = count_instructions(launcher, all[i]).moveInto(counts[i]))
          return error;
    return counts;
  };
  llvm::Expected<Counts> whole = counts_of(commands);
  if (!whole)
    return whole.takeError();
  llvm::Expected<Counts> less = counts_of(halved(commands, program));
  if (!less)
    return less.takeError();
  // Of a seed or a year, half is not less work.
  bool has_size = is_enough(whole->front(), less->front());
  for (size_t i = 0; i < commands.size(); ++i) {
    std::optional<double> start = has_size ? (*less)[i] : empty.usage[i].instructions;
    if (is_enough((*whole)[i], start))
      program.usage[i].instructions = *(*whole)[i] - *start;
  }
  return llvm::Error::success();
}

} // namespace lasti::bench
