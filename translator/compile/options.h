#pragma once

#include <string>

namespace lasti::compile {

/// What a build makes.
enum class Product { Cpp, Object, Executable, Module, Sidecar };

/// How C++ is compiled and linked.
struct Options {
  Product product = Product::Executable;
  unsigned level = 2;  ///< 0: the literal form; 1: operations are called; 2: the default form
  bool debug = false;  ///< #line and debug information
  bool checks = false; ///< emitted code watches its slots (runtime frame/checks.h)
  bool leave_checks =
      false;               ///< what LASTI_LEAVE_EVERY and LASTI_FAIL_GUARDS count: boundaries, guards, caches
  bool standalone = false; ///< an executable that needs no shared library but glibc's
  bool sanitize = false;   ///< an executable with AddressSanitizer and UndefinedBehaviorSanitizer
  bool verbose = false;    ///< commands and times on standard error
  bool quiet = false;      ///< no status line, as where several modules are compiled at a time
  std::string cxx;         ///< compile with this command instead of in process
  unsigned jobs = 0;       ///< 0: one a processor
};

} // namespace lasti::compile
