#ifndef LASTI_MODULE

#include "embed/files.h"

#include "carried/unpack.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

namespace lasti::runtime {
namespace {

namespace fs = std::filesystem;

// What is there already stays: a program may change its files.
bool unpack(const EmbeddedFile &file, const std::string &directory) {
  const std::string path = directory + "/" + file.path;
  struct stat found;
  return stat(path.c_str(), &found) == 0 || unpack_file(file, path, /*for_code=*/false);
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
  return !code || fail_to_unpack(path, code.value());
}

} // namespace

bool unpack_files(const EmbeddedProgram &program, const std::string &executable, std::string &directory) {
  if (program.file_count == 0)
    return true;
  if (!choose_directory("files", program.files_key, /*for_code=*/false, directory))
    return false;
  for (std::size_t i = 0; i < program.file_count; ++i)
    if (!unpack(program.files[i], directory))
      return false;
  return program.run_module || link_main(executable, directory + "/" + program.modules[0].path);
}

} // namespace lasti::runtime

#endif
