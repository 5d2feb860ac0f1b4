#pragma once

#include "compile/options.h"

#include <string>
#include <vector>

namespace lasti::driver {

using compile::Product;

/// What the options of all commands say, as command_line.cpp has read them.
struct Options : compile::Options {
  std::string input;
  std::string output;        ///< empty: a name made from the input's
  bool leave_checks = false; ///< an instruction boundary that LASTI_LEAVE_EVERY counts
  bool alone = false;        ///< translate only the main module
  std::string python;        ///< the interpreter that compiles .py files
  std::string dump;          ///< a stage to print instead of building; empty: none
  bool json = false;         ///< `dis`: one JSON object a code object and line
  bool stack = true;         ///< `dis`: the basic blocks, and the value stack before each instruction
  std::vector<std::string> arguments; ///< of `run`: what the program gets
};

} // namespace lasti::driver
