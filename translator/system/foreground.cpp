#include "system/foreground.h"

#include "system/files.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Program.h>

#include <cerrno>
#include <csignal>
#include <vector>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lasti::system {
namespace {

/// The environment with some variables replaced.
std::vector<std::string> environment_with(llvm::ArrayRef<std::string> variables) {
  std::vector<std::string> all(variables.begin(), variables.end());
  for (char **own = environ; *own; ++own) {
    llvm::StringRef name = llvm::StringRef(*own).split('=').first;
    if (llvm::none_of(variables, [&](llvm::StringRef one) { return one.split('=').first == name; }))
      all.emplace_back(*own);
  }
  return all;
}

std::vector<char *> pointers_to(std::vector<std::string> &texts) {
  std::vector<char *> pointers;
  for (std::string &text : texts)
    pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// Keeps signals waiting as long as it lives.
class HeldSignals {
public:
  HeldSignals() {
    sigemptyset(&held);
    for (int number : {SIGCHLD, SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2})
      sigaddset(&held, number);
    sigprocmask(SIG_BLOCK, &held, &before);
  }
  ~HeldSignals() { sigprocmask(SIG_SETMASK, &before, nullptr); }
  HeldSignals(const HeldSignals &) = delete;
  HeldSignals &operator=(const HeldSignals &) = delete;

  /// The mask from before.
  const sigset_t &mask() const { return before; }

  /// Hands signals on to a child until it ends. Those of the terminal have reached it already.
  int wait_for(pid_t child) const {
    int status = 0;
    while (waitpid(child, &status, WNOHANG) != child) {
      siginfo_t info;
      const int number = sigwaitinfo(&held, &info);
      if (number > 0 && number != SIGCHLD && info.si_code != SI_KERNEL)
        kill(child, number);
    }
    return status;
  }

private:
  sigset_t held, before;
};

} // namespace

llvm::Expected<int> run_in_foreground(const std::string &command, llvm::ArrayRef<std::string> arguments,
                                      llvm::ArrayRef<std::string> variables) {
  llvm::ErrorOr<std::string> program = llvm::sys::findProgramByName(command);
  if (!program)
    return file_error(command, program.getError());
  std::vector<std::string> words{command}, environment = environment_with(variables);
  llvm::append_range(words, arguments);
  HeldSignals signals;
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigmask(&attributes, &signals.mask());
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t child = 0;
  const int problem = posix_spawn(&child, program->c_str(), nullptr, &attributes, pointers_to(words).data(),
                                  pointers_to(environment).data());
  posix_spawnattr_destroy(&attributes);
  if (problem)
    return file_error(command, std::error_code(problem, std::generic_category()));
  return signals.wait_for(child);
}

} // namespace lasti::system
