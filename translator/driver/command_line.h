// The command line: words in, a request out.
#pragma once

#include "driver/option_table.h"
#include "driver/options.h"
#include "system/text_error.h"

#include <fmt/format.h>
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
class UsageError : public system::TextError<UsageError> {
public:
  static char ID;
  using TextError::TextError;
};

/// Reads the words behind `lasti`. Every error is a UsageError of one line.
llvm::Expected<Request> read_command_line(llvm::ArrayRef<const char *> words);

/// Returns a word of the user's in quotation marks, on one line.
std::string quoted(llvm::StringRef word);

/// Makes a UsageError.
template <typename... Arguments>
llvm::Error refuse(fmt::format_string<Arguments...> format, Arguments &&...arguments) {
  return llvm::make_error<UsageError>(fmt::format(format, std::forward<Arguments>(arguments)...));
}

} // namespace lasti::driver
