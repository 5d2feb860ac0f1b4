#pragma once

#include "driver/options.h"
#include "driver/translate.h"
#include "profile/profile.h"

#include <llvm/Support/Error.h>

#include <optional>
#include <string>

namespace lasti::driver {

/// `lasti profile`: runs a program interpreted and writes what the interpreter has learnt; with --merge, adds
/// up profiles; with --show, prints one. Takes the path of this program as it was called. Returns the status
/// that the program has ended with, as waitpid() has it. A program that ends otherwise than with 0 is no
/// error, even if nothing could be learnt of it, which is then said.
llvm::Expected<int> profile(const char *argv0, const Options &options);

/// Reads a profile. Errors name the file.
llvm::Expected<profile::Profile> load_profile(const std::string &path);

/// Reads the profile that --profile names. Nothing if there is none.
llvm::Expected<std::optional<profile::Profile>> load_profile(const Options &options);

/// Takes a profile, or nothing, and a module with the name that it is imported by. Returns which of its
/// functions get native code. The main module is looked for as that of what was run, whatever it was called,
/// and by its name; others by their name, and as the main module if that was the same file.
Choices choose(const std::optional<profile::Profile> &profile, const pyc::Module &module,
               const std::string &name, bool is_main);

} // namespace lasti::driver
