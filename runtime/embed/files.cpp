#ifndef LASTI_MODULE

#include "embed/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace lasti::runtime {
namespace {

namespace fs = std::filesystem;

// Where files are kept from one start to the next; empty: nowhere.
std::string cache_root() {
  if (const char *cache = getenv("XDG_CACHE_HOME"); cache && *cache == '/')
    return cache;
  if (const char *home = getenv("HOME"); home && *home == '/')
    return std::string(home) + "/.cache";
  return "";
}

bool fail(const std::string &path, int error) {
  fprintf(stderr, "lasti: cannot unpack the program's files: %s: %s\n", path.c_str(), strerror(error));
  return false;
}

bool write_all(int descriptor, const unsigned char *begin, const unsigned char *end) {
  while (begin != end) {
    const ssize_t written = write(descriptor, begin, static_cast<size_t>(end - begin));
    if (written < 0 && errno != EINTR)
      return false;
    begin += written > 0 ? written : 0;
  }
  return true;
}

// Under a name of this process's, then renamed: another start may do the same at the same time.
bool write_file(const EmbeddedFile &file, const std::string &path) {
  const std::string part = path + "." + std::to_string(getpid());
  const int descriptor = open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0)
    return false;
  const bool is_written = write_all(descriptor, file.begin, file.end);
  const int error = errno;
  if (close(descriptor) == 0 && is_written && rename(part.c_str(), path.c_str()) == 0)
    return true;
  if (!is_written)
    errno = error;
  const int reason = errno;
  unlink(part.c_str());
  errno = reason;
  return false;
}

bool unpack(const EmbeddedFile &file, const std::string &directory) {
  const std::string path = directory + "/" + file.path;
  struct stat found;
  if (stat(path.c_str(), &found) == 0)
    return true;
  std::error_code code;
  fs::create_directories(fs::path(path).parent_path(), code);
  if (code)
    return fail(path, code.value());
  return write_file(file, path) || fail(path, errno);
}

// __file__ of a script: what reads files beside it finds them, and the interpreter can run it, as it can run
// the executable.
bool link_main(const std::string &executable, const std::string &path) {
  std::error_code code;
  const fs::file_status there = fs::symlink_status(path, code);
  if (fs::exists(there) && (!fs::is_symlink(there) || fs::read_symlink(path, code) == executable))
    return true;
  const std::string part = path + "." + std::to_string(getpid());
  fs::create_symlink(executable, part, code);
  if (!code)
    fs::rename(part, path, code);
  return !code || fail(path, code.value());
}

// A directory that nobody else writes to; false if it cannot be had.
bool make_directory(const std::string &path) {
  std::error_code code;
  fs::create_directories(path, code);
  struct stat found;
  return !code && stat(path.c_str(), &found) == 0 && found.st_uid == geteuid() &&
         access(path.c_str(), W_OK) == 0;
}

std::string temporary_directory; // removed by the process that made it
pid_t maker;

void remove_temporary() {
  std::error_code code;
  if (getpid() == maker)
    fs::remove_all(temporary_directory, code);
}

bool make_temporary(std::string &directory) {
  const char *folder = getenv("TMPDIR");
  directory = std::string(folder && *folder ? folder : "/tmp") + "/lasti-files-XXXXXX";
  if (!mkdtemp(directory.data()))
    return fail(directory, errno);
  temporary_directory = directory;
  maker = getpid();
  atexit(remove_temporary);
  return true;
}

} // namespace

bool unpack_files(const EmbeddedProgram &program, const std::string &executable, std::string &directory) {
  if (program.file_count == 0)
    return true;
  if (const std::string root = cache_root(); !root.empty())
    directory = root + "/lasti/files/" + program.files_key;
  if ((directory.empty() || !make_directory(directory)) && !make_temporary(directory))
    return false;
  for (std::size_t i = 0; i < program.file_count; ++i)
    if (!unpack(program.files[i], directory))
      return false;
  return program.run_module || link_main(executable, directory + "/" + program.modules[0].path);
}

} // namespace lasti::runtime

#endif
