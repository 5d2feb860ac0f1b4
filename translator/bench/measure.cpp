#include "bench/measure.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/Program.h>

#include <cstdio>
#include <optional>
#include <set>

#include <sys/wait.h>
#include <unistd.h>

namespace lasti::bench {
namespace {

/// The variables of a command, then those of Lasti's own that it does not replace.
std::vector<std::string> variables_of(const Command &command) {
  std::vector<std::string> variables = command.environment;
  std::set<std::string> names;
  for (const std::string &variable : variables)
    names.insert(variable.substr(0, variable.find('=')));
  for (char **own = environ; *own; ++own)
    if (std::string variable = *own; !names.contains(variable.substr(0, variable.find('='))))
      variables.push_back(std::move(variable));
  return variables;
}

llvm::Error read_report(const std::string &program, const std::string &text, Sample &sample) {
  int problem = 0, status = 0;
  long kilobytes = 0;
  if (std::sscanf(text.c_str(), "error %d", &problem) == 1)
    return system::file_error(program, std::error_code(problem, std::generic_category()));
  if (std::sscanf(text.c_str(), "%lf %lf %ld %d", &sample.wall, &sample.processor, &kilobytes, &status) != 4)
    return llvm::createStringError(program + ": it could not be measured");
  sample.peak_memory = static_cast<uint64_t>(kilobytes) * 1024;
  sample.status = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
  return llvm::Error::success();
}

} // namespace

llvm::Expected<Launcher> Launcher::create(std::string launch) {
  if (llvm::Error error = system::check_readable(launch))
    return error;
  llvm::Expected<system::TemporaryDirectory> folder = system::TemporaryDirectory::create();
  if (!folder)
    return folder.takeError();
  return Launcher(std::move(launch), std::move(*folder));
}

llvm::Expected<Sample> Launcher::run(const Command &command) const {
  std::string report = folder.file("report"), output = folder.file("output"), errors = folder.file("errors");
  std::vector<std::string> variables = variables_of(command);
  llvm::SmallVector<llvm::StringRef, 16> words{launch, report, command.program};
  llvm::append_range(words, command.words);
  std::vector<llvm::StringRef> environment(variables.begin(), variables.end());
  std::optional<llvm::StringRef> redirects[] = {llvm::StringRef(""), llvm::StringRef(output),
                                                llvm::StringRef(errors)};
  std::string message;
  for (const std::string *file :
       {&report, &output, &errors}) // what stays of a longer one would be read again
    if (llvm::Error error = system::write_file(*file, ""))
      return error;
  if (llvm::sys::ExecuteAndWait(launch, words, environment, redirects, 0, 0, &message) != 0)
    return llvm::createStringError(launch + ": " + (message.empty() ? "it failed" : message));
  Sample sample;
  std::string text;
  for (auto [path, place] :
       {std::pair(&report, &text), std::pair(&output, &sample.output), std::pair(&errors, &sample.errors)})
    if (llvm::Error error = system::read_file(*path).moveInto(*place))
      return error;
  if (llvm::Error error = read_report(command.program, text, sample))
    return error;
  return sample;
}

} // namespace lasti::bench
