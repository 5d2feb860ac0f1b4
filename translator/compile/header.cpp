#include "compile/header.h"

#include "compile/frontend.h"
#include "system/output_file.h"

#include <clang/Basic/Version.h>
#include <fmt/format.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <algorithm>

namespace lasti::compile {
namespace {

namespace fs = llvm::sys::fs;

/// All headers below a folder, sorted: the order of a directory is not defined.
std::vector<std::string> headers_below(const std::string &folder) {
  std::vector<std::string> headers;
  std::error_code code;
  for (fs::recursive_directory_iterator at(folder, code), end; at != end && !code; at.increment(code))
    if (llvm::StringRef(at->path()).ends_with(".h"))
      headers.push_back(at->path());
  std::sort(headers.begin(), headers.end());
  return headers;
}

/// A precompiled header is refused by Clang when a header below it has another time than it had, so times
/// are part of the key.
std::string key_of(const Toolchain &toolchain, llvm::ArrayRef<std::string> flags) {
  std::string text = clang::getClangFullVersion();
  for (const std::string &flag : flags)
    text += flag + '\n';
  std::vector<std::string> files = headers_below(toolchain.runtime_include);
  for (llvm::StringRef flag : flags)
    if (flag.consume_front("-isystem"))
      files.push_back(flag.str() + "/patchlevel.h");
  for (const std::string &file : files) {
    fs::file_status status;
    if (!fs::status(file, status))
      text += fmt::format("{} {} {}\n", file, status.getSize(),
                          status.getLastModificationTime().time_since_epoch().count());
  }
  return system::hash_of(text);
}

/// Old headers go when a new one is made: the cache would grow with every change of the runtime.
void remove_old(const std::string &folder, const std::string &keep) {
  std::error_code code;
  auto limit = std::chrono::system_clock::now() - std::chrono::hours(24 * 14);
  for (fs::directory_iterator at(folder, code), end; at != end && !code; at.increment(code)) {
    fs::file_status status;
    if (at->path() != keep && !fs::status(at->path(), status) && status.getLastModificationTime() < limit)
      fs::remove(at->path());
  }
}

llvm::Error make(const std::string &header, const std::string &path, llvm::ArrayRef<std::string> flags) {
  llvm::Expected<system::OutputFile> output = system::OutputFile::create(path, {});
  if (!output)
    return output.takeError();
  if (llvm::Error error = precompile(header, flags, output->path()))
    return error;
  return output->commit(/*executable=*/false);
}

} // namespace

std::string header_name(const Toolchain &toolchain, llvm::ArrayRef<std::string> flags) {
  return "runtime-" + key_of(toolchain, flags) + ".pch";
}

llvm::Expected<std::string> precompiled_header(const Toolchain &toolchain, llvm::ArrayRef<std::string> flags,
                                               const system::TemporaryDirectory &scratch, bool verbose) {
  std::string name = header_name(toolchain, flags);
  std::string path = scratch.file(name);
  if (llvm::Expected<std::string> cache = system::cache_directory()) {
    std::string folder = *cache + "/headers";
    if (!fs::create_directories(folder) && fs::can_write(folder))
      path = folder + "/" + name;
  } else {
    llvm::consumeError(cache.takeError());
  }
  if (fs::exists(path))
    return path;
  if (verbose)
    llvm::errs() << "+ precompiling runtime.h to " << path << "\n";
  if (llvm::Error error = make(toolchain.runtime_include + "/runtime.h", path, flags))
    return error;
  remove_old(llvm::sys::path::parent_path(path).str(), path);
  return path;
}

} // namespace lasti::compile
