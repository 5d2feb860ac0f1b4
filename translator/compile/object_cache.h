#pragma once

#include "compile/frontend.h"
#include "compile/toolchain.h"

#include <llvm/ADT/ArrayRef.h>

#include <string>

namespace lasti::compile {

/// Object files by what they were made from, in Lasti's cache folder: after a change, only the translation
/// units whose text is another one are compiled. A cache that cannot be read or written is an empty one,
/// never an error. Several threads and processes may use it at once.
class ObjectCache {
public:
  /// Takes what decides on an object file beside its unit: `header` is the precompiled header's name, which
  /// stands for the headers in it.
  ObjectCache(const Toolchain &toolchain, llvm::ArrayRef<std::string> flags, const std::string &header);

  /// Writes the unit's object file to `object`. Returns false if the cache does not have it.
  bool fetch(const Source &unit, const std::string &object) const;
  /// Keeps a copy of the object file that was made from the unit.
  void keep(const Source &unit, const std::string &object) const;
  /// Removes the files that were not used for longest, if there are too many. Not at every call.
  void prune() const;

private:
  std::string folder; ///< empty: there is no cache
  std::string common; ///< the part of a key that all units share

  std::string path_of(const Source &unit) const;
};

} // namespace lasti::compile
