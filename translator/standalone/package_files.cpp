#include "standalone/package_files.h"

#include "system/files.h"
#include "system/process.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <map>

namespace lasti::standalone {
namespace {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

// Sources, what is compiled from them, and headers: nothing of it is read when a program runs.
bool is_data(llvm::StringRef file) {
  constexpr llvm::StringRef suffixes[] = {".py", ".pyc", ".pyo", ".pyi", ".pyx", ".pxd", ".pxi",
                                          ".c",  ".cc",  ".cpp", ".cxx", ".h",   ".hpp", ".hxx",
                                          ".f",  ".f90", ".o",   ".a",   ".la"};
  if (llvm::any_of(suffixes, [&](llvm::StringRef suffix) { return file.ends_with(suffix); }))
    return false;
  // An extension module that nobody imports is left out; a library that ctypes opens is data.
  return !file.ends_with(".so") || file.starts_with("lib");
}

/// The data in a directory and in those below, packages that nobody imports among them. Those that are
/// carried are looked at for themselves.
void list_data(const std::string &directory, const std::string &place, const std::set<std::string> &carried,
               std::vector<PackageFile> &files) {
  std::error_code code;
  for (fs::directory_iterator at(directory, code), end; !code && at != end; at.increment(code)) {
    const std::string name = path::filename(at->path()).str();
    if (fs::is_directory(at->path())) {
      const bool is_other = name == "__pycache__" || name == "tests" || name == "test";
      if (!is_other && !carried.contains(at->path()))
        list_data(at->path(), place + "/" + name, carried, files);
    } else if (fs::is_regular_file(at->path()) && is_data(name)) {
      files.push_back({place + "/" + name, at->path()});
    }
  }
}

/// Arguments: the file to write, then top-level names. That gets, for each distribution which has one of
/// them: name, version, licence, the place of its metadata, and the names with blanks between, each ended by
/// NUL.
const char *const metadata_script = R"(
import os, sys
from importlib import metadata
if sys.path[:1] == ['']:
    del sys.path[0]
wanted = set(sys.argv[2:])
# Groups of entry points for commands, builds and tests.
tools = {'console_scripts', 'gui_scripts', 'distutils', 'setuptools', 'egg_info', 'pytest11', 'babel', 'sphinx'}

def names_of(distribution):
    declared = (distribution.read_text('top_level.txt') or '').split()
    if declared:
        return {name.rpartition('/')[2] for name in declared}
    names = set()
    for file in distribution.files or ():
        names.add(file.parts[0] if len(file.parts) > 1 else file.name.partition('.')[0])
    return names or {distribution.metadata['Name'].replace('-', '_')}

def licence_of(distribution):
    text = distribution.metadata['License-Expression'] or distribution.metadata['License'] or ''
    if text.strip() and text.strip() != 'UNKNOWN':
        return text.strip().splitlines()[0]
    classifiers = distribution.metadata.get_all('Classifier') or ()
    return ', '.join(one.rpartition(' :: ')[2] for one in classifiers if one.startswith('License ::'))

with open(sys.argv[1], 'w', encoding='utf-8', errors='surrogateescape') as file:
    seen = set()
    for distribution in metadata.distributions():
        try:
            names, name = names_of(distribution) & wanted, distribution.metadata['Name']
            place = os.fspath(getattr(distribution, '_path'))
            if names and name not in seen:
                seen.add(name)
                offered = {point.module for point in distribution.entry_points
                           if point.group.partition('.')[0] not in tools}
                for field in (name, distribution.version, licence_of(distribution), place, ' '.join(sorted(names)),
                              ' '.join(sorted(offered))):
                    file.write(field + '\0')
        except Exception:
            continue  # metadata that importlib.metadata cannot read are none
)";

void list_metadata(const std::string &place, Distribution &distribution) {
  const std::string target = "site-packages/" + path::filename(place).str();
  if (fs::is_regular_file(place)) {
    distribution.files.push_back({target, place});
    return;
  }
  std::error_code code;
  for (fs::recursive_directory_iterator at(place, code), end; !code && at != end; at.increment(code))
    if (fs::is_regular_file(at->path()))
      distribution.files.push_back({target + at->path().substr(place.size()), at->path()});
}

std::set<std::string> words_of(llvm::StringRef text) {
  std::set<std::string> words;
  for (llvm::StringRef word : llvm::split(text, ' '))
    if (!word.empty())
      words.insert(word.str());
  return words;
}

std::vector<Distribution> parse(llvm::StringRef text) {
  std::vector<Distribution> distributions;
  while (!text.empty()) {
    llvm::StringRef name, version, licence, place, packages, offered;
    for (llvm::StringRef *field : {&name, &version, &licence, &place, &packages, &offered})
      std::tie(*field, text) = text.split('\0');
    Distribution distribution{name.str(),         version.str(),     licence.str(),
                              words_of(packages), words_of(offered), {}};
    list_metadata(place.str(), distribution);
    distributions.push_back(std::move(distribution));
  }
  return distributions;
}

} // namespace

std::vector<PackageFile> data_of(const Modules &modules) {
  std::set<std::string> carried;
  for (const CarriedModule &module : modules.bytecode)
    carried.insert(module.located.places.begin(), module.located.places.end());
  std::vector<PackageFile> files;
  for (const CarriedModule &module : modules.bytecode)
    for (const std::string &directory : module.located.places)
      list_data(directory, path::parent_path(module.place).str(), carried, files);
  llvm::sort(files, [](const PackageFile &a, const PackageFile &b) { return a.place < b.place; });
  return files;
}

llvm::Expected<std::vector<Distribution>> distributions_of(const program::Interpreter &interpreter,
                                                           const Modules &modules) {
  std::set<std::string> names;
  for (const CarriedModule &module : modules.bytecode)
    if (!module.located.is_standard)
      names.insert(llvm::StringRef(module.located.name).split('.').first.str());
  for (const library::Located &extension : modules.extensions)
    if (!extension.is_standard)
      names.insert(llvm::StringRef(extension.name).split('.').first.str());
  if (names.empty())
    return std::vector<Distribution>();
  llvm::Expected<system::TemporaryDirectory> folder = system::TemporaryDirectory::create();
  if (!folder)
    return folder.takeError();
  const std::string output = folder->file("distributions");
  std::vector<std::string> arguments{"-W", "ignore", "-c", metadata_script, output};
  arguments.insert(arguments.end(), names.begin(), names.end());
  llvm::Expected<std::string> done = system::run_or_fail(interpreter.path + ": looking for metadata",
                                                         interpreter.path, arguments, /*verbose=*/false);
  if (!done)
    return done.takeError();
  llvm::Expected<std::string> text = system::read_file(output);
  return text ? parse(*text) : llvm::Expected<std::vector<Distribution>>(text.takeError());
}

} // namespace lasti::standalone
