#include "program/imports.h"

#include "program/imports_scan.h"
#include "pyc/reader.h"

#include <llvm/ADT/StringSet.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>
#include <llvm/Support/WithColor.h>

#include <algorithm>
#include <map>

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

class Finder {
public:
  Finder(const pyc::Module &main, llvm::StringRef directory, CompileSources compile)
      : main(main), compile(compile) {
    llvm::SmallString<256> absolute(directory);
    if (!fs::make_absolute(absolute))
      directory = absolute;
    // __pycache__/app.cpython-311.pyc belongs to app.py in the directory above.
    if (path::filename(directory) == "__pycache__")
      directory = path::parent_path(directory);
    root = directory.str();
    main_place = path::filename(main.code->filename).str();
  }

  std::vector<FoundModule> run() {
    request_imports("", scan_imports(main));
    while (!pending.empty())
      read_pending();
    std::vector<FoundModule> result;
    for (auto &[name, found] : modules)
      if (found.module || found.candidate.source.empty())
        result.push_back(
            {name, found.candidate.place, root + "/" + found.candidate.source, std::move(found.module)});
    return result;
  }

  std::vector<std::string> left_out;

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
    if (candidate.place == main_place)
      return true;
    const bool has_code = !candidate.source.empty();
    modules.emplace(name.str(), Found{std::move(candidate), std::nullopt, {}});
    if (has_code)
      pending.push_back(name.str());
    else
      import_rest(name.str());
    return true;
  }

  // A relative name made absolute; false if it leads out of the top package.
  static bool absolute(llvm::StringRef package, unsigned level, llvm::StringRef name, std::string &result) {
    if (level && package.empty())
      return false;
    for (unsigned i = 1; i < level; ++i) {
      if (!package.contains('.'))
        return false;
      package = package.rsplit('.').first;
    }
    result = level ? package.str() : "";
    if (!result.empty() && !name.empty())
      result += '.';
    result += name;
    return !result.empty();
  }

  void request_imports(llvm::StringRef package, const ImportScan &scan) {
    for (const ImportRequest &wanted : scan.requests) {
      std::string name;
      if (!absolute(package, wanted.level, wanted.name, name) || !request(name) || !modules.contains(name))
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
      request_dynamic(package, scan);
  }

  // `from package import *` imports what __all__ names: the submodules among the package's strings.
  void request_star(const std::string &package) {
    star.insert(package);
    if (const Found &found = modules.at(package); found.module)
      for (const std::string &text : found.scan.strings)
        if (text.find('.') == text.npos)
          request(package + "." + text);
  }

  void request_dynamic(llvm::StringRef package, const ImportScan &scan) {
    for (const std::string &text : scan.strings) {
      const llvm::StringRef bare = llvm::StringRef(text).ltrim('.');
      std::string name;
      if (absolute(package, static_cast<unsigned>(text.size() - bare.size()), bare, name))
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
    for (const std::string &name : names)
      if (name.find('.') == name.npos && name != "__main__")
        request(package + "." + name);
  }

  void read_pending() {
    std::vector<std::string> names = std::move(pending), sources;
    pending.clear();
    for (const std::string &name : names) {
      const std::string file = root + "/" + modules.at(name).candidate.source;
      if (llvm::StringRef(file).ends_with(".py"))
        sources.push_back(file);
    }
    std::vector<llvm::Expected<pyc::Module>> compiled;
    if (!sources.empty())
      compiled = compile(sources);
    size_t next = 0;
    for (const std::string &name : names) {
      const std::string file = root + "/" + modules.at(name).candidate.source;
      if (llvm::StringRef(file).ends_with(".py"))
        take(name, file, std::move(compiled[next++]));
      else
        take(name, file, pyc::read_pyc(file));
    }
  }

  void take(const std::string &name, const std::string &file, llvm::Expected<pyc::Module> module) {
    if (!module) {
      std::string message = llvm::toString(module.takeError());
      llvm::StringRef reason(message);
      reason.consume_front(file + ": ");
      left_out.push_back(file + ": left out: " + reason.trim().str());
      return;
    }
    Found &found = modules.at(name);
    found.module = std::move(*module);
    found.scan = scan_imports(*found.module);
    const bool is_package = found.candidate.is_package;
    request_imports(is_package ? name : name.substr(0, name.rfind('.') == name.npos ? 0 : name.rfind('.')),
                    found.scan);
    if (star.contains(name))
      request_star(name);
    import_rest(name);
  }

  const pyc::Module &main;
  CompileSources compile;
  std::string root;       // absolute: the directory of the main file
  std::string main_place; // "app.py"
  std::map<std::string, Found> modules;
  std::vector<std::string> pending; // found, not read yet
  llvm::StringSet<> star;           // packages that somebody imports * from
  llvm::StringSet<> whole;          // packages of which all modules go in
};

} // namespace

llvm::Expected<std::vector<FoundModule>> find_imports(const pyc::Module &main, llvm::StringRef directory,
                                                      CompileSources compile,
                                                      std::vector<std::string> *left_out) {
  Finder finder(main, directory, compile);
  std::vector<FoundModule> found = finder.run();
  if (left_out)
    *left_out = std::move(finder.left_out);
  else
    for (const std::string &line : finder.left_out)
      llvm::WithColor::warning(llvm::errs(), "lasti") << line << "\n";
  return found;
}

} // namespace lasti::program
