#include "driver/bench/systems.h"

#include "driver/translate.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/CommandLine.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>
#include <llvm/Support/Program.h>
#include <llvm/Support/StringSaver.h>

#include <cstdlib>

namespace lasti::driver {
namespace {

constexpr llvm::StringLiteral hole = "{}";

/// Takes a command apart as a shell does with blanks, quotes and backslashes; no shell runs it.
std::vector<std::string> words_of(const std::string &command) {
  llvm::BumpPtrAllocator allocator;
  llvm::StringSaver saver(allocator);
  llvm::SmallVector<const char *, 8> words;
  llvm::cl::TokenizeGNUCommandLine(command, saver, words);
  std::vector<std::string> result(words.begin(), words.end());
  if (llvm::none_of(result, [](const std::string &word) { return llvm::StringRef(word).contains(hole); }))
    result.push_back(hole.str());
  return result;
}

/// "pypy3" for `pypy3 {}`.
std::string name_of(llvm::StringRef command) {
  command.consume_back(" {}");
  return command.trim().str();
}

std::string with_file(llvm::StringRef word, const std::string &file) {
  std::string result;
  while (word.contains(hole)) {
    auto [before, after] = word.split(hole);
    result += before.str() + file;
    word = after;
  }
  return result + word.str();
}

/// A package runs as with -m, here as in `lasti build`.
bool is_package(const std::string &file) {
  return llvm::sys::fs::is_regular_file(system::join(file, "__init__.py"));
}

/// A program that only `import pyperf` makes a benchmark.
bool mentions_pyperf(const CachedProgram &program) {
  return llvm::any_of(program.made_from, [](const std::string &file) {
    llvm::Expected<std::string> text = system::read_file(file);
    if (text)
      return llvm::StringRef(*text).contains("pyperf");
    llvm::consumeError(text.takeError());
    return false;
  });
}

} // namespace

llvm::Expected<BenchSystems> BenchSystems::find(std::string bench_folder, const Options &options) {
  BenchSystems systems(std::move(bench_folder), options);
  std::vector<std::string> interpreter{interpreter_of(options).path};
  if (options.optimisation > 0)
    interpreter.push_back("-" + std::string(static_cast<size_t>(options.optimisation), 'O'));
  interpreter.push_back(hole.str());
  if (llvm::Error error = systems.add("interpreted", llvm::join(interpreter, " "), interpreter))
    return error;
  systems.systems.push_back({"translated", fmt::format("lasti build -O{}", options.level), ""});
  systems.templates.emplace_back();
  systems.files.emplace_back();
  for (const std::string &command : options.bench.against)
    if (llvm::Error error = systems.add(name_of(command), command, words_of(command)))
      return error;
  return systems;
}

llvm::Error BenchSystems::add(const std::string &name, const std::string &text,
                              std::vector<std::string> words) {
  llvm::ErrorOr<std::string> found = llvm::sys::findProgramByName(words.front());
  if (!found)
    return system::file_error(words.front(), found.getError());
  systems.push_back({name, text, ""});
  templates.push_back(std::move(words));
  files.push_back(*found);
  return llvm::Error::success();
}

/// The same for all systems. Hashes of str are as in every other run, so that sets have the same order.
std::vector<std::string> BenchSystems::environment(const std::string &file,
                                                   const CachedProgram &program) const {
  std::vector<std::string> variables;
  if (!std::getenv("PYTHONHASHSEED"))
    variables.push_back("PYTHONHASHSEED=0");
  std::vector<std::string> folders;
  if (mentions_pyperf(program))
    folders.push_back(bench_folder);
  if (is_package(file))
    folders.push_back(llvm::sys::path::parent_path(system::join(system::absolute(file), ".")).str());
  if (folders.empty())
    return variables;
  if (const char *inherited = std::getenv("PYTHONPATH"); inherited && *inherited)
    folders.push_back(inherited);
  variables.push_back("PYTHONPATH=" + llvm::join(folders, ":"));
  return variables;
}

std::vector<bench::Command> BenchSystems::commands(const std::string &file, const CachedProgram &program,
                                                   llvm::ArrayRef<std::string> arguments) const {
  std::vector<bench::Command> commands;
  for (size_t i = 0; i < systems.size(); ++i) {
    bench::Command command{files[i], {}, environment(file, program)};
    for (const std::string &word : templates[i])
      if (word == hole && is_package(file))
        command.words.insert(
            command.words.end(),
            {"-m", llvm::sys::path::filename(system::join(system::absolute(file), ".")).str()});
      else
        command.words.push_back(with_file(word, file));
    if (i == bench::translated) {
      command.program = program.file;
      command.words = {file};
      command.environment.push_back(place_variable(program));
    }
    llvm::append_range(command.words, arguments);
    commands.push_back(std::move(command));
  }
  return commands;
}

} // namespace lasti::driver
