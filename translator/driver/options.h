#pragma once

#include "compile/options.h"

#include <string>
#include <vector>

namespace lasti::driver {

using compile::Product;

/// The command line of `build`, `emit` and `run`, as main.cpp has read it.
struct Options : compile::Options {
  std::string input;
  std::string output;        ///< empty: a name made from the input's
  bool leave_checks = false; ///< an instruction boundary that LASTI_LEAVE_EVERY counts
  bool alone = false;        ///< translate only the main module
  std::string python;        ///< the interpreter that compiles .py files; empty: the target interpreter
  std::string dump;          ///< a stage to print instead of building; empty: none
  std::vector<std::string> arguments; ///< of `run`: what the program gets
};

} // namespace lasti::driver
