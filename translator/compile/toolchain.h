#pragma once

#include "compile/options.h"
#include "compile/target.h"

#include <string>
#include <vector>

namespace lasti::compile {

/// Where everything is that a build needs beside the program: fixed when Lasti was configured, but for
/// its own files, which are found from the executable's place (installed) or in the build tree.
struct Toolchain {
  std::string runtime_include;              ///< the folder of runtime.h
  std::string library_folder;               ///< of the runtime's flavours
  std::string package;                      ///< the Python package `lasti`
  std::string package_runtime;              ///< the extension module in it that sidecars are linked with
  std::string python_library;               ///< the static libpython, or our copy of it
  bool python_inlines = false;              ///< whether it is the copy (compile/inlining)
  std::string cxx;                          ///< clang++: compiles nothing by default, but links
  std::vector<std::string> language_flags;  ///< how emitted code has to be compiled
  std::vector<std::string> sanitizer_flags; ///< in addition, for compiling and linking with --sanitize
  std::vector<std::string> include_flags;   ///< the runtime's and Python's headers
  std::string identity;                     ///< installation_identity()

  /// Takes the path of this program as it was called, and the version that a program is built for.
  static Toolchain find(const char *argv0, const Target &target);

  /// Returns the flags for one translation unit of a product, without input and output.
  std::vector<std::string> compile_flags(const Options &options) const;
  /// Returns the flags for a unit in the plain form: at -O1, since there is nothing to inline.
  std::vector<std::string> plain_flags(const Options &options) const;
  /// Returns the runtime library for a product; for a sidecar, the extension module.
  std::string runtime_library(const Options &options) const;
};

/// Takes the path of this program as it was called. Returns a text that changes whenever the executable or
/// one of the runtime's libraries does.
std::string installation_identity(const char *argv0);

/// Takes the path of this program as it was called. Returns the folder of what `lasti bench` runs programs
/// with: lasti-launch, and the stand-in for pyperf.
std::string bench_folder(const char *argv0);

/// The same for `lasti profile`: the folder of its collector.
std::string profile_folder(const char *argv0);

/// Returns the version of Lasti, of the Clang inside it and of the targets, a line each.
std::string version_text();

} // namespace lasti::compile
