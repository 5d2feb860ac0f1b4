#include "system/output_file.h"

#include "system/files.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>
#include <llvm/Support/Signals.h>
#include <llvm/Support/raw_ostream.h>

#include <sys/stat.h>
#include <unistd.h>

namespace lasti::system {

char OutputError::ID;

namespace {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

std::string folder_of(llvm::StringRef file) {
  llvm::StringRef parent = path::parent_path(file);
  return parent.empty() ? "." : parent.str();
}

/// What tells a file from others, whatever leads to it. Nothing for what does not exist, and for devices and
/// pipes: to read from a terminal and to write to it is fine.
std::optional<fs::UniqueID> identity_of(const std::string &path) {
  fs::file_status status;
  if (fs::status(path, status) || status.type() != fs::file_type::regular_file)
    return std::nullopt;
  return status.getUniqueID();
}

/// Whether a new file takes this one's place, when it is whole. What is not an ordinary file is written to
/// instead, and so is /dev/stdout, which leads to one at times.
bool is_replaced(llvm::StringRef path) {
  fs::file_status status;
  bool exists = !fs::status(path, status);
  return (!exists || status.type() == fs::file_type::regular_file) && !path.starts_with("/dev/");
}

bool is_name_of_python(llvm::StringRef path) {
  return llvm::any_of(llvm::ArrayRef{".py", ".pyw", ".pyi", ".pyc", ".pyo"},
                      [&](const char *suffix) { return path.ends_with_insensitive(suffix); });
}

template <typename... Parts>
llvm::Error output_error(const Parts &...parts) {
  return llvm::make_error<OutputError>((llvm::Twine() + ... + parts).str());
}

} // namespace

void InputFiles::add(const std::string &path) {
  files.push_back({path, identity_of(path)});
}

llvm::Error InputFiles::check(const std::string &output) const {
  if (fs::is_directory(output))
    return output_error(output, ": ", std::make_error_code(std::errc::is_a_directory).message());
  if (std::optional<fs::UniqueID> identity = identity_of(output))
    for (const File &file : files)
      if (identity == file.identity || identity == identity_of(file.path))
        return file.path == output
                   ? output_error(output, ": this would replace the program's own file")
                   : output_error(output, ": this would replace the program's file ", file.path);
  if (is_name_of_python(output))
    return output_error(output, ": this is a name for Python source, which no output is");
  return llvm::Error::success();
}

llvm::Expected<OutputFile> OutputFile::create(const std::string &path, InputFiles inputs) {
  if (llvm::Error error = inputs.check(path))
    return error;
  bool is_ordinary = is_replaced(path);
  llvm::SmallString<128> model(is_ordinary ? folder_of(path) : std::string());
  if (is_ordinary && !fs::exists(model))
    return output_error(path, ": there is no folder ", model);
  if (!is_ordinary)
    path::system_temp_directory(/*ErasedOnReboot=*/true, model);
  path::append(model, "." + path::filename(path) + ".%%%%%%%%");
  int descriptor;
  llvm::SmallString<128> part;
  if (std::error_code code = fs::createUniqueFile(model, descriptor, part))
    return file_error(path, code);
  ::close(descriptor);
  llvm::sys::RemoveFileOnSignal(part);
  return OutputFile(path, part.str().str(), is_ordinary, std::move(inputs));
}

llvm::Error OutputFile::add_inputs(llvm::ArrayRef<std::string> paths) {
  for (const std::string &path : paths)
    inputs.add(path);
  return inputs.check(final_path);
}

OutputFile::~OutputFile() {
  if (part.empty())
    return;
  fs::remove(part);
  llvm::sys::DontRemoveFileOnSignal(part);
}

llvm::Error OutputFile::write(llvm::StringRef text) {
  llvm::Error error = write_file(part, text);
  if (!error)
    return error;
  return file_error(final_path, llvm::errorToErrorCode(std::move(error)));
}

llvm::Error OutputFile::commit(bool executable) {
  if (llvm::Error error = inputs.check(final_path))
    return error;
  if (!is_ordinary) {
    llvm::Expected<std::string> text = read_file(part);
    if (!text)
      return text.takeError();
    return write_file(final_path, *text);
  }
  mode_t mask = ::umask(0);
  ::umask(mask);
  if (::chmod(part.c_str(), (executable ? 0777 : 0666) & ~mask) != 0)
    return file_error(final_path, std::error_code(errno, std::generic_category()));
  if (std::error_code code = fs::rename(part, final_path))
    return file_error(final_path, code);
  llvm::sys::DontRemoveFileOnSignal(part);
  part.clear();
  return llvm::Error::success();
}

llvm::Error OutputFile::copy(const std::string &from) {
  llvm::Expected<std::string> contents = read_file(from);
  return contents ? write(*contents) : contents.takeError();
}

llvm::Error write_output(const std::string &path, llvm::StringRef text, InputFiles inputs) {
  if (path.empty() || path == "-") {
    llvm::outs() << text;
    llvm::outs().flush();
    std::error_code code = llvm::outs().error();
    llvm::outs().clear_error();
    return code ? file_error("standard output", code) : llvm::Error::success();
  }
  llvm::Expected<OutputFile> output = OutputFile::create(path, std::move(inputs));
  if (!output)
    return output.takeError();
  if (llvm::Error error = output->write(text))
    return error;
  return output->commit(/*executable=*/false);
}

} // namespace lasti::system
