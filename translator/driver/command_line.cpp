// LLVM's option library finds the options. What it says of wrong ones, Lasti says in its own words: one line,
// with the right word where there is one.

#include "driver/command_line.h"

#include "compile/toolchain.h"
#include "driver/bench/options.h"
#include "driver/emit.h"
#include "driver/middle.h"
#include "driver/profile/options.h"
#include "driver/sidecars.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringSwitch.h>
#include <llvm/Option/ArgList.h>
#include <llvm/Option/Option.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>

namespace lasti::driver {

char UsageError::ID;

std::string quoted(llvm::StringRef word) {
  std::string text = "'" + word.str() + "'";
  std::ranges::replace_if(text, [](unsigned char c) { return c < ' ' || c == 0x7f; }, '?');
  return text;
}

namespace {

using llvm::opt::Arg;
using llvm::opt::Visibility;

constexpr unsigned highest_level = 3;
constexpr unsigned farthest = 2; ///< edits from a wrong word to the one that was meant

std::string names_of_all() {
  return names_of(~0u);
}

Request text_only(std::string text) {
  Request request;
  request.text = std::move(text);
  return request;
}

/// The part of an option that stands before its value: `--python` of `--python=x`.
llvm::StringRef name_of(llvm::StringRef word) {
  return word.split('=').first;
}

class Reader {
public:
  Reader(const Command &command, llvm::ArrayRef<const char *> words)
      : command(command), words(words), list(words.begin(), words.end()) {}

  llvm::Expected<Request> read() {
    if (llvm::Error error = read_words())
      return error;
    if (list.hasArg(OPT_help))
      return text_only(help_text(command));
    if (list.hasArg(OPT_version))
      return text_only(compile::version_text());
    for (auto take : {&Reader::take_output, &Reader::take_translation, &Reader::take_program,
                      &Reader::take_testing, &Reader::take_bench, &Reader::take_profile, &Reader::take_input})
      if (llvm::Error error = (this->*take)())
        return error;
    if (llvm::Error error = take_sidecars(list, request.options))
      return error;
    return std::move(request);
  }

private:
  const Command &command;
  llvm::ArrayRef<const char *> words;
  llvm::opt::InputArgList list;
  std::vector<std::string> inputs;
  Request request;

  /// Takes the words apart. What follows the input of `run` and `profile`, and `--` of `bench`, is the
  /// program's, whatever it looks like.
  llvm::Error read_words() {
    bool has_options = true;
    for (unsigned next = 0; next < words.size();) {
      llvm::StringRef word = words[next];
      if (has_options && word == "--") {
        has_options = false;
        ++next;
        if (command.kind == Command::Bench) {
          request.options.arguments.assign(words.begin() + next, words.end());
          return llvm::Error::success();
        }
      } else if (!has_options || word == "-" || !word.starts_with("-")) {
        inputs.push_back(word.str());
        ++next;
        if (runs_input()) {
          request.options.arguments.assign(words.begin() + next, words.end());
          return llvm::Error::success();
        }
      } else if (llvm::Error error = read_option(word, next)) {
        return error;
      }
    }
    return llvm::Error::success();
  }

  bool runs_input() const {
    return command.kind == Command::Run ||
           (command.kind == Command::Profile && !list.hasArg(OPT_merge, OPT_show));
  }

  llvm::Error take_profile() { return take_profile_options(list, inputs, request.options); }

  llvm::Error read_option(llvm::StringRef word, unsigned &next) {
    std::unique_ptr<Arg> option =
        option_table().ParseOneArg(list, next, Visibility(command.kind | Command::Foreign));
    if (!option)
      return refuse_without_value(word);
    if (option->getOption().matches(OPT_UNKNOWN))
      return refuse_unknown(word);
    if (option->getOption().hasVisibilityFlag(Command::Foreign))
      return refuse("there is no {}: {}", quoted(name_of(word)),
                    option_table().getOptionHelpText(option->getOption().getID()));
    if (option->getNumValues() == 1 && llvm::StringRef(option->getValue()).empty())
      return refuse_without_value(word);
    list.append(option.release());
    return llvm::Error::success();
  }

  llvm::Error refuse_without_value(llvm::StringRef word) const {
    for (unsigned number = OPT_UNKNOWN + 1; number <= option_table().getNumOptions(); ++number) {
      llvm::opt::Option option = option_table().getOption(number);
      const char *value = option_table().getOptionMetaVar(number);
      if (value && option.getPrefixedName() == word && option.hasVisibilityFlag(command.kind))
        return refuse("{} needs a value: {}{}{}", quoted(word), word.str(), word.ends_with("=") ? "" : " ",
                      value);
    }
    return refuse("{} needs a value", quoted(word));
  }

  llvm::Error refuse_unknown(llvm::StringRef word) const {
    if (unsigned kinds = kinds_with(word))
      return refuse("{} has no {}: it is an option of {}", command.name.str(), quoted(name_of(word)),
                    names_of(kinds));
    std::string nearest;
    if (option_table().findExact(name_of(word), nearest, Visibility(command.kind)))
      return refuse("{} takes no value, as in {}", quoted(nearest), quoted(word));
    if (option_table().findNearest(word, nearest, Visibility(command.kind)) <= farthest)
      return refuse("{} has no option {}: did you mean {}?", command.name.str(), quoted(word),
                    quoted(nearest));
    return refuse("{0} has no option {1}: 'lasti {0} --help' shows all", command.name.str(), quoted(word));
  }

  /// Whether a command takes as many files as there are, and from a list.
  bool takes_many() const { return command.kind & (Command::Bench | Command::Compileall | Command::Profile); }

  llvm::Error take_input() {
    request.command = &command;
    if (command.kind == Command::Package)
      return inputs.empty() ? llvm::Error::success()
                            : refuse("package takes no file: it is installed with --install=<path>");
    // Without any, compileall takes the interpreter's path.
    if (inputs.empty() && command.kind == Command::Compileall)
      return llvm::Error::success();
    if (inputs.empty())
      return refuse("{} needs a file: {}", command.name.str(), command.usage);
    if (inputs.size() > 1 && !takes_many())
      return refuse("{} takes one file, the program's main one, not {} and {}", command.name.str(),
                    quoted(inputs[0]), quoted(inputs[1]));
    if (request.options.bench.compare && inputs.size() != 2)
      return refuse("--compare takes two files that --json has written, the old one first, not {}",
                    inputs.size());
    if (llvm::is_contained(inputs, "-"))
      return refuse("standard input is not read: name a file (one of the name '-' is './-')");
    if (llvm::is_contained(inputs, ""))
      return refuse("the file's name is empty: {}", command.usage);
    request.options.input = inputs.front();
    request.options.bench.programs = inputs;
    request.options.sidecars.inputs = inputs;
    return llvm::Error::success();
  }

  /// The value of an option; empty if it was not given. Of several, the last one counts.
  std::string value_of(OptionNumber option) const { return list.getLastArgValue(option).str(); }

  llvm::Error take_output() {
    Options &options = request.options;
    options.output = value_of(OPT_output);
    if (options.output.size() > 1 && options.output.front() == '-')
      return refuse("-o needs the name of a file, not {} (a file of that name is './{}')",
                    quoted(options.output), options.output);
    std::string product = value_of(OPT_emit);
    if (!product.empty()) {
      auto found = llvm::StringSwitch<std::optional<Product>>(product)
                       .Case("cpp", Product::Cpp)
                       .Case("obj", Product::Object)
                       .Case("exe", Product::Executable)
                       .Case("module", Product::Module)
                       .Default(std::nullopt);
      if (!found)
        return refuse("there is no --emit={}: cpp, obj, exe or module", product);
      options.product = *found;
    }
    bool is_text = command.kind == Command::Emit || options.product == Product::Cpp;
    if (options.output == "-" && !is_text)
      return refuse("only C++ text goes to standard output: -o needs the name of a file");
    return llvm::Error::success();
  }

  /// The values of an option that may be given several times, and that takes several with commas between.
  std::vector<std::string> values_of(OptionNumber option) const {
    std::vector<std::string> values;
    for (const std::string &value : list.getAllArgValues(option))
      for (llvm::StringRef one : llvm::split(value, ','))
        if (!one.empty())
          values.push_back(one.str());
    return values;
  }

  /// What says so on the command line, else LASTI_FOLLOW; a program that is measured is to be the same
  /// whatever was built before.
  llvm::Error take_follow() {
    using library::Follow;
    Options &options = request.options;
    const std::string given = value_of(OPT_follow);
    const char *variable = command.kind == Command::Bench ? "beside" : std::getenv("LASTI_FOLLOW");
    const std::string value = !given.empty() ? given : variable && *variable ? variable : "all";
    const std::optional<Follow> found = library::follow_named(value);
    if (!found)
      return refuse("there is no {}{}: none, beside, site or all",
                    given.empty() ? "LASTI_FOLLOW=" : "--follow=", value);
    if (!given.empty() && options.product != Product::Executable)
      return refuse("--follow is for executables: what else is made holds the main module only");
    if (!given.empty() && *found != Follow::None && list.hasArg(OPT_alone))
      return refuse("--alone is --follow=none: it does not go with --follow={}", value);
    options.alone = list.hasArg(OPT_alone) || *found == Follow::None;
    options.follow = options.alone ? Follow::None : *found;
    options.compiles_libraries = command.kind != Command::Run;
    return llvm::Error::success();
  }

  llvm::Error take_standalone() {
    Options &options = request.options;
    options.standalone = list.hasArg(OPT_standalone);
    options.selection.may_be_installed = options.standalone;
    if (options.standalone && options.product != Product::Executable)
      return refuse("--standalone is for executables");
    if (options.standalone && options.alone)
      return refuse("--standalone carries what is imported: it does not go with --alone and --follow=none");
    return llvm::Error::success();
  }

  llvm::Error take_program() {
    Options &options = request.options;
    options.as_module = list.hasArg(OPT_as_module);
    if (llvm::Error error = take_follow())
      return error;
    options.selection = {values_of(OPT_include_module), values_of(OPT_include_package),
                         values_of(OPT_exclude_module)};
    options.data = list.getAllArgValues(OPT_include_data);
    options.report = value_of(OPT_report);
    std::string flag = value_of(OPT_python_flag);
    if (!flag.empty() && flag != "-O" && flag != "-OO")
      return refuse("there is no --python-flag={}: -O or -OO", flag);
    options.optimisation = static_cast<int>(llvm::StringRef(flag).count('O'));
    if (options.alone && !(options.selection.modules.empty() && options.selection.packages.empty()))
      return refuse("--alone embeds the main file only: it does not go with --include-module and "
                    "--include-package");
    return take_standalone();
  }

  llvm::Error take_translation() {
    Options &options = request.options;
    std::string level = value_of(OPT_level);
    if (command.kind == Command::Compileall)
      options.level = sidecars::default_level;
    if (!level.empty() &&
        (llvm::StringRef(level).getAsInteger(10, options.level) || options.level > highest_level))
      return refuse("there is no -O{}: -O0, -O1, -O2 or -O3", level);
    std::string jobs = value_of(OPT_jobs);
    if (!jobs.empty() && llvm::StringRef(jobs).getAsInteger(10, options.jobs))
      return refuse("-j needs the number of threads, not {}", quoted(jobs));
    options.debug = list.hasArg(OPT_debug);
    options.verbose = list.hasArg(OPT_verbose);
    options.cxx = value_of(OPT_cxx);
    options.profile = value_of(OPT_profile);
    options.python = value_of(OPT_python);
    options.json = list.hasArg(OPT_json);
    options.stack = !list.hasArg(OPT_no_stack);
    return llvm::Error::success();
  }

  llvm::Error take_bench() { return take_bench_options(list, request.options.bench); }

  llvm::Error take_testing() {
    Options &options = request.options;
    options.leave_checks =
        list.hasArg(OPT_leave_checks) || options.level == 0 || std::getenv("LASTI_LEAVE_EVERY");
    options.checks = list.hasArg(OPT_checks);
    options.sanitize = list.hasArg(OPT_sanitize);
    if (options.sanitize && options.product == Product::Module)
      return refuse("--sanitize makes executables only: python3.11 has no sanitizer in it");
    options.dump = value_of(OPT_dump_stage);
    if (options.dump == "ownership")
      return refuse("there is no --dump=ownership: it is --dump=own");
    if (!options.dump.empty() && !llvm::is_contained(dump_stages(), options.dump))
      return refuse("there is no --dump={}: the stages are {}", options.dump,
                    llvm::join(dump_stages(), ", "));
    return take_passes();
  }

  llvm::Error take_passes() {
    Options &options = request.options;
    if (list.hasArg(OPT_passes))
      options.passes = values_of(OPT_passes);
    if (options.passes == std::vector<std::string>{"none"})
      options.passes->clear();
    for (const std::string &name : options.passes.value_or(std::vector<std::string>()))
      if (!llvm::is_contained(pass_names(), name))
        return refuse("there is no pass {}: the passes are {} (or none)", quoted(name),
                      llvm::join(pass_names(), ", "));
    const std::string limit = value_of(OPT_opt_limit);
    if (!limit.empty() && llvm::StringRef(limit).getAsInteger(10, options.opt_limit))
      return refuse("--opt-limit needs the number of changes, not {}", quoted(limit));
    return llvm::Error::success();
  }
};

/// What `lasti WORD …` is answered with if WORD is no command.
llvm::Error refuse_command(llvm::StringRef word) {
  if (word.starts_with("-"))
    return refuse("the command comes first, before {}: it is one of {}", quoted(word), names_of_all());
  for (const Command &command : commands())
    if (word.edit_distance(command.name, /*AllowReplacements=*/true, farthest) <= farthest &&
        !command.is_hidden)
      return refuse("there is no command {}: did you mean {}? The commands are {}", quoted(word),
                    quoted(command.name), names_of_all());
  if (word.ends_with(".py") || word.ends_with(".pyc"))
    return refuse("there is no command {0}: 'lasti run {1}' runs it, 'lasti build {1}' makes an executable",
                  quoted(word), word.str());
  return refuse("there is no command {}: the commands are {}", quoted(word), names_of_all());
}

/// `lasti help`, `lasti help build`.
llvm::Expected<Request> read_help(llvm::ArrayRef<const char *> words) {
  if (words.empty())
    return text_only(help_text());
  if (words.size() > 1)
    return refuse("help takes one command, not {} and {}", quoted(words[0]), quoted(words[1]));
  const Command *command = find_command(words.front());
  if (!command)
    return refuse_command(words.front());
  return text_only(help_text(*command));
}

} // namespace

llvm::Expected<Request> read_command_line(llvm::ArrayRef<const char *> words) {
  if (words.empty())
    return refuse("no command: it is one of {}; 'lasti --help' tells more", names_of_all());
  llvm::StringRef first = words.front();
  if (first == "help" || first == "--help" || first == "-h")
    return read_help(words.drop_front());
  if (first == "--version")
    return text_only(compile::version_text());
  const Command *command = find_command(first);
  if (!command)
    return refuse_command(first);
  return Reader(*command, words.drop_front()).read();
}

} // namespace lasti::driver
