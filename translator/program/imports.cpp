#include "program/imports.h"

#include "program/imports_scan.h"
#include "pyc/reader.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringSet.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <algorithm>
#include <map>
#include <set>

namespace lasti::program {
namespace {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

// What stands for a name in a directory.
struct Candidate {
  std::string place;  // relative, as in EmbeddedModule::path; empty: nothing
  std::string source; // the file to read, .py or .pyc; empty: a namespace package
  bool is_package = false;
};

struct Found {
  Candidate candidate;
  std::optional<pyc::Module> module;
  ImportScan scan;
};

bool is_below(llvm::StringRef name, llvm::StringRef package) {
  return name == package || (name.starts_with(package) && name[package.size()] == '.');
}

llvm::StringRef parent_of(llvm::StringRef name) {
  return name.contains('.') ? name.rsplit('.').first : "";
}

class Finder {
public:
  Finder(const Entry &entry, const ModuleSelection &selection, CompileSources compile)
      : entry(entry), selection(selection), compile(compile), root(entry.root) {}

  llvm::Error run(const pyc::Module &main) {
    const llvm::StringRef package = parent_of(entry.run_module);
    if (!package.empty())
      request(package);
    request_imports(entry.module_name, package, scan_imports(main));
    if (llvm::Error error = request_selected())
      return error;
    while (!pending.empty())
      read_pending();
    return llvm::Error::success();
  }

  Imports take() {
    for (auto &[name, found] : modules)
      if (found.module || found.candidate.source.empty())
        imports.modules.push_back(
            {name, found.candidate.place, root + "/" + found.candidate.source, std::move(found.module)});
    imports.elsewhere.assign(elsewhere.begin(), elsewhere.end());
    llvm::sort(imports.computed,
               [](const ComputedImport &a, const ComputedImport &b) { return a.module < b.module; });
    return std::move(imports);
  }

private:
  bool is_file(const llvm::Twine &relative) const { return fs::is_regular_file(root + "/" + relative); }

  // As importlib's FileFinder.find_spec: a package, then a module, then a directory. Extension modules come
  // before sources there; here the source goes in, and an extension module alone is left to the file system.
  Candidate look(const std::string &directory, llvm::StringRef tail) const {
    const std::string base = directory + tail.str();
    for (const char *suffix : {".py", ".pyc"})
      if (is_file(base + "/__init__" + suffix))
        return {base + "/__init__.py", base + "/__init__" + suffix, true};
    for (const char *suffix : {".py", ".pyc"})
      if (is_file(base + suffix))
        return {base + ".py", base + suffix, false};
    if (fs::is_directory(root + "/" + base))
      return {base + "/", "", true};
    return {};
  }

  // Finds a module by its full name, and its packages before it. False if there is none.
  bool request(llvm::StringRef name) {
    if (modules.contains(name.str()))
      return true;
    if (is_foreign(name))
      return false;
    auto [parent, tail] = name.rsplit('.');
    std::string directory;
    if (tail.empty()) {
      tail = name;
    } else {
      if (!request(parent))
        return false;
      const Candidate &package = modules.at(parent.str()).candidate;
      if (!package.is_package)
        return false;
      directory = path::parent_path(package.place).str() + "/";
    }
    if (tail.empty() || tail.contains('/') || tail.contains('\0') || tail == "__init__")
      return false;
    Candidate candidate = look(directory, tail);
    if (candidate.place.empty())
      return false;
    // The program can be imported by its name as well: its own bytes serve for that.
    if (candidate.place == entry.path)
      return true;
    const bool has_code = !candidate.source.empty();
    modules.emplace(name.str(), Found{std::move(candidate), std::nullopt, {}});
    if (has_code)
      pending.push_back(name.str());
    else
      import_rest(name.str());
    return true;
  }

  bool is_foreign(llvm::StringRef name) const {
    const llvm::StringRef own = llvm::StringRef(entry.run_module).split('.').first;
    return (entry.only_package && !is_below(name, own)) ||
           llvm::any_of(selection.excluded,
                        [&](const std::string &excluded) { return is_below(name, excluded); });
  }

  llvm::Error request_selected() {
    auto missing = [&](const std::string &name) {
      return llvm::createStringError("no module '" + name + "' beside the program, in " + root);
    };
    for (const std::string &name : selection.modules)
      if (!request(name) && !selection.may_be_installed)
        return missing(name);
    for (const std::string &name : selection.packages) {
      const bool is_here = request(name) && modules.contains(name);
      if (!is_here && selection.may_be_installed)
        continue;
      if (!is_here)
        return missing(name);
      deep.insert(name);
      take_whole(name);
    }
    return llvm::Error::success();
  }

  void request_imports(llvm::StringRef module, llvm::StringRef package, const ImportScan &scan) {
    for (const ImportRequest &wanted : scan.requests) {
      std::string name;
      if (!absolute_name(package, wanted.level, wanted.name, name))
        continue;
      if (!request(name)) {
        elsewhere.insert(name);
        imports.outward.push_back({0, name, wanted.names, wanted.star});
      }
      if (!modules.contains(name))
        continue;
      if (modules.at(name).candidate.is_package)
        for (const std::string &part : wanted.names)
          request(name + "." + part);
      if (wanted.star)
        request_star(name);
      if (scan.walks)
        take_whole(name);
    }
    if (scan.dynamic)
      request_dynamic(module, package, scan);
  }

  // `from package import *` imports what __all__ names: the submodules among the package's strings.
  void request_star(const std::string &package) {
    star.insert(package);
    if (const Found &found = modules.at(package); found.module)
      for (const std::string &text : found.scan.strings)
        if (text.find('.') == text.npos)
          request(package + "." + text);
  }

  void request_dynamic(llvm::StringRef module, llvm::StringRef package, const ImportScan &scan) {
    imports.computed.push_back({module.str(), scan.prefixes});
    for (const std::string &prefix : scan.prefixes)
      if (request(prefix) && modules.contains(prefix))
        take_whole(prefix);
    for (const std::string &text : scan.strings) {
      const llvm::StringRef bare = llvm::StringRef(text).ltrim('.');
      std::string name;
      if (absolute_name(package, static_cast<unsigned>(text.size() - bare.size()), bare, name))
        request(name);
    }
    if (!package.empty())
      take_whole(package.str());
  }

  void take_whole(const std::string &package) {
    if (whole.insert(package).second)
      import_rest(package);
  }

  // All modules of a package that imports by variable or that somebody walks.
  void import_rest(const std::string &package) {
    if (!whole.contains(package) || !modules.contains(package))
      return;
    std::error_code code;
    std::vector<std::string> names;
    const std::string directory = path::parent_path(modules.at(package).candidate.place).str();
    for (fs::directory_iterator entry(root + "/" + directory, code), end; !code && entry != end;
         entry.increment(code)) {
      const llvm::StringRef file = path::filename(entry->path());
      if (file.ends_with(".py") || file.ends_with(".pyc"))
        names.push_back(path::stem(file).str());
      else if (fs::exists(entry->path() + "/__init__.py"))
        names.push_back(file.str());
    }
    std::sort(names.begin(), names.end());
    const bool goes_deep = deep.contains(package);
    for (const std::string &name : names) {
      const std::string full = package + "." + name;
      if (name.find('.') != name.npos || (name == "__main__" && !goes_deep) || !request(full))
        continue;
      if (goes_deep && modules.contains(full) && modules.at(full).candidate.is_package) {
        deep.insert(full);
        take_whole(full);
      }
    }
  }

  void read_pending() {
    std::vector<std::string> names = std::move(pending);
    std::vector<SourceFile> sources;
    pending.clear();
    for (const std::string &name : names)
      if (SourceFile file = file_of(name); llvm::StringRef(file.path).ends_with(".py"))
        sources.push_back(std::move(file));
    std::vector<llvm::Expected<CompiledModule>> compiled;
    if (!sources.empty())
      compiled = compile(sources);
    size_t next = 0;
    for (const std::string &name : names) {
      const std::string file = file_of(name).path;
      if (!llvm::StringRef(file).ends_with(".py"))
        take(name, file, pyc::read_pyc(file));
      else if (llvm::Expected<CompiledModule> &module = compiled[next++])
        take(name, file, std::move(module->module));
      else
        take(name, file, module.takeError());
    }
  }

  SourceFile file_of(const std::string &name) const {
    const std::string &source = modules.at(name).candidate.source;
    return {root + "/" + source, entry.shown_root.empty() ? "" : entry.shown_root + "/" + source};
  }

  void take(const std::string &name, const std::string &file, llvm::Expected<pyc::Module> module) {
    if (!module) {
      const std::string message = llvm::toString(module.takeError());
      // Python's own errors have several lines, and the last one says what it is.
      llvm::StringRef reason = llvm::StringRef(message).trim().rsplit('\n').second;
      reason = reason.empty() ? llvm::StringRef(message).trim() : reason;
      reason.consume_front(file + ": ");
      imports.left_out.push_back(file + ": left out: " + reason.str());
      return;
    }
    Found &found = modules.at(name);
    found.module = std::move(*module);
    found.scan = scan_imports(*found.module);
    request_imports(name, found.candidate.is_package ? name : parent_of(name), found.scan);
    if (star.contains(name))
      request_star(name);
    import_rest(name);
  }

  const Entry &entry;
  const ModuleSelection &selection;
  CompileSources compile;
  std::string root; // absolute
  std::map<std::string, Found> modules;
  std::vector<std::string> pending; // found, not read yet
  std::set<std::string> elsewhere;  // asked for and not found
  llvm::StringSet<> star;           // packages that somebody imports * from
  llvm::StringSet<> whole;          // packages of which all modules go in
  llvm::StringSet<> deep;           // … and the packages below
  Imports imports;
};

} // namespace

llvm::Expected<Imports> find_imports(const pyc::Module &main, const Entry &entry,
                                     const ModuleSelection &selection, CompileSources compile) {
  Finder finder(entry, selection, compile);
  if (llvm::Error error = finder.run(main))
    return error;
  return finder.take();
}

} // namespace lasti::program
