#include "program/installed.h"

#include "system/process.h"

#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

namespace lasti::program {
namespace {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

/// Arguments: names. The current directory, which stands on the path of `-c`, is no installation.
const char *const find_script = R"(
import sys
if sys.path[:1] == ['']:
    del sys.path[0]
for name in sys.argv[1:]:
    try:
        if any(finder.find_spec(name, None) for finder in sys.meta_path):
            print(name)
    except Exception:
        pass
)";

} // namespace

llvm::Expected<std::set<std::string>> find_installed(const Interpreter &interpreter,
                                                     const std::set<std::string> &names) {
  std::set<std::string> found;
  if (names.empty())
    return found;
  std::vector<std::string> arguments{"-c", find_script};
  arguments.insert(arguments.end(), names.begin(), names.end());
  llvm::Expected<std::string> text =
      system::run_or_fail(interpreter.path, interpreter.path, arguments, interpreter.verbose);
  if (!text)
    return text.takeError();
  for (llvm::StringRef line : llvm::split(*text, '\n'))
    if (!line.empty())
      found.insert(line.str());
  return found;
}

std::string virtual_environment(const std::string &interpreter) {
  llvm::SmallString<256> file(interpreter);
  fs::make_absolute(file);
  // site.py: pyvenv.cfg stands beside the interpreter or one directory above.
  const llvm::StringRef folder = path::parent_path(file);
  for (llvm::StringRef place : {folder, path::parent_path(folder)})
    if (fs::is_regular_file(place + "/pyvenv.cfg"))
      return file.str().str();
  return "";
}

} // namespace lasti::program
