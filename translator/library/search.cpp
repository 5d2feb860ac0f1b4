#include "library/search.h"

#include "system/files.h"
#include "system/process.h"

#include <fmt/format.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringSwitch.h>
#include <llvm/Support/raw_ostream.h>

namespace lasti::library {
namespace {

/// Arguments: a file of names, one a line, and the file to write. That gets, for each module, name, kind,
/// "standard" or nothing, "package" or nothing, and file, each ended by NUL. The
/// current directory, which stands on the path of `-c`, is no installation.
const char *const search_script = R"(
import sys
import os
from importlib import machinery
if sys.path[:1] == ['']:
    del sys.path[0]
library = os.path.dirname(os.__file__)
specs = {}

usual = (machinery.SourceFileLoader, machinery.SourcelessFileLoader, machinery.ExtensionFileLoader)

def search(name, places):
    for finder in sys.meta_path:
        spec = finder.find_spec(name, places)
        if spec is None:
            continue
        # What a finder of its own has put in front of a file: setuptools does so with distutils.
        if not (spec.loader in (None, machinery.BuiltinImporter, machinery.FrozenImporter) or type(spec.loader) in usual):
            below = machinery.PathFinder.find_spec(name, places)
            return below if below is not None and type(below.loader) in usual else spec
        return spec

def places_of(package):
    above = find(package)
    if above is None or above.submodule_search_locations is None:
        raise ImportError(package)
    # Those of a namespace package look for its parent among the imported modules when they are iterated.
    places = above.submodule_search_locations
    return list(getattr(places, '_path', places))

def find(name):
    if name not in specs:
        parent = name.rpartition('.')[0]
        try:
            spec = search(name, places_of(parent) if parent else None)
        except Exception:
            spec = None
        specs[name] = spec
        if spec is not None and spec.loader is None and name not in sys.modules:
            # A namespace package in it looks for its parent among the imported modules.
            sys.modules[name] = type(sys)(name)
            sys.modules[name].__path__ = places_of(name)
    return specs[name]

def kind_of(spec):
    if spec.loader is None:
        return 'namespace', ''
    if type(spec.loader) is machinery.SourceFileLoader:
        return 'source', spec.origin
    if type(spec.loader) is machinery.SourcelessFileLoader:
        return 'bytecode', spec.origin
    if type(spec.loader) is machinery.ExtensionFileLoader:
        return 'extension', spec.origin
    if spec.loader is machinery.BuiltinImporter:
        return 'builtin', ''
    file = getattr(spec.loader_state, 'filename', None)
    if spec.loader is machinery.FrozenImporter and file:
        return 'frozen', file
    return 'other', spec.origin or ''

def is_standard(spec):
    if spec.origin in ('built-in', 'frozen'):
        return True
    head, _, tail = (spec.origin or '').partition(library + os.sep)
    return not head and bool(tail) and tail.split(os.sep)[0] not in ('site-packages', 'dist-packages')

with open(sys.argv[1], encoding='utf-8', errors='surrogatepass') as file:
    names = file.read().split('\n')
for name in names:
    find(name)
with open(sys.argv[2], 'wb') as file:
    for name, spec in specs.items():
        if spec is None:
            continue
        kind, path = kind_of(spec)
        package = spec.submodule_search_locations is not None
        places = '\n'.join(places_of(name)) if package else ''
        for field in (name.encode('utf-8', 'surrogatepass'), kind.encode(), b'standard' * is_standard(spec),
                      b'package' * package, os.fsencode(path), os.fsencode(places)):
            file.write(field + b'\0')
)";

Kind kind_named(llvm::StringRef name) {
  return llvm::StringSwitch<Kind>(name)
      .Case("source", Kind::Source)
      .Case("bytecode", Kind::Bytecode)
      .Case("frozen", Kind::Frozen)
      .Case("namespace", Kind::Namespace)
      .Case("extension", Kind::Extension)
      .Case("builtin", Kind::Builtin)
      .Default(Kind::Other);
}

std::vector<Located> parse(llvm::StringRef text) {
  std::vector<Located> modules;
  while (!text.empty()) {
    llvm::StringRef name, kind, standard, package, file, directories;
    for (llvm::StringRef *field : {&name, &kind, &standard, &package, &file, &directories})
      std::tie(*field, text) = text.split('\0');
    std::vector<std::string> places;
    for (llvm::StringRef directory : llvm::split(directories, '\n'))
      if (!directory.empty())
        places.push_back(directory.str());
    modules.push_back(
        {name.str(), kind_named(kind), !standard.empty(), !package.empty(), file.str(), std::move(places)});
  }
  return modules;
}

} // namespace

std::optional<Follow> follow_named(llvm::StringRef name) {
  return llvm::StringSwitch<std::optional<Follow>>(name)
      .Case("none", Follow::None)
      .Case("beside", Follow::Beside)
      .Case("site", Follow::Site)
      .Case("all", Follow::All)
      .Default(std::nullopt);
}

llvm::StringRef package_of(const Located &located) {
  const llvm::StringRef name = located.name;
  return located.is_package ? name : name.contains('.') ? name.rsplit('.').first : "";
}

bool is_below(llvm::StringRef name, llvm::StringRef package) {
  return name == package || (name.starts_with(package) && name[package.size()] == '.');
}

llvm::Expected<std::vector<Located>> locate(const program::Interpreter &interpreter,
                                            llvm::ArrayRef<std::string> names) {
  if (names.empty())
    return std::vector<Located>();
  llvm::Expected<system::TemporaryDirectory> folder = system::TemporaryDirectory::create();
  if (!folder)
    return folder.takeError();
  const std::string wanted = folder->file("names"), found = folder->file("found");
  if (llvm::Error error = system::write_file(wanted, llvm::join(names, "\n")))
    return error;
  if (interpreter.verbose)
    llvm::errs() << fmt::format("+ {} looks for {} module(s)\n", interpreter.path, names.size());
  llvm::Expected<std::string> done =
      system::run_or_fail(interpreter.path + ": looking for modules", interpreter.path,
                          {"-W", "ignore", "-c", search_script, wanted, found}, /*verbose=*/false);
  if (!done)
    return done.takeError();
  llvm::Expected<std::string> text = system::read_file(found);
  return text ? parse(*text) : llvm::Expected<std::vector<Located>>(text.takeError());
}

} // namespace lasti::library
