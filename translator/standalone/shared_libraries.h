// The shared libraries that extension modules need, as the dynamic linker would find them here.
#pragma once

#include <llvm/ADT/StringMap.h>
#include <llvm/Support/Error.h>

#include <string>
#include <vector>

namespace lasti::standalone {

/// A shared library that is carried.
struct SharedLibrary {
  std::string name; ///< that others need it by: its soname
  std::string file; ///< that it is read from
};

/// Collects them: each once, those that it needs before it.
class SharedLibraries {
public:
  SharedLibraries();

  /// Takes an extension module or any other shared object. Returns what has to be loaded before it, as
  /// indices of found(), in that order. Fails for a library that is not found here.
  llvm::Expected<std::vector<size_t>> needs_of(const std::string &file);

  const std::vector<SharedLibrary> &found() const { return libraries; }
  /// The newest version of glibc that a symbol is needed of, in all that was looked at.
  const std::string &glibc() const { return newest_glibc; }

private:
  std::vector<std::string> system_places; ///< where the dynamic linker looks
  std::vector<SharedLibrary> libraries;
  std::vector<std::vector<size_t>> needs; ///< of each library
  llvm::StringMap<size_t> by_name;
  std::string newest_glibc;

  llvm::Expected<size_t> add(const std::string &name, const std::vector<std::string> &places,
                             const std::string &by);
};

/// Whether a shared library is one of glibc's, which come from the machine: all of them are of one version,
/// that of the kernel's dynamic linker.
bool is_glibc(llvm::StringRef name);

} // namespace lasti::standalone
