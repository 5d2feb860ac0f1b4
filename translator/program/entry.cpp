#include "program/entry.h"

#include "system/files.h"
#include "system/process.h"

#include <fmt/format.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

namespace lasti::program {
namespace {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

std::string absolute(llvm::StringRef place) {
  llvm::SmallString<256> result(place);
  fs::make_absolute(result);
  path::remove_dots(result, /*remove_dot_dot=*/false);
  return result.str().str();
}

/// The file of a module without its suffix, as importlib's FileFinder looks; empty if there is none.
std::string file_of(const std::string &base) {
  for (const char *suffix : {".py", ".pyc"})
    if (fs::is_regular_file(base + suffix))
      return base + suffix;
  return "";
}

bool is_package(const std::string &directory) {
  return fs::is_directory(directory) && !file_of(directory + "/__init__").empty();
}

/// sys.path[0] of a script: the directory of the file that its links lead to.
/// `__pycache__/app.cpython-311.pyc` belongs to app.py in the directory above.
std::string script_root(const std::string &input) {
  llvm::SmallString<256> file;
  if (fs::real_path(input, file))
    file = input;
  std::string root = absolute(path::parent_path(file));
  return path::filename(root) == "__pycache__" ? path::parent_path(root).str() : root;
}

/// The main module `file` below `root`, as it is run by the name `module`.
Entry run_as_module(const std::string &root, const std::string &file, std::string module) {
  Entry entry;
  entry.file.path = file;
  entry.root = root;
  entry.path = llvm::StringRef(file).substr(root.size() + 1).str();
  entry.module_name = module;
  entry.name = llvm::StringRef(module).split('.').first.str();
  entry.run_module = std::move(module);
  return entry;
}

/// Ends with the record that a zip archive ends with (a comment may follow it).
bool is_archive(const std::string &file) {
  llvm::Expected<std::string> bytes = system::read_file(file);
  if (!bytes) {
    llvm::consumeError(bytes.takeError());
    return false;
  }
  constexpr size_t longest_comment = 65535, record = 22;
  const size_t start =
      bytes->size() > longest_comment + record ? bytes->size() - longest_comment - record : 0;
  return llvm::StringRef(*bytes).substr(start).contains("PK\5\6");
}

/// Arguments: the archive, the folder. zipfile keeps members inside the folder, whatever they are called.
const char *const unpack_script = R"(
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    if sum(member.file_size for member in archive.infolist()) > 1 << 30:
        sys.exit('error: unpacked, it is larger than 1 GiB')
    archive.extractall(sys.argv[2])
)";

llvm::Expected<Entry> find_in_archive(const std::string &input, const Interpreter &interpreter,
                                      const system::TemporaryDirectory &scratch) {
  const std::string folder = scratch.file("unpacked");
  llvm::Expected<std::string> done =
      system::run_or_fail(input + ": unpacking", interpreter.path,
                          {"-I", "-S", "-c", unpack_script, input, folder}, interpreter.verbose);
  if (!done)
    return done.takeError();
  const std::string file = file_of(folder + "/__main__");
  if (file.empty())
    return llvm::createStringError("%s: there is no __main__.py in this archive", input.c_str());
  Entry entry = run_as_module(folder, file, "__main__");
  entry.shown_root = input;
  entry.file.shown = input + "/" + entry.path;
  entry.name = module_name(input);
  return entry;
}

llvm::Expected<Entry> find_in_directory(const std::string &input) {
  const std::string directory = absolute(llvm::StringRef(input).rtrim('/'));
  const std::string name = path::filename(directory).str(), file = file_of(directory + "/__main__");
  if (file.empty())
    return llvm::createStringError("%s: there is no __main__.py in this directory", input.c_str());
  if (is_package(directory))
    return run_as_module(path::parent_path(directory).str(), file, name + ".__main__");
  Entry entry = run_as_module(directory, file, "__main__");
  entry.name = name;
  return entry;
}

/// The main module that `name` stands for below `root`. An empty file: it is not there.
llvm::Expected<Entry> find_below(const std::string &root, const std::string &name) {
  const std::string base = root + "/" + llvm::join(llvm::split(name, '.'), "/");
  if (fs::is_directory(base)) {
    if (std::string file = file_of(base + "/__main__"); !file.empty())
      return run_as_module(root, file, name + ".__main__");
    if (is_package(base))
      return llvm::createStringError("'%s' is a package without a __main__.py: it cannot be run",
                                     name.c_str());
  }
  if (std::string file = file_of(base); !file.empty())
    return run_as_module(root, file, name);
  return Entry();
}

bool is_module_name(llvm::StringRef name) {
  return !name.empty() && !name.contains('/') && !name.contains('\0') && !name.starts_with(".") &&
         !name.ends_with(".") && !name.contains("..");
}

} // namespace

llvm::Expected<Entry> find_entry(const std::string &input, const Interpreter &interpreter,
                                 const system::TemporaryDirectory &scratch) {
  if (fs::is_directory(input))
    return find_in_directory(input);
  if (llvm::Error error = system::check_readable(input))
    return error;
  const llvm::StringRef suffix = path::extension(input);
  if (suffix != ".py" && suffix != ".pyc" && is_archive(input))
    return find_in_archive(input, interpreter, scratch);
  Entry entry;
  entry.file.path = input;
  entry.root = script_root(input);
  entry.path = path::filename(input).str();
  entry.module_name = module_name(input);
  entry.name = entry.module_name;
  return entry;
}

llvm::Expected<Entry> find_module_entry(const std::string &name, const Interpreter &interpreter) {
  if (!is_module_name(name))
    return llvm::createStringError("-m %s: this is no name of a module (for a file, leave out -m)",
                                   name.c_str());
  llvm::Expected<Entry> entry = find_below(absolute("."), name);
  if (!entry || !entry->file.path.empty())
    return entry;
  llvm::Expected<std::string> places =
      system::run_or_fail(interpreter.path, interpreter.path,
                          {"-c", "import sys; print('\\n'.join(sys.path))"}, interpreter.verbose);
  if (!places)
    return places.takeError();
  for (llvm::StringRef place : llvm::split(*places, '\n')) {
    if (!place.starts_with("/"))
      continue;
    entry = find_below(place.rtrim('/').str(), name);
    if (!entry)
      return entry;
    if (!entry->file.path.empty()) {
      entry->only_package = true;
      return entry;
    }
  }
  return llvm::createStringError("-m %s: no module of this name here, nor on the path of %s", name.c_str(),
                                 interpreter.path.c_str());
}

std::string module_name(const std::string &file) {
  llvm::StringRef name = path::filename(file);
  if (!name.consume_back(".pyc") && !name.consume_back(".pyz"))
    name.consume_back(".py");
  return name.split('.').first.str(); // app.cpython-311.pyc
}

} // namespace lasti::program
