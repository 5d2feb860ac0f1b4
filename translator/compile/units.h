#pragma once

#include "system/files.h"
#include "compile/frontend.h"
#include "compile/object_cache.h"
#include "compile/toolchain.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/Error.h>

#include <string>
#include <vector>

namespace lasti::compile {

/// Compiles units one by one, as the flags of options say: with the Clang inside this process, or with the
/// command options.cxx, whose object files are not kept. All but prepare() may be called from any thread.
class Compiler {
public:
  Compiler(const Toolchain &toolchain, const Options &options, const system::TemporaryDirectory &scratch);

  /// Makes what compile() needs, for units in the plain form alone or for all. The precompiled header is
  /// worth its time for the second unit already; a child compiler has its own format.
  llvm::Error prepare(bool only_plain);
  /// Compiles a unit to an object file.
  llvm::Error compile(const Source &unit, const std::string &object) const;
  /// Writes the object file that was kept for this unit to `object`. Returns false if there is none.
  bool fetch(const Source &unit, const std::string &object) const;
  /// Keeps the object file that was made from the unit.
  void keep(const Source &unit, const std::string &object) const;

private:
  const Toolchain &toolchain;
  const Options &options;
  const system::TemporaryDirectory &scratch;
  std::vector<std::string> flags, plain_flags;
  ObjectCache cache, plain_cache;
  std::string header; ///< the precompiled one

  const ObjectCache &cache_of(const Source &unit) const { return unit.plain ? plain_cache : cache; }
  llvm::Error compile_by_command(const Source &unit, const std::string &object) const;
};

/// Compiles units to object files in `scratch`, options.jobs at a time: with the Clang inside this process,
/// or with the command options.cxx. Returns the objects' paths in the units' order.
llvm::Expected<std::vector<std::string>> compile_units(const Toolchain &toolchain, const Options &options,
                                                       llvm::ArrayRef<Source> units,
                                                       const system::TemporaryDirectory &scratch);

/// Links objects, the runtime and, for an executable, the interpreter into `output`.
llvm::Error link(const Toolchain &toolchain, const Options &options, llvm::ArrayRef<std::string> objects,
                 const std::string &output);

} // namespace lasti::compile
