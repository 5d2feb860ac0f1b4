// What a module's bytecode says about the modules that it may import.
#pragma once

#include "pyc/code_object.h"

#include <llvm/ADT/StringRef.h>

#include <string>
#include <vector>

namespace lasti::program {

/// One import statement, or a call of importlib.import_module, importlib.util.find_spec or runpy.run_module
/// with a constant.
struct ImportRequest {
  unsigned level = 0;             ///< leading dots
  std::string name;               ///< behind the dots; may be empty: `from . import x`
  std::vector<std::string> names; ///< of `from … import`: attributes or submodules
  bool star = false;              ///< `from … import *`
};

struct ImportScan {
  std::vector<ImportRequest> requests; ///< in the order of the bytecode, functions included
  std::vector<std::string> strings;    ///< constants of the module's code, functions included, that could be
                                       ///< names of modules, without and with leading dots
  bool dynamic = false;                ///< it imports what a variable names: import_module(), __import__()
  std::vector<std::string> prefixes;   ///< packages of which it imports what a variable names, as in
                                       ///< import_module('plugins.' + name)
  bool walks = false; ///< it lists the modules of packages: pkgutil.iter_modules(), walk_packages()
};

/// Which code objects of a module are read.
enum class ScannedCode {
  All,
  Imported,    ///< all but what is behind `if __name__ == '__main__':`
  RunByImport, ///< the body and those of its classes, but for `if __name__ == '__main__':`; what is in
               ///< functions may never run
};

/// Reads the code objects of a module, of any version. Code that cannot be decoded is passed over: its
/// errors show when it is translated.
ImportScan scan_imports(const pyc::Module &module, ScannedCode scanned = ScannedCode::All);

/// Makes the name of an import absolute. Takes the package that the importing module belongs to, the number
/// of leading dots, and what stands behind them. Returns false if that leads out of the top package.
bool absolute_name(llvm::StringRef package, unsigned level, llvm::StringRef name, std::string &result);

} // namespace lasti::program
