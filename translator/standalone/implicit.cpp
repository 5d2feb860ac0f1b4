#include "standalone/implicit.h"

#include "standalone/elf.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringSet.h>

namespace lasti::standalone {
namespace {

// PyImport_ImportModule and the like in Python/, Objects/ and Parser/ of CPython 3.11: codecs.c, _warnings.c,
// fileobject.c, memoryobject.c, typeobject.c, traceback.c, import.c, main.c, pegen.c. What these import in
// turn is followed.
constexpr const char *always[] = {"encodings.*", "codecs",  "copyreg",         "importlib", "io",
                                  "runpy",       "site",    "struct",          "traceback", "types",
                                  "warnings",    "weakref", "collections.abc", "linecache", "functools"};

struct Implicit {
  const char *by;
  std::initializer_list<const char *> names;
};

// The same for what is built in (Modules/), and modules that put a name together.
const Implicit implicit[] = {
    {"_datetime", {"_strptime", "time"}},
    {"time", {"_strptime"}},
    {"_elementtree", {"copy", "xml.etree.ElementPath"}},
    {"_operator", {"functools"}},
    {"_pickle", {"copyreg", "_compat_pickle", "codecs", "functools"}},
    {"_sre", {"re"}},
    {"array", {"collections.abc"}},
    {"posix", {"resource"}},
    {"multiprocessing.context",
     {"multiprocessing.spawn", "multiprocessing.forkserver", "multiprocessing.resource_tracker"}},
    {"pickle", {"_compat_pickle"}},
    // Debian's name of it; sysconfig makes it of the platform's.
    {"sysconfig", {"_sysconfigdata__x86_64-linux-gnu", "_sysconfigdata__linux_x86_64-linux-gnu"}},
    {"zoneinfo", {"tzdata", "tzdata.zoneinfo"}},
    {"zoneinfo._common", {"importlib.resources"}},
    // Loaders import these for them (importlib/_bootstrap_external.py).
    {"importlib.resources", {"importlib.readers"}},
};

bool is_name(llvm::StringRef text) {
  if (text.empty() || text.size() > 100)
    return false;
  return llvm::all_of(llvm::split(text, '.'), [](llvm::StringRef part) {
    return !part.empty() && !llvm::isDigit(part[0]) &&
           llvm::all_of(part, [](char c) { return llvm::isAlnum(c) || c == '_'; });
  });
}

} // namespace

llvm::ArrayRef<const char *> always_imported() {
  return always;
}

std::vector<std::string> imported_by(const std::string &name) {
  for (const Implicit &row : implicit)
    if (row.by == name)
      return {row.names.begin(), row.names.end()};
  return {};
}

llvm::Expected<std::vector<std::string>> names_in_extension(const library::Located &extension) {
  llvm::Expected<std::vector<std::string>> texts = texts_in(extension.file);
  if (!texts)
    return texts.takeError();
  llvm::StringSet<> names;
  for (const std::string &text : *texts)
    if (is_name(text))
      names.insert(text);
  std::vector<std::string> found;
  for (const auto &name : names)
    found.push_back(name.getKey().str());
  llvm::sort(found);
  return found;
}

bool is_likely_import(llvm::StringRef name) {
  constexpr llvm::StringRef never[] = {
      "test",    "this", "antigravity", "idlelib",    "tkinter", "turtle",    "turtledemo", "ensurepip",
      "lib2to3", "venv", "pydoc",       "pydoc_data", "pip",     "distutils", "readline",   "rlcompleter"};
  return !llvm::is_contained(never, name.split('.').first);
}

bool is_meant(const library::Located &by, llvm::StringRef name) {
  // For the interactive interpreter, and for tests.
  constexpr llvm::StringRef never[] = {"test",       "doctest",  "pydoc",      "idlelib",
                                       "turtledemo", "readline", "rlcompleter"};
  // In place of what is there; site's, which is not asked; and what is only called by the one that is
  // imported.
  constexpr std::pair<llvm::StringRef, llvm::StringRef> not_by[] = {
      {"abc", "_py_abc"},
      {"decimal", "_pydecimal"},
      {"random", "hashlib"},
      {"threading", "_threading_local"},
      {"site", "sitecustomize"},
      {"site", "usercustomize"},
      {"importlib._bootstrap_external", "importlib"},
      {"_frozen_importlib_external", "importlib"}};
  if (!by.is_standard)
    return true;
  const llvm::StringRef top = name.split('.').first;
  if (llvm::any_of(not_by, [&](const auto &pair) { return pair.first == by.name && pair.second == top; }))
    return false;
  const bool is_interactive = by.name == "cmd" || by.name == "code" || by.name == "pdb";
  return is_interactive || !llvm::is_contained(never, top);
}

bool is_tool(llvm::StringRef name) {
  constexpr llvm::StringRef tools[] = {"pytest",  "_pytest", "hypothesis", "nose",    "setuptools",
                                       "pip",     "Cython",  "cython",     "IPython", "sphinx",
                                       "doctest", "pydoc",   "pdb"};
  return llvm::is_contained(tools, name.split('.').first) ||
         llvm::any_of(llvm::split(name, '.'), [](llvm::StringRef part) {
           return part == "tests" || part == "conftest" || part == "distutils";
         });
}

} // namespace lasti::standalone
