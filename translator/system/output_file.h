// What Lasti writes for its user, and what that must never replace.
#pragma once

#include "system/text_error.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>
#include <llvm/Support/FileSystem/UniqueID.h>

#include <optional>
#include <string>
#include <vector>

namespace lasti::system {

/// An output that may not be written where it was to go. Another name helps.
class OutputError : public TextError<OutputError> {
public:
  static char ID;
  using TextError::TextError;
};

/// The files that a command reads.
class InputFiles {
public:
  /// Adds a file, as it is now and as it will be under that name. It need not exist.
  void add(const std::string &path);

  /// Returns an OutputError if a file at `output` would replace one of the inputs, under whatever name or
  /// link, or a folder, or if it has a name for Python source.
  llvm::Error check(const std::string &output) const;

private:
  struct File {
    std::string path;
    std::optional<llvm::sys::fs::UniqueID> identity; ///< when it was added; nothing: no ordinary file
  };
  std::vector<File> files;
};

/// A file that appears under its name only when it is whole: written beside it, then renamed. What is
/// not an ordinary file (a device, a pipe) is written in place by commit().
class OutputFile {
public:
  /// Takes the final path, and what may not be replaced. Fails at once if its folder cannot be written to;
  /// with an OutputError if another name is needed.
  static llvm::Expected<OutputFile> create(const std::string &path, InputFiles inputs);
  OutputFile(OutputFile &&other)
      : final_path(std::move(other.final_path)), part(std::exchange(other.part, {})),
        is_ordinary(other.is_ordinary), inputs(std::move(other.inputs)) {}
  OutputFile &operator=(OutputFile &&) = delete;
  ~OutputFile();

  /// The path to write to until commit().
  const std::string &path() const { return part; }
  /// Adds more files that are read. Returns an OutputError if this one would replace any of them.
  llvm::Error add_inputs(llvm::ArrayRef<std::string> paths);
  /// Writes the whole contents. An error names the final path.
  llvm::Error write(llvm::StringRef text);
  /// Writes what another file holds.
  llvm::Error copy(const std::string &from);
  /// Puts the written file in its place, if that is still no input's; `executable` adds the right to execute
  /// it, as the umask allows.
  llvm::Error commit(bool executable);

private:
  OutputFile(std::string final_path, std::string part, bool is_ordinary, InputFiles inputs)
      : final_path(std::move(final_path)), part(std::move(part)), is_ordinary(is_ordinary),
        inputs(std::move(inputs)) {}
  std::string final_path, part;
  bool is_ordinary;
  InputFiles inputs;
};

/// Writes `text` to `path` through an OutputFile; an empty path or `-` is standard output.
llvm::Error write_output(const std::string &path, llvm::StringRef text, InputFiles inputs);

} // namespace lasti::system
