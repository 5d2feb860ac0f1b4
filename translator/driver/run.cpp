#include "driver/cached.h"
#include "system/files.h"

#include <unistd.h>

namespace lasti::driver {

llvm::Error run(const char *argv0, const Options &options, const char *const *environment) {
  llvm::Expected<CachedProgram> program = cached_program(argv0, options);
  if (!program)
    return program.takeError();
  // The program finds sys.argv[0] as `python3.11 app.py` has it.
  std::string called = options.input;
  std::vector<char *> words{called.data()};
  std::vector<std::string> arguments = options.arguments;
  for (std::string &argument : arguments)
    words.push_back(argument.data());
  words.push_back(nullptr);
  std::string place = place_variable(*program);
  std::vector<char *> variables{place.data()};
  for (; *environment; ++environment)
    variables.push_back(const_cast<char *>(*environment));
  variables.push_back(nullptr);
  ::execve(program->file.c_str(), words.data(), variables.data());
  return system::file_error(program->file, std::error_code(errno, std::generic_category()));
}

} // namespace lasti::driver
