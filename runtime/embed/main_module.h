// Running the main module of an executable, as a script or as with `python3.11 -m`.
#pragma once

#include "embed/embed.h"

#include <string>

namespace lasti::runtime {

/// Prints the exception that is set. SystemExit ends the process here. Returns the exit status, 1.
int print_error();

/// Runs the main module as a script whose __file__ is `main_file`. Sets `interrupted` if KeyboardInterrupt
/// ended it. Returns the exit status so far.
int run_as_script(const EmbeddedProgram &program, const std::string &main_file, bool &interrupted);

/// The same for a program that is run as a module: program.run_module.
int run_as_module(const EmbeddedProgram &program, bool &interrupted);

} // namespace lasti::runtime
