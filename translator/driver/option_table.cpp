#include "driver/option_table.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Option/Arg.h>
#include <llvm/Option/ArgList.h>
#include <llvm/Option/Option.h>
#include <llvm/Support/raw_ostream.h>

#include <memory>

namespace lasti::driver {
namespace {

using llvm::opt::DefaultVis;
using enum Command::Kind;

#define PREFIX(NAME, VALUE)                                                                                  \
  constexpr llvm::StringLiteral NAME##_with_end[] = VALUE;                                                   \
  constexpr llvm::ArrayRef<llvm::StringLiteral> NAME(NAME##_with_end, std::size(NAME##_with_end) - 1);
#include "driver/Options.inc"
#undef PREFIX

constexpr llvm::opt::OptTable::Info option_records[] = {
#define OPTION(...) LLVM_CONSTRUCT_OPT_INFO(__VA_ARGS__),
#include "driver/Options.inc"
#undef OPTION
};

struct Table : llvm::opt::GenericOptTable {
  Table() : GenericOptTable(option_records) {}
};

const Command command_records[] = {
    {Build, "build", "lasti build [options] <app.py, app.pyc, package or archive>",
     "Translates a program and makes an executable, an extension module, an object file or C++"},
    {Run, "run", "lasti run [options] <app.py, app.pyc, package or archive> [arguments of the program]",
     "Builds a program into the cache, unless it is there, then runs it"},
    {Bench, "bench", "lasti bench [options] <app.py, package or archive>... [-- arguments of the programs]",
     "Runs programs interpreted and translated, checks that they do the same, and compares their times"},
    {Profile, "profile", "lasti profile [options] <app.py, directory or archive> [arguments of the program]",
     "Runs a program interpreted, and writes what the interpreter learns of it, for --profile"},
    {Emit, "emit", "lasti emit [options] <app.py or app.pyc>",
     "Prints the C++ that a program is translated to"},
    {Dis, "dis", "lasti dis [options] <app.py or app.pyc>",
     "Lists the instructions of a program: blocks, jumps, handlers, value stack"},
    {Compileall, "compileall", "lasti compileall [options] [<file or directory>...]",
     "Compiles modules to native code beside their .pyc, for python3.11 -m lasti"},
    {Package, "package", "lasti package [options]",
     "Says where the Python package `lasti` is, or installs it"},
    {Opt, "opt", "lasti opt [options] <file.ir>",
     "Reads the intermediate representation as --dump prints it, runs passes, verifies it, and prints it",
     /*is_hidden=*/true},
};

} // namespace

llvm::ArrayRef<Command> commands() {
  return command_records;
}

const Command *find_command(llvm::StringRef name) {
  const Command *found =
      llvm::find_if(commands(), [&](const Command &command) { return command.name == name; });
  return found == commands().end() ? nullptr : found;
}

std::string names_of(unsigned kinds) {
  std::vector<llvm::StringRef> names;
  for (const Command &command : commands())
    if (command.kind & kinds && !command.is_hidden)
      names.push_back(command.name);
  if (names.size() < 2)
    return llvm::join(names, "");
  llvm::StringRef last = names.back();
  names.pop_back();
  return llvm::join(names, ", ") + " and " + last.str();
}

const llvm::opt::OptTable &option_table() {
  static const Table table;
  return table;
}

unsigned kinds_with(llvm::StringRef word) {
  unsigned kinds = 0;
  for (const Command &command : commands()) {
    // A value need not be there: it is looked for in the words, so one is put behind.
    const std::string copy = word.str();
    const char *two_words[] = {copy.c_str(), "x"};
    llvm::opt::InputArgList own(std::begin(two_words), std::end(two_words));
    unsigned next = 0;
    std::unique_ptr<llvm::opt::Arg> option =
        option_table().ParseOneArg(own, next, llvm::opt::Visibility(command.kind));
    if (option && !option->getOption().matches(OPT_UNKNOWN))
      kinds |= command.kind;
  }
  return kinds;
}

std::string help_text() {
  std::string text =
      "OVERVIEW: Lasti compiles Python 3.11 programs ahead of time: bytecode to C++ and to "
      "machine code\n\nUSAGE: lasti <command> [options] <app.py, app.pyc, package or archive>\n\nCOMMANDS:\n";
  for (const Command &command : commands())
    if (!command.is_hidden)
      text += fmt::format("  {:10} {}\n", command.name.str(), command.title);
  return text +
         "\n'lasti <command> --help' shows the options of a command, 'lasti --version' the versions.\n";
}

std::string help_text(const Command &command) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  option_table().printHelp(stream, command.usage, command.title, /*ShowHidden=*/false,
                           /*ShowAllAliases=*/false, llvm::opt::Visibility(command.kind));
  return text;
}

} // namespace lasti::driver
