// The command line: words in, a request out.
#pragma once

#include "driver/option_table.h"
#include "driver/options.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/Error.h>

#include <string>

namespace lasti::driver {

/// What the command line asks for.
struct Request {
  const Command *command = nullptr; ///< null: print `text`, which is all
  Options options;
  std::string text; ///< of --help and --version
};

/// A wrong command or option: exit status 2.
class UsageError : public llvm::ErrorInfo<UsageError> {
public:
  static char ID;
  explicit UsageError(std::string text) : text(std::move(text)) {}
  void log(llvm::raw_ostream &stream) const override { stream << text; }
  std::error_code convertToErrorCode() const override { return llvm::inconvertibleErrorCode(); }

private:
  std::string text;
};

/// Reads the words behind `lasti`. Every error is a UsageError of one line.
llvm::Expected<Request> read_command_line(llvm::ArrayRef<const char *> words);

} // namespace lasti::driver
