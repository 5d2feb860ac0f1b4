// Files that are no Python and go with a program.
#pragma once

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/Error.h>

#include <string>
#include <vector>

namespace lasti::program {

/// A file that an executable carries.
struct DataFile {
  std::string path; ///< relative to the program's directory: "templates/page.html"
  std::string file; ///< that it is read from
};

/// Takes the program's directory and what the command line asks for: `PATH` of a file or a directory below
/// the program's (relative to it), or `PATH=PLACE` of any, which then stands at PLACE. Of a directory all
/// files go in, without Python's own (.py, .pyc, __pycache__). Returns them sorted by path. Fails for what is
/// not there or would stand outside.
llvm::Expected<std::vector<DataFile>> find_data_files(const std::string &root,
                                                      llvm::ArrayRef<std::string> wanted);

} // namespace lasti::program
