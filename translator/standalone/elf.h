// Shared objects, as far as a standalone executable has to know them.
#pragma once

#include <llvm/Support/Error.h>

#include <string>
#include <vector>

namespace lasti::standalone {

/// What the dynamic section of an ELF file says.
struct SharedObject {
  std::string soname;              ///< empty: none
  std::vector<std::string> needed; ///< DT_NEEDED
  std::vector<std::string> places; ///< DT_RUNPATH, else DT_RPATH, with $ORIGIN replaced
  std::string glibc; ///< the newest version of glibc that a symbol is needed of: "2.34"; empty: none
};

/// Reads a shared object or an executable of this machine's kind.
llvm::Expected<SharedObject> read_shared_object(const std::string &path);

/// Returns the NUL-terminated texts in the constant data of an ELF file.
llvm::Expected<std::vector<std::string>> texts_in(const std::string &path);

/// Returns the newer of two versions of glibc ("2.4" is older than "2.34").
const std::string &newer(const std::string &a, const std::string &b);

} // namespace lasti::standalone
