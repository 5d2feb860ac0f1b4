// The command line.

#include "driver/build.h"
#include "driver/dis.h"
#include "system/files.h"
#include "program/python.h"
#include "driver/translate.h"

#include <llvm/Support/CommandLine.h>
#include <llvm/Support/ErrorHandling.h>
#include <llvm/Support/InitLLVM.h>
#include <llvm/Support/WithColor.h>
#include <llvm/Support/raw_ostream.h>

#include <cstdlib>

namespace cl = llvm::cl;
using namespace lasti;
using driver::Options;
using driver::Product;

namespace {

cl::OptionCategory category("Options");
cl::SubCommand build_command("build",
                             "Translate a program and make an executable, a module, an object file or C++");
cl::SubCommand emit_command("emit", "Print the C++ that a program is translated to");
cl::SubCommand dis_command("dis", "List the instructions of a program: blocks, jumps, handlers, value stack");
cl::SubCommand run_command("run", "Build a program into the cache, then run it");

cl::opt<std::string> build_input(cl::Positional, cl::Required, cl::desc("<app.py or app.pyc>"),
                                 cl::sub(build_command), cl::cat(category));
cl::opt<std::string> text_input(cl::Positional, cl::Required, cl::desc("<app.py or app.pyc>"),
                                cl::sub(emit_command), cl::sub(dis_command), cl::cat(category));
cl::opt<std::string> run_input(cl::Positional, cl::Required, cl::desc("<app.py or app.pyc>"),
                               cl::sub(run_command), cl::cat(category));
cl::list<std::string> run_arguments(cl::ConsumeAfter, cl::desc("<arguments of the program>"),
                                    cl::sub(run_command), cl::cat(category));

cl::opt<std::string> output("o", cl::desc("Write to this file"), cl::value_desc("file"),
                            cl::sub(build_command), cl::sub(emit_command), cl::cat(category));
cl::opt<Product>
    product("emit", cl::desc("What to make"), cl::init(Product::Executable),
            cl::values(clEnumValN(Product::Cpp, "cpp", "C++ text"),
                       clEnumValN(Product::Object, "obj", "an object file, without interpreter or bytecode"),
                       clEnumValN(Product::Executable, "exe", "an executable (the default)"),
                       clEnumValN(Product::Module, "module", "an extension module for python3.11")),
            cl::sub(build_command), cl::cat(category));
cl::opt<bool> module("module", cl::desc("The same as --emit=module"), cl::sub(build_command),
                     cl::cat(category));
cl::opt<bool> alone("alone", cl::desc("Do not translate the modules that the program imports"),
                    cl::sub(build_command), cl::sub(run_command), cl::cat(category));

constexpr unsigned highest_level = 2;
cl::opt<unsigned>
    level("O", cl::Prefix, cl::init(highest_level), cl::value_desc("0|1|2"),
          cl::desc("0: literally, value stack in memory; 1: compiled quickly; 2: well (the default)"),
          cl::sub(build_command), cl::sub(emit_command), cl::sub(run_command), cl::cat(category));
cl::opt<bool> debug("debug", cl::desc("Debug information, with lines of the Python source"),
                    cl::sub(build_command), cl::sub(emit_command), cl::sub(run_command), cl::cat(category));
cl::opt<bool> leave_checks("leave-checks", cl::desc("Make LASTI_LEAVE_EVERY=N work (always so at -O0)"),
                           cl::sub(build_command), cl::sub(emit_command), cl::sub(run_command),
                           cl::cat(category));
cl::opt<bool> checks("checks",
                     cl::desc("Watch the value stack: a mistake in translated code ends the process"),
                     cl::sub(build_command), cl::sub(run_command), cl::cat(category));
cl::opt<bool> sanitize("sanitize", cl::desc("Compile with AddressSanitizer and UndefinedBehaviorSanitizer"),
                       cl::sub(build_command), cl::sub(run_command), cl::cat(category));
cl::opt<std::string> cxx("cxx", cl::desc("Compile with this command, not with the Clang inside Lasti"),
                         cl::value_desc("command"), cl::sub(build_command), cl::sub(run_command),
                         cl::cat(category));
cl::opt<unsigned> jobs("j", cl::Prefix, cl::desc("Threads (default: one a processor)"), cl::value_desc("N"),
                       cl::sub(build_command), cl::sub(run_command), cl::cat(category));
cl::opt<bool> verbose("v", cl::desc("Show commands and times on standard error"), cl::sub(build_command),
                      cl::sub(run_command), cl::cat(category));
cl::opt<std::string> python("python", cl::desc("The interpreter that compiles .py files"),
                            cl::value_desc("path"), cl::sub(build_command), cl::sub(emit_command),
                            cl::sub(dis_command), cl::sub(run_command), cl::cat(category));
cl::opt<std::string> dump_stage("dump",
                                cl::desc("Print a stage instead: bytecode, graph, ir, types, ownership, cpp"),
                                cl::value_desc("stage"), cl::sub(build_command), cl::sub(emit_command),
                                cl::cat(category));
cl::opt<bool> json("json", cl::desc("One JSON object a code object and line"), cl::sub(dis_command),
                   cl::cat(category));
cl::opt<bool> no_stack("no-stack", cl::desc("Leave out blocks and value stack"), cl::sub(dis_command),
                       cl::cat(category));

Options options_of_command_line() {
  Options options;
  options.input = build_command ? build_input : run_command ? run_input : text_input;
  options.output = output;
  options.product = module ? Product::Module : product;
  options.level = level;
  options.debug = debug;
  options.leave_checks = leave_checks || options.level == 0 || std::getenv("LASTI_LEAVE_EVERY");
  options.checks = checks;
  options.sanitize = sanitize;
  options.verbose = verbose;
  options.alone = alone;
  options.cxx = cxx;
  options.jobs = jobs;
  options.python = python;
  options.dump = dump_stage;
  options.arguments.assign(run_arguments.begin(), run_arguments.end());
  return options;
}

/// `emit`, `dis` and --dump: what prints text of the main module.
llvm::Error print_text(const std::string &interpreter, const Options &options) {
  llvm::Expected<pyc::Module> input = program::load_module(interpreter, options.input, options.verbose);
  if (!input)
    return input.takeError();
  if (!options.dump.empty())
    return driver::dump(*input, options.input, driver::module_name(options.input), options);
  if (emit_command)
    return driver::emit_text(*input, options.input, options);
  driver::DisOptions dis_options;
  dis_options.json = json;
  dis_options.stack = !no_stack;
  dis_options.color = llvm::outs().has_colors();
  if (llvm::Error error = driver::dis(*input, llvm::outs(), dis_options))
    return driver::in_file(options.input, std::move(error));
  return llvm::Error::success();
}

llvm::Error execute(const char *argv0, const Options &options, const char *const *environment) {
  bool wants_text = emit_command || dis_command || !options.dump.empty();
  if (wants_text) {
    std::string interpreter = options.python.empty() ? compile::target_python() : options.python;
    return print_text(interpreter, options);
  }
  if (options.sanitize && options.product == Product::Module)
    return llvm::createStringError("--sanitize makes executables only: python3.11 has no sanitizer in it");
  compile::Toolchain toolchain = compile::Toolchain::find(argv0);
  return run_command ? driver::run(toolchain, options, environment) : driver::build(toolchain, options);
}

/// Shows an error as `lasti: …`, or as Python does if it is Python's.
void report(llvm::Error error) {
  llvm::handleAllErrors(
      std::move(error), [](const program::PythonError &error) { error.log(llvm::errs()); },
      [](const llvm::ErrorInfoBase &error) {
        llvm::WithColor(llvm::errs(), llvm::HighlightColor::Error) << "lasti: ";
        llvm::errs() << error.message() << "\n";
      });
}

/// Says what is wrong with the command line. Returns the exit status.
int refuse(const llvm::Twine &reason) {
  llvm::WithColor(llvm::errs(), llvm::HighlightColor::Error) << "lasti: ";
  llvm::errs() << reason << "\n";
  return 2;
}

/// LLVM's own end of the road, as when the precompiled header does not fit on the disk.
void on_fatal_error(void *, const char *reason, bool) {
  llvm::WithColor(llvm::errs(), llvm::HighlightColor::Error) << "lasti: ";
  llvm::errs() << reason << "\n";
  system::remove_temporaries();
  std::_Exit(1);
}

} // namespace

int main(int argc, char **argv, char **environment) {
  llvm::InitLLVM init(argc, argv);
  llvm::setBugReportMsg("lasti: this is a mistake in Lasti. What led to it:\n");
  llvm::install_fatal_error_handler(on_fatal_error);
  cl::SetVersionPrinter([](llvm::raw_ostream &stream) { stream << compile::version_text(); });
  for (cl::SubCommand *command : {&build_command, &emit_command, &dis_command, &run_command})
    cl::HideUnrelatedOptions(category, *command);
  cl::HideUnrelatedOptions(category);
  if (!cl::ParseCommandLineOptions(
          argc, argv, "Lasti translates Python bytecode to C++ and to machine code\n", &llvm::errs()))
    return 2;
  if (!build_command && !emit_command && !dis_command && !run_command)
    return refuse("no command; see lasti --help");
  if (level > highest_level)
    return refuse("there is no -O" + llvm::Twine(level) + ": -O0, -O1 or -O2");
  if (llvm::Error error = execute(argv[0], options_of_command_line(), environment)) {
    report(std::move(error));
    return 1;
  }
  llvm::outs().flush();
  if (std::error_code code = llvm::outs().error()) {
    llvm::outs().clear_error();
    report(system::file_error("standard output", code));
    return 1;
  }
  return 0;
}
