#pragma once

#include "pyc/version.h"

#include <llvm/ADT/ArrayRef.h>
#include <string>

namespace lasti::compile {

/// A version of CPython that programs are built for, and where it is.
struct Target {
  pyc::PyVersion version;
  const char *folder;  ///< the name of what belongs to it: runtime/cpython/py311, lib/lasti/py311
  const char *python;  ///< the interpreter
  const char *include; ///< its headers
  const char *library; ///< the static libpython
};

/// Returns the versions that Lasti was configured for, the default one first.
llvm::ArrayRef<Target> targets();

/// Returns the target that is meant where neither a .pyc nor --python says another.
const Target &default_target();

/// Returns the target of a version, null if programs of that version cannot be built.
const Target *find_target(pyc::PyVersion version);

/// Returns their versions for people: "3.11".
std::string target_names();

} // namespace lasti::compile
