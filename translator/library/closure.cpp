#include "library/closure.h"

#include "library/read.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringSwitch.h>
#include <llvm/ADT/StringSet.h>

#include <map>

namespace lasti::library {
namespace {

class Follower {
public:
  Follower(const program::Interpreter &interpreter, const Request &request)
      : interpreter(interpreter), request(request) {}

  llvm::Expected<Closure> run() {
    for (const program::ImportRequest &import : request.imports)
      ask(import, import.name);
    // A round asks for all that the one before has found.
    while (!asked.empty()) {
      llvm::Expected<std::vector<Located>> located = locate(interpreter, std::exchange(asked, {}));
      if (!located)
        return located.takeError();
      read(*located);
    }
    for (auto &[name, library] : libraries)
      if (function_count(library.module))
        closure.libraries.push_back(std::move(library));
    return std::move(closure);
  }

private:
  const program::Interpreter &interpreter;
  const Request &request;
  std::vector<std::string> asked; // to be looked for
  llvm::StringSet<> known;        // asked for in this round or before
  llvm::StringSet<> seen;         // located
  llvm::StringSet<> star;         // packages that somebody imports * from
  std::map<std::string, Library> libraries;
  Closure closure;

  void ask(const std::string &name) {
    if (known.insert(name).second)
      asked.push_back(name);
  }

  // A name behind `from … import` is a module if there is one below the package.
  void ask(const program::ImportRequest &import, const std::string &name) {
    ask(name);
    for (const std::string &part : import.names)
      ask(name + "." + part);
    if (import.star && star.insert(name).second)
      if (auto found = libraries.find(name); found != libraries.end())
        ask_star(name, scan(found->second.module));
  }

  // `from package import *` imports what __all__ names: the submodules among the package's strings.
  void ask_star(const std::string &package, const program::ImportScan &scan) {
    if (libraries.at(package).located.is_package)
      for (const std::string &text : scan.strings)
        if (text.find('.') == text.npos)
          ask(package + "." + text);
  }

  static program::ImportScan scan(const pyc::Module &module) {
    return program::scan_imports(module, program::ScannedCode::RunByImport);
  }

  /// What a program works with is imported in functions, too, and by names that are computed: of the same top
  /// package, that counts. The standard library has few such ways that are ever taken.
  void follow_functions(const Library &library, const std::string &package) {
    const program::ImportScan all = program::scan_imports(library.module, program::ScannedCode::All);
    const std::string top = llvm::StringRef(library.located.name).split('.').first.str();
    const auto is_inside = [&](llvm::StringRef name) { return name == top || name.starts_with(top + "."); };
    for (const program::ImportRequest &import : all.requests) {
      std::string absolute;
      if (program::absolute_name(package, import.level, import.name, absolute) && is_inside(absolute))
        ask(import, absolute);
    }
    if (!all.dynamic && all.prefixes.empty())
      return;
    for (const std::string &text : all.strings)
      if (is_inside(text))
        ask(text);
      else if (!package.empty() && text.find('.') == text.npos)
        ask(package + "." + text);
  }

  /// The modules whose bodies run before there is a hook, by both of their names.
  static bool is_core(llvm::StringRef name) {
    return llvm::StringSwitch<bool>(name)
        .Cases("importlib._bootstrap", "importlib._bootstrap_external", true)
        .Cases("_frozen_importlib", "_frozen_importlib_external", true)
        .Default(false);
  }

  bool is_wanted(const Located &located) const {
    const bool has_code =
        located.kind == Kind::Source || located.kind == Kind::Bytecode || located.kind == Kind::Frozen;
    // The program's own modules come first on the path, whatever is installed by the same name.
    return has_code && !is_core(located.name) && (request.follow == Follow::All || !located.is_standard) &&
           !request.embedded.contains(located.name) &&
           !request.embedded.contains(llvm::StringRef(located.name).split('.').first.str()) &&
           llvm::none_of(request.excluded,
                         [&](const std::string &excluded) { return is_below(located.name, excluded); });
  }

  void read(llvm::ArrayRef<Located> located) {
    std::vector<Located> wanted;
    for (const Located &one : located)
      if (seen.insert(one.name).second && is_wanted(one))
        wanted.push_back(one);
    std::vector<llvm::Expected<pyc::Module>> modules = read_modules(interpreter, request.version, wanted);
    for (size_t i = 0; i < wanted.size(); ++i)
      if (modules[i])
        take({std::move(wanted[i]), std::move(*modules[i])});
      else
        closure.left_out.push_back(left_out_line(wanted[i].file, modules[i].takeError()));
  }

  void take(Library library) {
    const std::string name = library.located.name;
    const program::ImportScan imports = scan(library.module);
    const std::string package = package_of(library.located).str();
    if (!library.located.is_standard)
      follow_functions(library, package);
    libraries.emplace(name, std::move(library));
    for (const program::ImportRequest &import : imports.requests) {
      std::string absolute;
      if (program::absolute_name(package, import.level, import.name, absolute))
        ask(import, absolute);
    }
    if (star.contains(name))
      ask_star(name, imports);
  }
};

} // namespace

bool is_function(const pyc::CodeObject &code) {
  return code.flags & pyc::code_flags::optimized;
}

size_t function_count(const pyc::Module &module) {
  return llvm::count_if(pyc::all_code(module.code), [](const std::shared_ptr<const pyc::CodeObject> &code) {
    return is_function(*code);
  });
}

llvm::Expected<Closure> follow_imports(const program::Interpreter &interpreter, const Request &request) {
  return Follower(interpreter, request).run();
}

} // namespace lasti::library
