#ifndef LASTI_MODULE

#include "carried/unpack.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

namespace lasti::runtime {
namespace {

namespace fs = std::filesystem;

// Files of an installation have this time of change, so that a file that somebody has touched shows.
constexpr time_t unpacked_time = 315532800; // 1980-01-01

// Where files are kept from one start to the next; empty: nowhere.
std::string cache_root() {
  if (const char *cache = getenv("XDG_CACHE_HOME"); cache && *cache == '/')
    return cache;
  if (const char *home = getenv("HOME"); home && *home == '/')
    return std::string(home) + "/.cache";
  return "";
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

bool fill(int descriptor, const EmbeddedFile &file, bool for_code) {
  if (!write_all(descriptor, file.begin, file.end))
    return false;
  const timespec times[] = {{unpacked_time, 0}, {unpacked_time, 0}};
  return !for_code || futimens(descriptor, times) == 0;
}

bool write_file(const EmbeddedFile &file, const std::string &path, bool for_code) {
  const std::string part = path + "." + std::to_string(getpid());
  // Some packages bring programs that they start.
  const mode_t mode = for_code ? 0700 : 0644;
  const int descriptor = open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode);
  if (descriptor < 0)
    return false;
  const bool is_filled = fill(descriptor, file, for_code);
  int error = errno;
  const bool is_closed = close(descriptor) == 0;
  if (is_filled && is_closed && rename(part.c_str(), path.c_str()) == 0)
    return true;
  if (is_filled)
    error = errno;
  unlink(part.c_str());
  errno = error;
  return false;
}

// A colon would part sys.prefix in two (Modules/getpath.py).
bool can_be_prefix(const std::string &path) {
  return path.find(':') == path.npos;
}

// A directory that nobody else writes to; false if it cannot be had.
bool make_directory(const std::string &path, bool for_code) {
  std::error_code code;
  fs::create_directories(path, code);
  struct stat found;
  if (code || lstat(path.c_str(), &found) != 0 || access(path.c_str(), W_OK) != 0)
    return false;
  if (!for_code)
    return found.st_uid == geteuid() && !(found.st_mode & S_IWOTH);
  struct statvfs system;
  const bool is_own = found.st_uid == geteuid() && S_ISDIR(found.st_mode) && can_be_prefix(path);
  return is_own && ((found.st_mode & 07777) == 0700 || chmod(path.c_str(), 0700) == 0) &&
         statvfs(path.c_str(), &system) == 0 && !(system.f_flag & ST_NOEXEC);
}

struct Temporary {
  std::vector<std::string> directories; // removed by the process that made them
  pid_t maker = 0;
};

Temporary &temporary() {
  static Temporary &own = *new Temporary;
  return own;
}

void remove_temporary() {
  std::error_code code;
  if (getpid() == temporary().maker)
    for (const std::string &directory : temporary().directories)
      fs::remove_all(directory, code);
}

bool make_temporary(std::string &directory) {
  const char *folder = getenv("TMPDIR");
  directory = std::string(folder && *folder ? folder : "/tmp") + "/lasti-files-XXXXXX";
  if (!mkdtemp(directory.data()))
    return fail_to_unpack(directory, errno);
  if (temporary().directories.empty())
    atexit(remove_temporary);
  temporary().directories.push_back(directory);
  temporary().maker = getpid();
  return true;
}

// Whether the file is there as it was unpacked.
bool is_unpacked(const EmbeddedFile &file, const std::string &path) {
  struct stat found;
  return lstat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode) && found.st_uid == geteuid() &&
         !(found.st_mode & (S_IWGRP | S_IWOTH)) && found.st_mtim.tv_sec == unpacked_time &&
         found.st_size == file.end - file.begin;
}

} // namespace

bool fail_to_unpack(const std::string &path, int error) {
  fprintf(stderr, "lasti: cannot unpack the program's files: %s: %s\n", path.c_str(), strerror(error));
  return false;
}

bool choose_directory(const char *kind, const char *key, bool for_code, std::string &directory) {
  if (const std::string root = cache_root(); !root.empty()) {
    directory = root + "/lasti/" + kind + "/" + key;
    if (make_directory(directory, for_code))
      return true;
  }
  if (!make_temporary(directory))
    return false;
  return !for_code || can_be_prefix(directory) || fail_to_unpack(directory, EINVAL);
}

bool unpack_file(const EmbeddedFile &file, const std::string &path, bool for_code) {
  std::error_code code;
  fs::create_directories(fs::path(path).parent_path(), code);
  if (code)
    return fail_to_unpack(path, code.value());
  return write_file(file, path, for_code) || fail_to_unpack(path, errno);
}

bool unpack_installation(const CarriedFiles &files, std::string &directory) {
  const mode_t mask = umask(077);
  bool is_whole = choose_directory("standalone", files.key, /*for_code=*/true, directory);
  for (std::size_t i = 0; i < files.count && is_whole; ++i) {
    const std::string path = directory + "/" + files.files[i].path;
    is_whole = is_unpacked(files.files[i], path) || unpack_file(files.files[i], path, /*for_code=*/true);
  }
  umask(mask);
  return is_whole;
}

} // namespace lasti::runtime

#endif
