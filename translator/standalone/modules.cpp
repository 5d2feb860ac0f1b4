#include "standalone/modules.h"

#include "library/read.h"
#include "standalone/implicit.h"
#include "system/files.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/ADT/StringSet.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <map>

namespace lasti::standalone {
namespace {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

using library::Kind;
using library::Located;
using program::ImportRequest;

llvm::StringRef top_of(llvm::StringRef name) {
  return name.split('.').first;
}

class Follower {
public:
  Follower(const program::Interpreter &interpreter, const Request &request)
      : interpreter(interpreter), request(request) {}

  llvm::Expected<Modules> run() {
    for (const char *name : always_imported())
      ask(name);
    for (const ImportRequest &import : request.imports) {
      by_program.insert(import.name);
      ask(import, import.name);
    }
    ask_selected();
    for (const std::string &name : request.entry_points)
      ask(name);
    for (const Located &extension : request.extensions)
      if (llvm::Error error = ask_named_in(extension))
        return error;
    // A round asks for all that the one before has found.
    while (!asked.empty()) {
      llvm::Expected<std::vector<Located>> located = library::locate(interpreter, std::exchange(asked, {}));
      if (!located)
        return located.takeError();
      if (llvm::Error error = take_all(*located))
        return error;
    }
    if (llvm::Error error = check_selected())
      return error;
    return result();
  }

private:
  const program::Interpreter &interpreter;
  const Request &request;
  std::vector<std::string> asked; // to be looked for
  llvm::StringMap<std::string> asked_by;
  std::string current;          // module that asks; empty: the program or the interpreter
  llvm::StringSet<> known;      // asked for in this round or before
  llvm::StringSet<> doubtful;   // asked for, and meant only if it is the standard library's
  llvm::StringSet<> by_program; // that the program itself names
  llvm::StringSet<> star;       // packages that somebody imports * from
  llvm::StringSet<> whole;      // packages of which all modules go in
  llvm::StringSet<> deep;       // … and the packages below
  std::map<std::string, Located> seen;
  std::map<std::string, CarriedModule> carried;
  Modules modules;

  void ask(llvm::StringRef name) {
    if (name.consume_back(".*"))
      ask_whole(name.str());
    if (known.insert(name).second) {
      asked.push_back(name.str());
      asked_by.try_emplace(name, current);
    }
  }

  /// What an extension module names without a dot is often no module: it has to be the library's, or an
  /// extension module with a name that is nobody's word, as "_cffi_backend".
  void ask_if_certain(llvm::StringRef name) {
    if (!known.contains(name) && doubtful.insert(name).second) {
      asked.push_back(name.str());
      asked_by.try_emplace(name, current);
    }
  }

  bool is_certain(const Located &located) const {
    return known.contains(located.name) || !doubtful.contains(located.name) || located.is_standard ||
           (located.kind == Kind::Extension && llvm::StringRef(located.name).starts_with("_"));
  }

  void ask(const ImportRequest &import, const std::string &name) {
    ask(name);
    for (const std::string &part : import.names)
      ask(name + "." + part);
    if (import.star && star.insert(name).second)
      if (auto found = carried.find(name); found != carried.end() && found->second.module)
        ask_star(name, program::scan_imports(*found->second.module));
  }

  // `from package import *` imports what __all__ names: the submodules among the package's strings.
  void ask_star(const std::string &package, const program::ImportScan &scan) {
    if (seen.at(package).is_package)
      for (const std::string &text : scan.strings)
        if (text.find('.') == text.npos)
          ask(package + "." + text);
  }

  void ask_whole(const std::string &package) {
    if (whole.insert(package).second)
      if (auto found = seen.find(package); found != seen.end())
        ask_modules_in(found->second);
  }

  /// All modules of a package, as its directories have them.
  void ask_modules_in(const Located &package) {
    std::error_code code;
    for (const std::string &place : package.places)
      for (fs::directory_iterator at(place, code), end; !code && at != end; at.increment(code))
        ask_entry(package, at->path());
  }

  void ask_entry(const Located &package, const std::string &file) {
    const llvm::StringRef last = path::filename(file);
    const std::string name = last.split('.').first.str();
    const bool goes_deep = deep.contains(package.name);
    // What is in a namespace package may be one as well.
    const bool is_package = fs::exists(file + "/__init__.py") ||
                            (package.kind == Kind::Namespace && fs::is_directory(file) && last == name);
    const bool is_module = last.ends_with(".py") || last.ends_with(".pyc") || last.ends_with(".so");
    if (!(is_package || is_module) || name == "__init__" || name == "__pycache__" ||
        (name == "__main__" && !goes_deep))
      return;
    const std::string full = package.name + "." + name;
    if (goes_deep && is_package)
      deep.insert(full);
    ask(goes_deep && is_package ? full + ".*" : full);
  }

  void ask_selected() {
    for (const std::string &name : request.selection.modules)
      ask(name);
    for (const std::string &name : request.selection.packages) {
      deep.insert(name);
      ask(name + ".*");
    }
  }

  llvm::Error check_selected() const {
    for (const auto *names : {&request.selection.modules, &request.selection.packages})
      for (const std::string &name : *names)
        if (!seen.contains(name) && !request.embedded.contains(name))
          return llvm::createStringError("no module '" + name +
                                         "' beside the program, and none is installed");
    return llvm::Error::success();
  }

  /// The program's own modules come first on the path, whatever is installed by the same name.
  bool is_wanted(const Located &located) const {
    return !request.embedded.contains(located.name) &&
           !request.embedded.contains(top_of(located.name).str()) &&
           llvm::none_of(request.selection.excluded, [&](const std::string &excluded) {
             return library::is_below(located.name, excluded);
           });
  }

  llvm::Error take_all(llvm::ArrayRef<Located> located) {
    std::vector<Located> with_code;
    for (const Located &one : located) {
      current = one.name;
      if (!is_wanted(one) || !is_certain(one) || !seen.emplace(one.name, one).second)
        continue;
      for (const std::string &name : imported_by(one.name))
        ask(name);
      if (whole.contains(one.name))
        ask_modules_in(one);
      switch (one.kind) {
      case Kind::Source:
      case Kind::Bytecode:
      case Kind::Frozen:
        with_code.push_back(one);
        break;
      case Kind::Namespace:
        carried.emplace(one.name, CarriedModule{one, place_of(one), "", std::nullopt});
        break;
      case Kind::Extension:
        modules.extensions.push_back(one);
        if (llvm::Error error = ask_named_in(one))
          return error;
        break;
      case Kind::Builtin:
        break;
      case Kind::Other:
        if (llvm::Error error = refuse(one))
          return error;
        break;
      }
    }
    read(with_code);
    return llvm::Error::success();
  }

  /// What a library may want is left out; what the program names is needed.
  llvm::Error refuse(const Located &other) {
    const std::string reason = other.name + (other.file.empty() ? "" : " (" + other.file + ")") +
                               ": it is in an archive, or comes from a loader of its own";
    modules.left_out.push_back(reason);
    if (!by_program.contains(other.name))
      return llvm::Error::success();
    return llvm::createStringError("--standalone cannot carry " + reason +
                                   "; --exclude-module leaves it out");
  }

  llvm::Error ask_named_in(const Located &extension) {
    llvm::Expected<std::vector<std::string>> names = names_in_extension(extension);
    if (!names)
      return names.takeError();
    for (llvm::StringRef name : *names)
      if (name.contains('.') || name == top_of(extension.name))
        ask(name);
      else if (is_likely_import(name))
        ask_if_certain(name);
    return llvm::Error::success();
  }

  void read(llvm::ArrayRef<Located> wanted) {
    std::vector<llvm::Expected<pyc::Module>> read =
        library::read_modules(interpreter, request.version, wanted);
    for (size_t i = 0; i < wanted.size(); ++i)
      if (current = wanted[i].name; read[i])
        take(wanted[i], std::move(*read[i]));
      else
        modules.left_out.push_back(library::left_out_line(wanted[i].file, read[i].takeError()));
  }

  /// The interpreter holds the code of a frozen module itself, and has imported importlib's by other names.
  static bool is_carried(const Located &located) {
    return located.kind != Kind::Frozen && !llvm::StringRef(located.name).starts_with("importlib._bootstrap");
  }

  /// What a module needs to be imported itself.
  static llvm::StringSet<> names_in_body(const pyc::Module &module, const std::string &package) {
    llvm::StringSet<> names;
    for (const ImportRequest &import :
         program::scan_imports(module, program::ScannedCode::RunByImport).requests) {
      std::string name;
      if (program::absolute_name(package, import.level, import.name, name))
        names.insert(name);
    }
    return names;
  }

  void take(const Located &located, pyc::Module module) {
    const program::ImportScan scan = program::scan_imports(module, program::ScannedCode::Imported);
    const std::string package = library::package_of(located).str();
    const llvm::StringSet<> at_import = names_in_body(module, package);
    if (is_carried(located))
      carried.emplace(located.name, CarriedModule{located, place_of(located), "", std::move(module)});
    for (const ImportRequest &import : scan.requests) {
      std::string name;
      if (program::absolute_name(package, import.level, import.name, name) && is_meant(located, name) &&
          (at_import.contains(name) || !is_tool(name)))
        ask(import, name);
    }
    if (star.contains(located.name))
      ask_star(located.name, scan);
    ask_computed(located, package, scan);
  }

  /// What a package names of itself in its strings, it may import, as by a table. Where a module imports what
  /// a variable names: modules beside it, and the packages that the name begins with.
  void ask_computed(const Located &located, const std::string &package, const program::ImportScan &scan) {
    const bool computes = scan.dynamic || !scan.prefixes.empty();
    for (const std::string &prefix : scan.prefixes)
      ask(prefix + ".*");
    for (const std::string &text : scan.strings) {
      const bool has_dot = text.find('.') != text.npos;
      const bool is_own = library::is_below(text, top_of(located.name));
      if (is_own && (computes || (has_dot && !located.is_standard)) && !is_tool(text))
        ask(text);
      else if (!is_own && computes && !package.empty() && !has_dot)
        ask(package + "." + text);
    }
  }

  Modules result() {
    for (auto &[name, module] : carried) {
      module.by = asked_by.lookup(name);
      modules.bytecode.push_back(std::move(module));
    }
    llvm::sort(modules.bytecode,
               [](const CarriedModule &a, const CarriedModule &b) { return a.place < b.place; });
    llvm::sort(modules.extensions, [](const Located &a, const Located &b) { return a.name < b.name; });
    llvm::sort(modules.left_out);
    return std::move(modules);
  }
};

} // namespace

std::string place_of(const Located &located) {
  std::string place = located.is_standard ? "" : "site-packages/";
  for (char c : located.name)
    place += c == '.' ? '/' : c;
  if (located.kind == Kind::Namespace)
    return place + "/";
  if (located.kind == Kind::Extension) {
    const std::string folder = located.is_standard ? "lib-dynload/" : path::parent_path(place).str() + "/";
    return system::join("", folder + path::filename(located.file).str());
  }
  return place + (located.is_package ? "/__init__.py" : ".py");
}

llvm::Expected<Modules> follow_modules(const program::Interpreter &interpreter, const Request &request) {
  return Follower(interpreter, request).run();
}

} // namespace lasti::standalone
