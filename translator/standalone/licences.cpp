#include "standalone/licences.h"

#include "system/files.h"
#include "system/process.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>

#include <map>
#include <set>

namespace lasti::standalone {
namespace {

// The output of dpkg-query, also where it knows some of the arguments only.
std::string ask_dpkg(llvm::ArrayRef<std::string> arguments) {
  llvm::Expected<system::Ended> ended = system::run_process("dpkg-query", arguments, /*verbose=*/false);
  if (ended)
    return ended->text;
  llvm::consumeError(ended.takeError());
  return "";
}

// The directories that are links into /usr belong to packages under either name.
std::string other_name(llvm::StringRef file) {
  llvm::StringRef below = file;
  if (below.consume_front("/usr/lib/") && below.contains('/'))
    return "/lib/" + below.str();
  return "";
}

/// file → package, with its architecture: lines `package, other:amd64: /path`.
void add_owners(llvm::ArrayRef<std::string> files, std::map<std::string, std::string> &found) {
  std::vector<std::string> arguments{"--search"};
  for (const std::string &file : files) {
    arguments.push_back(file);
    if (std::string other = other_name(file); !other.empty())
      arguments.push_back(other);
  }
  const std::string text = ask_dpkg(arguments);
  for (llvm::StringRef line : llvm::split(text, '\n')) {
    const auto [package, path] = line.split(": ");
    if (!path.starts_with("/") || package.starts_with("dpkg-query") || package.starts_with("diversion"))
      continue;
    found[path.str()] = package.split(',').first.str();
  }
}

/// As many at a time as a command line takes.
std::map<std::string, std::string> owners(llvm::ArrayRef<std::string> files) {
  constexpr size_t most = 1000;
  std::map<std::string, std::string> found;
  for (; !files.empty(); files = files.drop_front(std::min(most, files.size())))
    add_owners(files.take_front(most), found);
  return found;
}

std::string read_or_nothing(const std::string &file) {
  llvm::Expected<std::string> text = system::read_file(file);
  if (text)
    return std::move(*text);
  llvm::consumeError(text.takeError());
  return "";
}

Package describe(llvm::StringRef name, llvm::StringRef version) {
  Package package{name.str(), version.str(), "", {}};
  const std::string file = "/usr/share/doc/" + name.split(':').first.str() + "/copyright";
  if (!llvm::sys::fs::is_regular_file(file))
    return package;
  package.copyright = file;
  package.licences = licence_names(read_or_nothing(file));
  return package;
}

} // namespace

std::vector<std::string> licence_names(llvm::StringRef copyright) {
  std::set<std::string> names;
  if (!copyright.starts_with("Format:") || !copyright.split('\n').first.contains("copyright-format"))
    return {};
  for (llvm::StringRef line : llvm::split(copyright, '\n'))
    if (line.consume_front("License:") && !line.trim().empty())
      names.insert(line.trim().str());
  return {names.begin(), names.end()};
}

Packages find_packages(llvm::ArrayRef<std::string> files) {
  Packages result;
  const std::map<std::string, std::string> owned = owners(files);
  std::set<std::string> names;
  for (const std::string &file : files)
    for (const std::string &name : {file, other_name(file)})
      if (auto found = owned.find(name); found != owned.end()) {
        result.owner[file] = found->second;
        names.insert(found->second);
      }
  if (names.empty())
    return result;
  std::vector<std::string> arguments{"--show", "--showformat=${binary:Package} ${Version}\n"};
  arguments.insert(arguments.end(), names.begin(), names.end());
  const std::string versions = ask_dpkg(arguments);
  std::map<std::string, std::string> by_name;
  for (llvm::StringRef line : llvm::split(versions, '\n'))
    by_name[line.split(' ').first.str()] = line.split(' ').second.str();
  for (const std::string &name : names)
    result.packages.push_back(describe(name, by_name[name]));
  return result;
}

} // namespace lasti::standalone
