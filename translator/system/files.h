#pragma once

#include <llvm/ADT/StringRef.h>
#include <llvm/ADT/Twine.h>
#include <llvm/Support/Error.h>

#include <string>

namespace lasti::system {

/// Takes a path and what the system says about it. Returns the error `path: what`.
llvm::Error file_error(const llvm::Twine &path, std::error_code code);

/// Returns the path of `relative` seen from a folder, without `.` and `..`. An empty folder is the working
/// directory.
std::string join(llvm::StringRef folder, llvm::StringRef relative);

/// Returns a path from the root on, as it is otherwise.
std::string absolute(llvm::StringRef path);

/// Takes a path that is about to be read. Returns an error if it is missing, a directory, or cannot be
/// opened; success otherwise.
llvm::Error check_readable(llvm::StringRef path);

/// Returns the whole contents of a file. `-` is not special.
llvm::Expected<std::string> read_file(llvm::StringRef path);

/// Writes a file, replacing what is there. Leaves a partly written file behind on an error: for files in
/// a TemporaryDirectory; what the user sees is made by an OutputFile.
llvm::Error write_file(llvm::StringRef path, llvm::StringRef text);

/// Removes all TemporaryDirectories and unfinished OutputFiles: for a process that is about to end.
void remove_temporaries();

/// A folder under $TMPDIR that goes with the object, and with the process if a signal ends it.
class TemporaryDirectory {
public:
  static llvm::Expected<TemporaryDirectory> create();
  TemporaryDirectory(TemporaryDirectory &&other) : folder(std::exchange(other.folder, {})) {}
  TemporaryDirectory &operator=(TemporaryDirectory &&) = delete;
  ~TemporaryDirectory();

  const std::string &path() const { return folder; }
  /// Returns the path of a file in the folder; does not create it.
  std::string file(const llvm::Twine &name) const;

private:
  explicit TemporaryDirectory(std::string folder) : folder(std::move(folder)) {}
  std::string folder;
};

/// Returns the hash of a text in hexadecimal digits, as the names of what is in the cache have it.
std::string hash_of(llvm::StringRef text);

/// Returns Lasti's cache folder, made if it does not exist: $LASTI_CACHE, else $XDG_CACHE_HOME/lasti, else
/// ~/.cache/lasti. Where none of them can be written to, an error.
llvm::Expected<std::string> cache_directory();

} // namespace lasti::system
