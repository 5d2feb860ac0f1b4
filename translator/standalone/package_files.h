// What an installed package has beside its modules.
#pragma once

#include "program/python.h"
#include "standalone/modules.h"

#include <llvm/Support/Error.h>

#include <string>
#include <vector>

namespace lasti::standalone {

/// A file of a package.
struct PackageFile {
  std::string place; ///< below the library's directory
  std::string file;
};

/// Takes the modules that are carried. Returns the data of their packages: all files in the packages'
/// directories that are neither Python's nor C's.
std::vector<PackageFile> data_of(const Modules &modules);

/// An installed distribution, as importlib.metadata knows it.
struct Distribution {
  std::string name, version;
  std::string licence;                ///< as its metadata says; empty: they do not
  std::set<std::string> packages;     ///< top-level names of what is carried of it
  std::set<std::string> entry_points; ///< names of modules that it offers others to load, commands left out
  std::vector<PackageFile> files;     ///< its metadata: site-packages/NAME.dist-info/METADATA …
};

/// Returns the distributions that the modules are of, those of the standard library left out.
llvm::Expected<std::vector<Distribution>> distributions_of(const program::Interpreter &interpreter,
                                                           const Modules &modules);

} // namespace lasti::standalone
