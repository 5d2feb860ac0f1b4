// The cache of `lasti run`: a folder a program, named for the program's path and the options, with the
// executable and a list of the files that it was made from. Only when one of them has other contents than
// it had is the program built again.

#include "compile/toolchain.h"
#include "driver/build.h"
#include "driver/translate.h"
#include "system/files.h"
#include "system/output_file.h"

#include <fmt/format.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <unistd.h>

namespace lasti::driver {
namespace {

namespace fs = llvm::sys::fs;

std::string absolute(const std::string &path) {
  llvm::SmallString<128> result(path);
  fs::make_absolute(result);
  return result.str().str();
}

/// A line of the list: the hash of a file's contents, and its path.
std::string entry(const std::string &path) {
  llvm::Expected<std::string> text = system::read_file(path);
  if (text)
    return system::hash_of(*text) + " " + path + "\n";
  llvm::consumeError(text.takeError());
  return "gone " + path + "\n";
}

bool is_current(const std::string &list) {
  llvm::Expected<std::string> text = system::read_file(list);
  if (!text) {
    llvm::consumeError(text.takeError());
    return false;
  }
  llvm::SmallVector<llvm::StringRef, 16> lines;
  llvm::StringRef(*text).split(lines, '\n', -1, /*KeepEmpty=*/false);
  return llvm::all_of(lines, [](llvm::StringRef line) {
    std::string path = line.split(' ').second.str();
    return entry(path) == line.str() + "\n";
  });
}

std::string key_of(const char *argv0, const Options &options) {
  const program::ModuleSelection &selection = options.selection;
  std::string text =
      fmt::format("{}\n{}\n{} {} {} {} {}\n{}\n", absolute(options.input),
                  compile::installation_identity(argv0), options.level, options.debug, options.leave_checks,
                  options.checks, options.sanitize, options.python + options.cxx);
  text += fmt::format("{} {} {}\n", options.as_module, options.alone, options.optimisation);
  for (const auto *list : {&selection.modules, &selection.packages, &selection.excluded, &options.data})
    text += fmt::format("{}\n", fmt::join(*list, ","));
  return system::hash_of(text);
}

} // namespace

llvm::Error run(const char *argv0, const Options &options, const char *const *environment) {
  llvm::Expected<std::string> cache = system::cache_directory();
  if (!cache)
    return cache.takeError();
  std::string folder = *cache + "/run/" + key_of(argv0, options);
  std::string list = folder + "/files";
  std::string name = program::module_name(options.input);
  std::string program = folder + "/" + (name.empty() ? "program" : name);
  if (std::error_code code = fs::create_directories(folder))
    return system::file_error(folder, code);
  std::string place_file = folder + "/place";
  if (!is_current(list) || !fs::can_execute(program)) {
    Options into_cache = options;
    into_cache.output = program;
    BuiltFrom from;
    if (llvm::Error error = build(argv0, into_cache, &from))
      return error;
    std::string text;
    for (const std::string &file : from.files)
      text += entry(absolute(file));
    if (llvm::Error error = system::write_output(place_file, from.place, {}))
      return error;
    if (llvm::Error error = system::write_output(list, text, {}))
      return error;
  }
  llvm::Expected<std::string> main_file = system::read_file(place_file);
  if (!main_file)
    return main_file.takeError();
  // The program finds sys.argv[0] as `python3.11 app.py` has it.
  std::string called = options.input;
  std::vector<char *> words{called.data()};
  std::vector<std::string> arguments = options.arguments;
  for (std::string &argument : arguments)
    words.push_back(argument.data());
  words.push_back(nullptr);
  // … and sys.path[0] and __file__ as well (runtime/embed/main.cpp).
  std::string place = "LASTI_PROGRAM=" + *main_file;
  std::vector<char *> variables{place.data()};
  for (; *environment; ++environment)
    variables.push_back(const_cast<char *>(*environment));
  variables.push_back(nullptr);
  ::execve(program.c_str(), words.data(), variables.data());
  return system::file_error(program, std::error_code(errno, std::generic_category()));
}

} // namespace lasti::driver
