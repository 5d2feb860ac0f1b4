// The installation of Python that a standalone executable carries: what of this machine's its program
// reaches.
#pragma once

#include "program/data_files.h"
#include "standalone/modules.h"
#include "standalone/package_files.h"

#include <llvm/Support/Error.h>

#include <string>
#include <vector>

namespace lasti::standalone {

/// What a file is carried for.
enum class Purpose { Extension, SharedLibrary, Data, Metadata, Certificates, TimeZones };

/// A file that is unpacked where the executable runs.
struct CarriedFile {
  Purpose purpose;
  std::string place;         ///< below sys.prefix: "lib/libssl.so.3"
  std::string file;          ///< that it is read from
  std::string name;          ///< of an extension module: what it is imported by
  std::vector<size_t> needs; ///< of an extension module: files to load before it, in this order
  std::string contents;      ///< that it is to have, where `file` is empty
};

/// Below the prefix: the certificates that ssl takes where the machine has none
/// (runtime/embed/certificates.h).
constexpr const char *certificates_place = "etc/ssl/cert.pem";

struct Installation {
  Modules modules;
  std::vector<CarriedFile> files;
  std::vector<Distribution> distributions;
  std::string glibc;              ///< the oldest version that will do, by what the files need: "2.34"
  std::vector<std::string> notes; ///< a line for each thing that a program may miss
};

/// Returns the program's own extension modules as its files: of the `names` that its modules import, those
/// which an extension module below its directory stands for, and all that are in its `packages`. `extensions`
/// gets them as modules.
std::vector<program::DataFile> find_own_extensions(const std::string &root, llvm::ArrayRef<std::string> names,
                                                   const std::set<std::string> &embedded,
                                                   pyc::PyVersion version,
                                                   std::vector<library::Located> &extensions);

/// Collects what a program reaches. Its own extension modules get the numbers of the files that they need.
llvm::Expected<Installation> collect(const program::Interpreter &interpreter, const Request &request,
                                     std::vector<program::DataFile> &own);

/// Takes the executable that has been linked: the glibc that it needs counts, too. Fails if it needs another
/// shared library.
llvm::Error check_executable(const std::string &executable, Installation &installation);

/// Below the prefix: where the standard library's modules seem to stand.
std::string library_folder(pyc::PyVersion version);

} // namespace lasti::standalone
