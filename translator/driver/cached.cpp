#include "driver/cached.h"

#include "compile/toolchain.h"
#include "driver/translate.h"
#include "system/files.h"
#include "system/output_file.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <chrono>

namespace lasti::driver {
namespace {

namespace fs = llvm::sys::fs;

/// A line of the list: the hash of a file's contents, and its path.
std::string entry(const std::string &path) {
  llvm::Expected<std::string> text = system::read_file(path);
  if (text)
    return system::hash_of(*text) + " " + path + "\n";
  llvm::consumeError(text.takeError());
  return "gone " + path + "\n";
}

/// The text of a file that need not be there.
std::optional<std::string> text_of(const std::string &path) {
  llvm::Expected<std::string> text = system::read_file(path);
  if (text)
    return std::move(*text);
  llvm::consumeError(text.takeError());
  return std::nullopt;
}

llvm::SmallVector<llvm::StringRef, 16> lines_of(llvm::StringRef text) {
  llvm::SmallVector<llvm::StringRef, 16> lines;
  text.split(lines, '\n', -1, /*KeepEmpty=*/false);
  return lines;
}

bool is_current(const std::string &list) {
  std::optional<std::string> text = text_of(list);
  return text && llvm::all_of(lines_of(*text), [](llvm::StringRef line) {
           return entry(line.split(' ').second.str()) == line.str() + "\n";
         });
}

std::string key_of(const char *argv0, const Options &options) {
  const program::ModuleSelection &selection = options.selection;
  std::string text =
      fmt::format("{}\n{}\n{} {} {} {} {}\n{}\n", system::absolute(options.input),
                  compile::installation_identity(argv0), options.level, options.debug, options.leave_checks,
                  options.checks, options.sanitize, options.python + options.cxx);
  text += options.profile + "\n";
  text += fmt::format("{} {} {} {}\n", options.as_module, static_cast<int>(options.follow),
                      options.compiles_libraries, options.optimisation);
  for (const auto *list : {&selection.modules, &selection.packages, &selection.excluded, &options.data})
    text += fmt::format("{}\n", fmt::join(*list, ","));
  return system::hash_of(text);
}

/// The files of a program's folder. The program has one of its own, since it may be called "files", too.
struct Folder {
  std::string program, list, place, seconds;

  Folder(const std::string &folder, const std::string &name)
      : program(folder + "/program/" + (name.empty() ? "program" : name)), list(folder + "/files"),
        place(folder + "/place"), seconds(folder + "/seconds") {}
};

/// The list comes last: without it nothing is there.
llvm::Error build_into(const Folder &folder, const char *argv0, const Options &options) {
  Options into_cache = options;
  into_cache.output = folder.program;
  BuiltFrom from;
  auto begin = std::chrono::steady_clock::now();
  if (llvm::Error error = build(argv0, into_cache, &from))
    return error;
  std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  std::string list;
  for (const std::string &file : from.files)
    list += entry(system::absolute(file));
  const std::pair<std::string, std::string> texts[] = {
      {folder.place, from.place}, {folder.seconds, fmt::format("{}", taken.count())}, {folder.list, list}};
  for (const auto &[path, text] : texts)
    if (llvm::Error error = system::write_output(path, text, {}))
      return error;
  return llvm::Error::success();
}

} // namespace

llvm::Expected<CachedProgram> cached_program(const char *argv0, const Options &options) {
  llvm::Expected<std::string> cache = system::cache_directory();
  if (!cache)
    return cache.takeError();
  std::string path = *cache + "/run/" + key_of(argv0, options);
  if (std::error_code code = fs::create_directories(path + "/program"))
    return system::file_error(path, code);
  Folder folder(path, program::module_name(options.input));
  CachedProgram program;
  program.file = folder.program;
  program.was_there = is_current(folder.list) && fs::can_execute(folder.program);
  if (!program.was_there)
    if (llvm::Error error = build_into(folder, argv0, options))
      return error;
  if (llvm::Error error = system::read_file(folder.place).moveInto(program.place))
    return error;
  double seconds;
  if (std::optional<std::string> text = text_of(folder.seconds);
      text && llvm::to_float(llvm::StringRef(*text), seconds))
    program.build_seconds = seconds;
  const std::string list = text_of(folder.list).value_or("");
  for (llvm::StringRef line : lines_of(list))
    program.made_from.push_back(line.split(' ').second.str());
  return program;
}

std::string place_variable(const CachedProgram &program) {
  return "LASTI_PROGRAM=" + program.place;
}

} // namespace lasti::driver
