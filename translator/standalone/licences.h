// Whose the files are that are carried, and under which licences.
#pragma once

#include "standalone/installation.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringMap.h>

#include <string>
#include <vector>

namespace lasti::standalone {

/// A package of Debian's.
struct Package {
  std::string name, version;
  std::string copyright;             ///< the file that has the licences; empty: there is none
  std::vector<std::string> licences; ///< their names, where that file is machine-readable (DEP 5), sorted
};

/// Packages, and which one each file belongs to.
struct Packages {
  std::vector<Package> packages;      ///< sorted by name
  llvm::StringMap<std::string> owner; ///< file → name
};

/// Asks dpkg for the packages that own files. Where there is no dpkg, or a file is no package's, nothing is
/// known.
Packages find_packages(llvm::ArrayRef<std::string> files);

/// Returns the names in the License fields of a copyright file, sorted; none if it is not machine-readable.
std::vector<std::string> licence_names(llvm::StringRef copyright);

} // namespace lasti::standalone
