// The commands and their options: what Options.td says, as LLVM's option library has it.
#pragma once

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Option/OptTable.h>

#include <string>

namespace lasti::driver {

/// What a command is called, and what its --help says first.
struct Command {
  /// Bits: those commands that have an option are its visibility (llvm::opt::OptTable).
  enum Kind : unsigned {
    Build = 1u << 1,
    Run = 1u << 2,
    Emit = 1u << 3,
    Dis = 1u << 4,
    Opt = 1u << 5,
    Bench = 1u << 6,
    Compileall = 1u << 7,
    Package = 1u << 8,
    Profile = 1u << 9,
    Foreign = 1u << 10, ///< no command: the option is another tool's, and its help text is the answer
  };
  Kind kind;
  llvm::StringRef name;
  const char *usage;
  const char *title;
  bool is_hidden = false; ///< for whoever works on Lasti: no list of commands names it
};

/// The number of each option: OPT_output, OPT_level, …
enum OptionNumber : unsigned {
  OPT_INVALID,
#define OPTION(...) LLVM_MAKE_OPT_ID(__VA_ARGS__),
#include "driver/Options.inc"
#undef OPTION
};

/// Returns all commands, in the order in which they are shown.
llvm::ArrayRef<Command> commands();

/// Takes a word. Returns the command of that name, or null.
const Command *find_command(llvm::StringRef name);

/// Returns the commands of `kinds`, as in a sentence: "build, run and emit".
std::string names_of(unsigned kinds);

/// Returns the options of all commands.
const llvm::opt::OptTable &option_table();

/// Takes a word of the command line. Returns the commands that have this option.
unsigned kinds_with(llvm::StringRef word);

/// Returns what `lasti --help` prints.
std::string help_text();

/// Returns what a command's --help prints.
std::string help_text(const Command &command);

} // namespace lasti::driver
