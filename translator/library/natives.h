// The native code of installed modules: compiled once, kept in the cache, and the same for every program.
#pragma once

#include "compile/units.h"
#include "emit/emit.h"
#include "library/closure.h"
#include "pyc/bytecode_hash.h"

#include <llvm/ADT/STLFunctionalExtras.h>
#include <llvm/Support/Error.h>

#include <string>
#include <vector>

namespace lasti::library {

/// A library that has native code.
struct Native {
  Located located;
  BytecodeHash hash;
  std::string symbol; ///< of its table of native functions (emit::module_symbol)
  std::string object; ///< an archive of its object files; empty if another library with equal bytecode has it
  size_t functions = 0; ///< with native code
  bool was_cached = false;
};

/// What became of a program's libraries, sorted by name.
struct Natives {
  std::vector<Native> libraries;
  std::vector<std::string> left_out; ///< a line for each that cannot be translated or compiled
};

/// Translates a library to units with this id, at the level of libraries. Called from several threads.
using Translate =
    llvm::function_ref<llvm::Expected<emit::Text>(const Library &library, const std::string &id)>;

/// How libraries are compiled.
struct Settings {
  const compile::Toolchain &toolchain;
  const compile::Options &options;
  bool leave_checks = false; ///< emit::Options
  bool compiles = true;      ///< false: only what is in the cache already has native code
  llvm::function_ref<std::string(const Library &)>
      variant; ///< what else the native code follows from; often empty
};

/// Makes object files in `scratch`, out of the cache if it is there: what it is kept by is the
/// bytecode's hash, so that nothing is translated for a second program. A library that fails is left out, as
/// those are that the closure has left out.
llvm::Expected<Natives> make_natives(const Settings &settings, Closure closure, Translate translate,
                                     const system::TemporaryDirectory &scratch);

} // namespace lasti::library
