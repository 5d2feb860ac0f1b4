#pragma once

#include <string>
#include <vector>

namespace lasti::driver {

/// What a build makes.
enum class Product { Cpp, Object, Executable, Module };

/// The command line of `build`, `emit` and `run`, as main.cpp has read it.
struct Options {
  std::string input;
  std::string output; ///< empty: a name made from the input's
  Product product = Product::Executable;
  unsigned level = 2;        ///< 0: the literal form; 1 and 2: the default form, -O1 or -O2 for the C++
  bool debug = false;        ///< #line and debug information
  bool leave_checks = false; ///< an instruction boundary that LASTI_LEAVE_EVERY counts
  bool checks = false;       ///< emitted code watches its slots (runtime frame/checks.h)
  bool sanitize = false;     ///< an executable with AddressSanitizer and UndefinedBehaviorSanitizer
  bool verbose = false;      ///< commands and times on standard error
  bool alone = false;        ///< translate only the main module
  std::string cxx;           ///< compile with this command instead of in process
  unsigned jobs = 0;         ///< 0: one a processor
  std::string python;        ///< the interpreter that compiles .py files; empty: the target interpreter
  std::string dump;          ///< a stage to print instead of building; empty: none
  std::vector<std::string> arguments; ///< of `run`: what the program gets
};

} // namespace lasti::driver
