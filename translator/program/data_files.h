// Files that are no Python and go with a program.
#pragma once

#include "system/files.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/Error.h>

#include <string>
#include <vector>

namespace lasti::program {

/// A file that an executable carries.
struct DataFile {
  std::string path;          ///< relative to the program's directory: "templates/page.html"
  std::string file;          ///< that it is read from
  std::vector<size_t> needs; ///< of an extension module: numbers of the shared libraries to load before it,
                             ///< among the files of the installation that a standalone executable carries
};

/// Takes the program's directory and what the command line asks for: `PATH` of a file or a directory below
/// the program's (relative to it), or `PATH=PLACE` of any, which then stands at PLACE. Of a directory all
/// files go in, without Python's own (.py, .pyc, __pycache__). Returns them sorted by path. Fails for what is
/// not there or would stand outside.
llvm::Expected<std::vector<DataFile>> find_data_files(const std::string &root,
                                                      llvm::ArrayRef<std::string> wanted);

/// Copies files into a directory under numbers, which no assembler stumbles over. Returns a key that changes
/// with their contents; empty if there are none.
llvm::Expected<std::string> copy_data_files(llvm::ArrayRef<DataFile> files,
                                            const system::TemporaryDirectory &folder);

} // namespace lasti::program
