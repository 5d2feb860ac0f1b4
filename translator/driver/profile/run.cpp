// The program runs in the target's interpreter, which finds the collector (profile/python) as its
// `sitecustomize`. Each of its processes writes a piece of the profile into a folder when it ends; here they
// become one.

#include "driver/profile/run.h"

#include "compile/toolchain.h"
#include "driver/profile/profile.h"
#include "driver/translate.h"
#include "profile/text.h"
#include "program/entry.h"
#include "system/files.h"
#include "system/foreground.h"
#include "system/output_file.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/WithColor.h>

#include <cstdlib>

#include <sys/wait.h>

namespace lasti::driver {
namespace {

namespace fs = llvm::sys::fs;

llvm::Expected<std::string> output_of(const Options &options) {
  if (!options.output.empty())
    return options.output;
  const std::string name = options.as_text ? "" : program::module_name(options.input);
  if (name.empty())
    return llvm::createStringError("this gives the profile no name; name it with -o");
  return name + ".profile";
}

/// A module's name, and the text of -c, are no files.
llvm::Expected<system::InputFiles> check_input(const Options &options) {
  system::InputFiles inputs;
  if (options.as_module || options.as_text)
    return inputs;
  if (fs::is_directory(options.input)) {
    if (fs::exists(options.input + "/__init__.py"))
      return llvm::createStringError(options.input +
                                     ": this is a package; it runs by its name: lasti profile -m");
  } else if (llvm::Error error = system::check_readable(options.input)) {
    return error;
  }
  inputs.add(options.input);
  return inputs;
}

std::vector<std::string> words_for(const Options &options) {
  std::vector<std::string> words;
  if (options.optimisation > 0)
    words.push_back("-" + std::string(static_cast<size_t>(options.optimisation), 'O'));
  if (options.as_module)
    words.emplace_back("-m");
  if (options.as_text)
    words.emplace_back("-c");
  words.push_back(options.input);
  llvm::append_range(words, options.arguments);
  return words;
}

std::vector<std::string> variables_for(const std::string &collector, const std::string &pieces) {
  std::vector<std::string> variables{"LASTI_PROFILE_FOLDER=" + pieces};
  const char *inherited = std::getenv("PYTHONPATH");
  if (inherited)
    variables.push_back("LASTI_PROFILE_PYTHONPATH=" + std::string(inherited));
  variables.push_back("PYTHONPATH=" + collector +
                      (inherited && *inherited ? ":" + std::string(inherited) : ""));
  return variables;
}

/// The files in a folder whose names end so, in order.
std::vector<std::string> files_in(const std::string &folder, llvm::StringRef end) {
  std::vector<std::string> files;
  std::error_code code;
  for (fs::directory_iterator file(folder, code), last; !code && file != last; file.increment(code))
    if (llvm::StringRef(file->path()).ends_with(end))
      files.push_back(file->path());
  llvm::sort(files);
  return files;
}

/// How a program ended that has left no piece of a profile.
std::string end_of(int status) {
  if (WIFSIGNALED(status))
    return fmt::format("signal {} ended the program", WTERMSIG(status));
  return fmt::format("the program ended with {} in a way that could not be watched", WEXITSTATUS(status));
}

/// The pieces of all processes: of one run.
llvm::Expected<profile::Profile> collect(const std::string &folder, int status) {
  profile::Profile all;
  for (const std::string &file : files_in(folder, ".json")) {
    llvm::Expected<profile::Profile> piece = load_profile(file);
    if (!piece)
      return piece.takeError();
    all.python = piece->python;
    all.add(*piece);
  }
  if (all.runs > 0) {
    all.runs = 1;
    return all;
  }
  for (const std::string &file : files_in(folder, ".error"))
    if (llvm::Expected<std::string> text = system::read_file(file))
      return llvm::createStringError("no profile: " + *text);
    else
      llvm::consumeError(text.takeError());
  return llvm::createStringError("no profile: " + end_of(status));
}

} // namespace

llvm::Expected<int> run_and_profile(const char *argv0, const Options &options) {
  llvm::Expected<std::string> path = output_of(options);
  if (!path)
    return path.takeError();
  llvm::Expected<system::InputFiles> inputs = check_input(options);
  if (!inputs)
    return inputs.takeError();
  auto output = system::OutputFile::create(*path, std::move(*inputs));
  if (!output)
    return output.takeError();
  llvm::Expected<system::TemporaryDirectory> pieces = system::TemporaryDirectory::create();
  if (!pieces)
    return pieces.takeError();
  llvm::Expected<int> status =
      system::run_in_foreground(interpreter_of(options).path, words_for(options),
                                variables_for(compile::profile_folder(argv0), pieces->path()));
  if (!status)
    return status;
  llvm::Expected<profile::Profile> profile = collect(pieces->path(), *status);
  llvm::Error error = profile ? output->write(profile::json_text(*profile)) : profile.takeError();
  if (!error)
    error = output->commit(/*executable=*/false);
  if (error && *status != 0) {
    llvm::WithColor::warning(llvm::errs(), "lasti") << llvm::toString(std::move(error)) << "\n";
    return status;
  }
  if (error)
    return error;
  return status;
}

} // namespace lasti::driver
