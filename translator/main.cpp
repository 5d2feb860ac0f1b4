// The command line is read, the command does its work, and what went wrong is said.

#include "driver/bench/bench.h"
#include "driver/build.h"
#include "driver/command_line.h"
#include "driver/dis.h"
#include "driver/emit.h"
#include "driver/optimise.h"
#include "driver/profile/profile.h"
#include "driver/sidecars.h"
#include "program/python.h"
#include "system/files.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/ErrorHandling.h>
#include <llvm/Support/InitLLVM.h>
#include <llvm/Support/WithColor.h>
#include <llvm/Support/raw_ostream.h>

#include <csignal>
#include <cstdlib>

#include <sys/wait.h>
#include <unistd.h>

using namespace lasti;
using driver::Command;

namespace {

llvm::Error execute_plainly(const driver::Request &request, const char *argv0,
                            const char *const *environment) {
  if (!request.command) {
    llvm::outs() << request.text;
    return llvm::Error::success();
  }
  const driver::Options &options = request.options;
  if (request.command->kind == Command::Dis)
    return driver::dis(options);
  if (request.command->kind == Command::Opt)
    return driver::optimise(options);
  if (request.command->kind == Command::Emit || !options.dump.empty())
    return driver::emit(options);
  if (request.command->kind == Command::Bench)
    return driver::bench(argv0, options);
  if (request.command->kind == Command::Run)
    return driver::run(argv0, options, environment);
  if (request.command->kind == Command::Package)
    return driver::package(argv0, options);
  return driver::build(argv0, options);
}

llvm::Expected<int> in_status(llvm::Expected<int> exit_status) {
  if (!exit_status)
    return exit_status.takeError();
  return W_EXITCODE(*exit_status, 0);
}

/// Returns what a command has ended with that has said itself what was wrong, or has run a program, as
/// waitpid() has it.
llvm::Expected<int> execute(const driver::Request &request, const char *argv0,
                            const char *const *environment) {
  if (request.command && request.command->kind == Command::Compileall)
    return in_status(driver::compileall(argv0, request.options));
  if (request.command && request.command->kind == Command::Profile)
    return driver::profile(argv0, request.options);
  if (llvm::Error error = execute_plainly(request, argv0, environment))
    return error;
  return 0;
}

void say(const llvm::Twine &text) {
  llvm::WithColor(llvm::errs(), llvm::HighlightColor::Error) << "lasti: ";
  llvm::errs() << text << "\n";
}

/// Shows an error as `lasti: …`, or as Python does if it is Python's. Returns the exit status.
int report(llvm::Error error) {
  int status = 1;
  llvm::handleAllErrors(
      std::move(error), [](const program::PythonError &error) { error.log(llvm::errs()); },
      [&](const driver::UsageError &error) {
        say(error.message());
        status = 2;
      },
      [](const llvm::ErrorInfoBase &error) { say(error.message()); });
  return status;
}

/// Ends as a program has ended. Returns the exit status where no signal has ended that.
int end_as(int status) {
  if (!WIFSIGNALED(status))
    return WEXITSTATUS(status);
  std::signal(WTERMSIG(status), SIG_DFL);
  kill(getpid(), WTERMSIG(status));
  return 128 + WTERMSIG(status); // the signal is blocked
}

/// LLVM's own end of the road, as when the precompiled header does not fit on the disk.
void on_fatal_error(void *, const char *reason, bool) {
  say(reason);
  system::remove_temporaries();
  std::_Exit(1);
}

} // namespace

int main(int argc, char **argv, char **environment) {
  llvm::InitLLVM init(argc, argv);
  llvm::setBugReportMsg("lasti: this is a mistake in Lasti. What led to it:\n");
  llvm::install_fatal_error_handler(on_fatal_error);
  auto request = driver::read_command_line(llvm::ArrayRef<const char *>(argv, argc).drop_front());
  if (!request)
    return report(request.takeError());
  llvm::Expected<int> status = execute(*request, argv[0], environment);
  if (!status)
    return report(status.takeError());
  llvm::outs().flush();
  if (std::error_code code = llvm::outs().error()) {
    llvm::outs().clear_error();
    return report(system::file_error("standard output", code));
  }
  return end_as(*status);
}
