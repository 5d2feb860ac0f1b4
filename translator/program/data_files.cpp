#include "program/data_files.h"

#include "system/files.h"

#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <map>

namespace lasti::program {
namespace {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

bool is_inside(llvm::StringRef place) {
  return !place.empty() && place != "." && !path::is_absolute(place) && place != ".." &&
         !place.starts_with("../");
}

bool is_python(llvm::StringRef file) {
  return file.ends_with(".py") || file.ends_with(".pyc");
}

/// The files below `source`, to stand below `place`.
llvm::Error add_directory(const std::string &source, const std::string &place,
                          std::map<std::string, std::string> &files) {
  std::error_code code;
  for (fs::recursive_directory_iterator at(source, code), end; !code && at != end; at.increment(code)) {
    const llvm::StringRef file = at->path();
    if (path::filename(file) == "__pycache__")
      at.no_push();
    else if (fs::is_regular_file(file) && !is_python(file))
      files.emplace(system::join(place, file.substr(source.size() + 1)), file.str());
  }
  return code ? system::file_error(source, code) : llvm::Error::success();
}

llvm::Error add(const std::string &root, const std::string &wanted,
                std::map<std::string, std::string> &files) {
  auto [written, where] = llvm::StringRef(wanted).split('=');
  const std::string source = system::join(path::is_absolute(written) ? "" : root, written);
  std::string place = system::join("", where.empty() ? written : where);
  if (where.empty() && path::is_absolute(written)) {
    llvm::StringRef below(source);
    place = below.consume_front(root + "/") ? below.str() : "..";
  }
  if (!is_inside(place))
    return llvm::createStringError("--include-data=" + wanted +
                                   ": this is not below the program's directory, " + root +
                                   "; say where it is to stand: --include-data=" + written + "=PLACE");
  if (fs::is_directory(source))
    return add_directory(source, place, files);
  if (llvm::Error error = system::check_readable(source))
    return error;
  files.emplace(place, source);
  return llvm::Error::success();
}

} // namespace

llvm::Expected<std::vector<DataFile>> find_data_files(const std::string &root,
                                                      llvm::ArrayRef<std::string> wanted) {
  std::map<std::string, std::string> files;
  for (const std::string &one : wanted)
    if (llvm::Error error = add(root, one, files))
      return error;
  std::vector<DataFile> result;
  for (auto &[place, file] : files)
    result.push_back({place, file, {}});
  return result;
}

llvm::Expected<std::string> copy_data_files(llvm::ArrayRef<DataFile> files,
                                            const system::TemporaryDirectory &folder) {
  std::string contents;
  for (size_t i = 0; i < files.size(); ++i) {
    llvm::Expected<std::string> bytes = system::read_file(files[i].file);
    if (!bytes)
      return bytes.takeError();
    contents += files[i].path + "\n" + system::hash_of(*bytes) + "\n";
    if (llvm::Error error = system::write_file(folder.file(llvm::Twine(i)), *bytes))
      return error;
  }
  return files.empty() ? "" : system::hash_of(contents);
}

} // namespace lasti::program
