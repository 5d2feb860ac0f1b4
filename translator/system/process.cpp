#include "system/process.h"

#include "system/files.h"

#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Program.h>
#include <llvm/Support/raw_ostream.h>

namespace lasti::system {

llvm::Expected<Ended> run_process(const std::string &command, llvm::ArrayRef<std::string> arguments,
                                  bool verbose) {
  llvm::ErrorOr<std::string> program = llvm::sys::findProgramByName(command);
  if (!program)
    return file_error(command, program.getError());
  if (llvm::Error error = check_readable(*program))
    return error;
  llvm::Expected<TemporaryDirectory> folder = TemporaryDirectory::create();
  if (!folder)
    return folder.takeError();
  if (verbose)
    llvm::errs() << "+ " << command << " " << llvm::join(arguments, " ") << "\n";
  llvm::SmallVector<llvm::StringRef, 32> words{*program};
  words.append(arguments.begin(), arguments.end());
  std::string output = folder->file("output"), message;
  std::optional<llvm::StringRef> redirects[] = {llvm::StringRef(""), llvm::StringRef(output),
                                                llvm::StringRef(output)};
  Ended ended;
  bool could_not_start = false;
  ended.status =
      llvm::sys::ExecuteAndWait(*program, words, std::nullopt, redirects, 0, 0, &message, &could_not_start);
  if (could_not_start)
    return llvm::createStringError("%s: %s", command.c_str(), message.c_str());
  llvm::Expected<std::string> text = read_file(output);
  if (!text)
    return text.takeError();
  ended.text = *text + (ended.status < 0 ? message : "");
  return ended;
}

llvm::Expected<std::string> run_or_fail(const std::string &what, const std::string &command,
                                        llvm::ArrayRef<std::string> arguments, bool verbose) {
  llvm::Expected<Ended> ended = run_process(command, arguments, verbose);
  if (!ended)
    return ended.takeError();
  if (ended->status == 0)
    return ended->text;
  std::string why = verbose && !ended->text.empty() ? ended->text : reason(*ended);
  return llvm::createStringError("%s failed: %s", what.c_str(), why.c_str());
}

llvm::Expected<int> run_openly(const std::string &command, llvm::ArrayRef<std::string> arguments) {
  llvm::ErrorOr<std::string> program = llvm::sys::findProgramByName(command);
  if (!program)
    return file_error(command, program.getError());
  llvm::SmallVector<llvm::StringRef, 32> words{*program};
  words.append(arguments.begin(), arguments.end());
  std::string message;
  const int status = llvm::sys::ExecuteAndWait(*program, words, std::nullopt, {}, 0, 0, &message);
  if (status < 0)
    return llvm::createStringError("%s: %s", command.c_str(), message.c_str());
  return status;
}

std::string reason(const Ended &ended) {
  std::string line = first_error(ended.text);
  if (llvm::StringRef(line).contains("Bus error"))
    return line + " (is the disk full?)";
  return line.empty() ? "exit status " + std::to_string(ended.status) : line;
}

std::string first_error(llvm::StringRef text) {
  llvm::SmallVector<llvm::StringRef, 16> lines;
  text.split(lines, '\n', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef line : lines)
    if (line.contains("error"))
      return line.trim().str();
  return lines.empty() ? "" : lines.front().trim().str();
}

} // namespace lasti::system
