#include "sidecars/package.h"

#include "system/files.h"
#include "system/output_file.h"

#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <vector>

namespace lasti::sidecars {
namespace {

namespace fs = llvm::sys::fs;

/// A line that site.py executes at each start. It asks for nothing that is not loaded then but the package.
constexpr const char *pth = "import lasti; lasti.turn_on()\n";

/// As an OutputFile, whose names are none for Python source.
llvm::Error replace(const std::string &path, llvm::StringRef text) {
  llvm::SmallString<128> part;
  int descriptor;
  if (std::error_code code = fs::createUniqueFile(path + ".%%%%%%%%", descriptor, part, fs::OF_None,
                                                  fs::all_read | fs::owner_write))
    return system::file_error(path, code);
  if (std::error_code code = fs::closeFile(descriptor))
    return system::file_error(path, code);
  if (llvm::Error error = system::write_file(part, text)) {
    fs::remove(part);
    return error;
  }
  if (std::error_code code = fs::rename(part, path)) {
    fs::remove(part);
    return system::file_error(path, code);
  }
  return llvm::Error::success();
}

/// The files of the package, read before anything is written.
llvm::Expected<std::vector<std::pair<std::string, std::string>>> read_package(const std::string &package) {
  std::vector<std::pair<std::string, std::string>> files;
  std::error_code code;
  for (fs::directory_iterator at(package, code), end; at != end && !code; at.increment(code)) {
    if (fs::is_directory(at->path())) // __pycache__
      continue;
    llvm::Expected<std::string> text = system::read_file(at->path());
    if (!text)
      return text.takeError();
    files.emplace_back(llvm::sys::path::filename(at->path()).str(), std::move(*text));
  }
  if (code)
    return system::file_error(package, code);
  return files;
}

} // namespace

llvm::Error install_package(const std::string &package, const std::string &folder, bool is_always_on) {
  if (!fs::is_directory(folder))
    return system::file_error(folder, std::make_error_code(fs::exists(folder)
                                                               ? std::errc::not_a_directory
                                                               : std::errc::no_such_file_or_directory));
  auto files = read_package(package);
  if (!files)
    return files.takeError();
  const std::string target = system::join(folder, "lasti");
  if (fs::equivalent(package, target))
    return llvm::createStringError(target + ": this is the package itself");
  if (std::error_code code = fs::create_directories(target))
    return system::file_error(target, code);
  for (const auto &[name, text] : *files)
    if (llvm::Error error = replace(target + "/" + name, text))
      return error;
  return is_always_on ? replace(system::join(folder, "lasti.pth"), pth) : llvm::Error::success();
}

} // namespace lasti::sidecars
