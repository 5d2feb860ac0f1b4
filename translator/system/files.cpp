#include "system/files.h"

#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>
#include <llvm/Support/Process.h>
#include <llvm/Support/SHA256.h>
#include <llvm/Support/Signals.h>
#include <llvm/Support/raw_ostream.h>

#include <mutex>
#include <set>

#include <sys/stat.h>
#include <unistd.h>

namespace lasti::system {
namespace {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

/// Folders to remove if a signal ends the process. Never freed: the handler may run at any time.
std::set<std::string> &live_folders() {
  static auto *folders = new std::set<std::string>;
  return *folders;
}

std::mutex &live_mutex() {
  static auto *mutex = new std::mutex;
  return *mutex;
}

void on_interrupt() {
  remove_temporaries();
  _exit(130);
}

std::error_code write_bytes(llvm::StringRef path, llvm::StringRef text) {
  std::error_code code;
  llvm::raw_fd_ostream stream(path, code);
  if (code)
    return code;
  stream << text;
  stream.close();
  code = stream.error();
  stream.clear_error();
  return code;
}

} // namespace

llvm::Error file_error(const llvm::Twine &path, std::error_code code) {
  return llvm::createStringError(code, path + ": " + code.message());
}

void remove_temporaries() {
  for (const std::string &folder : live_folders())
    fs::remove_directories(folder);
  llvm::sys::RunInterruptHandlers(); // removes the OutputFiles
}

llvm::Error check_readable(llvm::StringRef path) {
  fs::file_status status;
  if (std::error_code code = fs::status(path, status))
    return file_error(path, code);
  if (status.type() == fs::file_type::directory_file)
    return file_error(path, std::make_error_code(std::errc::is_a_directory));
  int descriptor;
  if (std::error_code code = fs::openFileForRead(path, descriptor))
    return file_error(path, code);
  ::close(descriptor);
  return llvm::Error::success();
}

std::string join(llvm::StringRef folder, llvm::StringRef relative) {
  llvm::SmallString<256> result(folder);
  path::append(result, relative);
  path::remove_dots(result, /*remove_dot_dot=*/true);
  return result.str().str();
}

std::string absolute(llvm::StringRef path) {
  llvm::SmallString<256> result(path);
  fs::make_absolute(result);
  return result.str().str();
}

llvm::Expected<std::string> read_file(llvm::StringRef path) {
  if (llvm::Error error = check_readable(path))
    return error;
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!buffer)
    return file_error(path, buffer.getError());
  return (*buffer)->getBuffer().str();
}

llvm::Error write_file(llvm::StringRef path, llvm::StringRef text) {
  std::error_code code = write_bytes(path, text);
  return code ? file_error(path, code) : llvm::Error::success();
}

llvm::Expected<TemporaryDirectory> TemporaryDirectory::create() {
  llvm::SmallString<128> folder;
  path::system_temp_directory(/*ErasedOnReboot=*/true, folder);
  path::append(folder, "lasti");
  llvm::SmallString<128> made;
  if (std::error_code code = fs::createUniqueDirectory(folder, made))
    return file_error(path::parent_path(folder), code);
  std::lock_guard lock(live_mutex());
  llvm::sys::SetInterruptFunction(on_interrupt);
  live_folders().insert(made.str().str());
  return TemporaryDirectory(made.str().str());
}

TemporaryDirectory::~TemporaryDirectory() {
  if (folder.empty())
    return;
  fs::remove_directories(folder);
  std::lock_guard lock(live_mutex());
  live_folders().erase(folder);
}

std::string TemporaryDirectory::file(const llvm::Twine &name) const {
  llvm::SmallString<128> result(folder);
  path::append(result, name);
  return result.str().str();
}

std::string hash_of(llvm::StringRef text) {
  llvm::SHA256 hash;
  hash.update(text);
  return llvm::toHex(hash.final(), /*LowerCase=*/true).substr(0, 32);
}

llvm::Expected<std::string> cache_directory() {
  llvm::SmallString<128> folder;
  if (std::optional<std::string> own = llvm::sys::Process::GetEnv("LASTI_CACHE"); own && !own->empty())
    folder = *own;
  else if (!path::cache_directory(folder))
    return llvm::createStringError("no cache folder: set XDG_CACHE_HOME or HOME");
  else
    path::append(folder, "lasti");
  if (std::error_code code = fs::create_directories(folder))
    return file_error(folder, code);
  return folder.str().str();
}

} // namespace lasti::system
