#include "program/python.h"

#include "system/files.h"
#include "system/process.h"
#include "pyc/reader.h"

#include <fmt/format.h>
#include <llvm/Support/FileSystem.h>

namespace lasti::program {

char PythonError::ID;

namespace {

/// Arguments: a folder, then the sources. Writes number.pyc into the folder or, with what Python would print,
/// number.syntax or, where that does not name the file, number.txt. Runs in any Python 3, hence the two-step
/// import.
const char *const compile_script = R"(
import os, sys, traceback
from importlib._bootstrap_external import _code_to_timestamp_pyc
for number, path in enumerate(sys.argv[2:]):
    place = os.path.join(sys.argv[1], str(number))
    try:
        with open(path, 'rb') as file:
            source = file.read()
            status = os.fstat(file.fileno())
        name = os.path.join(os.getcwd(), path)  # as the interpreter names a script: ./app.py stays so
        code = compile(source, name, 'exec', dont_inherit=True, optimize=0)
        data = _code_to_timestamp_pyc(code, int(status.st_mtime), status.st_size)
        with open(place + '.pyc', 'wb') as file:
            file.write(data)
    except Exception as error:
        lines = traceback.format_exception_only(type(error), error)
        kind = '.syntax' if isinstance(error, SyntaxError) and error.filename else '.txt'
        with open(place + kind, 'w', errors='backslashreplace') as file:
            file.writelines(lines)
)";

llvm::Expected<pyc::Module> result_of(const system::TemporaryDirectory &folder, size_t number,
                                      const std::string &path) {
  std::string place = folder.file(std::to_string(number));
  if (llvm::sys::fs::exists(place + ".pyc")) {
    llvm::Expected<std::string> bytes = system::read_file(place + ".pyc");
    if (!bytes)
      return bytes.takeError();
    return pyc::parse_pyc(path,
                          llvm::ArrayRef(reinterpret_cast<const uint8_t *>(bytes->data()), bytes->size()));
  }
  if (llvm::Expected<std::string> text = system::read_file(place + ".syntax"))
    return llvm::make_error<PythonError>(std::move(*text));
  else
    llvm::consumeError(text.takeError());
  llvm::Expected<std::string> text = system::read_file(place + ".txt");
  if (text)
    return llvm::createStringError(path + ": " + llvm::StringRef(*text).trim());
  llvm::consumeError(text.takeError());
  return llvm::createStringError(path + ": the interpreter did not compile it");
}

} // namespace

std::vector<llvm::Expected<pyc::Module>> compile_python(const std::string &interpreter,
                                                        llvm::ArrayRef<std::string> paths, bool verbose) {
  std::vector<llvm::Expected<pyc::Module>> modules;
  auto fail = [&](const std::string &message) {
    for (size_t i = 0; i < paths.size(); ++i)
      modules.push_back(llvm::createStringError("%s", message.c_str()));
  };
  llvm::Expected<system::TemporaryDirectory> folder = system::TemporaryDirectory::create();
  if (!folder) {
    fail(llvm::toString(folder.takeError()));
    return modules;
  }
  std::vector<std::string> arguments{"-I", "-S", "-X", "utf8", "-c", compile_script, folder->path()};
  arguments.insert(arguments.end(), paths.begin(), paths.end());
  llvm::Expected<system::Ended> ended = system::run_process(interpreter, arguments, false);
  if (!ended) {
    fail(llvm::toString(ended.takeError()));
    return modules;
  }
  if (verbose)
    llvm::errs() << fmt::format("+ {} compiles {} file(s)\n", interpreter, paths.size());
  if (ended->status == 0)
    llvm::errs() << ended->text; // SyntaxWarnings
  for (size_t i = 0; i < paths.size(); ++i) {
    if (ended->status == 0)
      modules.push_back(result_of(*folder, i, paths[i]));
    else
      modules.push_back(llvm::createStringError("%s: %s failed: %s", paths[i].c_str(), interpreter.c_str(),
                                                system::reason(*ended).c_str()));
  }
  return modules;
}

llvm::Expected<pyc::Module> load_module(const std::string &interpreter, const std::string &path,
                                        bool verbose) {
  if (llvm::Error error = system::check_readable(path))
    return error;
  if (llvm::StringRef(path).ends_with(".pyc"))
    return pyc::read_pyc(path);
  return std::move(compile_python(interpreter, {path}, verbose).front());
}

} // namespace lasti::program
