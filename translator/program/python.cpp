#include "program/python.h"

#include "pyc/reader.h"
#include "system/files.h"
#include "system/process.h"

#include <fmt/format.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>

namespace lasti::program {

char PythonError::ID;

namespace {

/// Arguments: a folder, the level of optimisation, then for each source its path and its name in the code.
/// For the source of a number it writes into the folder: number.pyc, and number.warnings with a category, a
/// line and a text, each ended by NUL; or number.txt with what Python would print. Runs in any Python 3,
/// hence the two-step import.
const char *const compile_script = R"(
import os, sys, traceback, warnings
from importlib._bootstrap_external import _code_to_timestamp_pyc
folder, level = sys.argv[1], int(sys.argv[2])
for number, (path, shown) in enumerate(zip(sys.argv[3::2], sys.argv[4::2])):
    place = os.path.join(folder, str(number))
    try:
        with open(path, 'rb') as file:
            source = file.read()
            status = os.fstat(file.fileno())
        name = shown or os.path.join(os.getcwd(), path)  # as the interpreter names a script: ./app.py stays so
        with warnings.catch_warnings(record=True) as found:
            warnings.simplefilter('always')
            code = compile(source, name, 'exec', dont_inherit=True, optimize=level)
        data = _code_to_timestamp_pyc(code, int(status.st_mtime), status.st_size)
        with open(place + '.pyc', 'wb') as file:
            file.write(data)
        with open(place + '.warnings', 'w', encoding='utf-8', errors='surrogatepass') as file:
            for warning in found:
                file.write('%s\0%d\0%s\0' % (warning.category.__name__, warning.lineno, warning.message))
        for warning in found:
            if warning.category is SyntaxWarning:
                warnings.warn_explicit(warning.message, warning.category, name, warning.lineno)
    except Exception as error:
        lines = traceback.format_exception_only(type(error), error)
        kind = '.syntax' if isinstance(error, SyntaxError) and error.filename else '.txt'
        with open(place + kind, 'w', errors='backslashreplace') as file:
            file.writelines(lines)
)";

std::vector<CompilerWarning> parse_warnings(llvm::StringRef text) {
  std::vector<CompilerWarning> warnings;
  while (!text.empty()) {
    CompilerWarning warning;
    llvm::StringRef category, line, message;
    std::tie(category, text) = text.split('\0');
    std::tie(line, text) = text.split('\0');
    std::tie(message, text) = text.split('\0');
    warning.category = category.str();
    warning.text = message.str();
    if (!line.getAsInteger(10, warning.line))
      warnings.push_back(std::move(warning));
  }
  return warnings;
}

llvm::Expected<CompiledModule> result_of(const system::TemporaryDirectory &folder, size_t number,
                                         const std::string &path) {
  std::string place = folder.file(std::to_string(number));
  if (llvm::sys::fs::exists(place + ".warnings")) {
    llvm::Expected<std::string> bytes = system::read_file(place + ".pyc");
    if (!bytes)
      return bytes.takeError();
    llvm::Expected<pyc::Module> module = pyc::parse_pyc(path, llvm::arrayRefFromStringRef(*bytes));
    if (!module)
      return module.takeError();
    llvm::Expected<std::string> warnings = system::read_file(place + ".warnings");
    if (!warnings)
      return warnings.takeError();
    return CompiledModule{std::move(*module), parse_warnings(*warnings)};
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

std::vector<llvm::Expected<CompiledModule>> all_failed(llvm::ArrayRef<SourceFile> files,
                                                       const std::string &message) {
  std::vector<llvm::Expected<CompiledModule>> results;
  for (const SourceFile &file : files)
    results.push_back(llvm::createStringError("%s: %s", file.path.c_str(), message.c_str()));
  return results;
}

} // namespace

std::vector<llvm::Expected<CompiledModule>> compile_python(const Interpreter &interpreter,
                                                           llvm::ArrayRef<SourceFile> files) {
  llvm::Expected<system::TemporaryDirectory> folder = system::TemporaryDirectory::create();
  if (!folder)
    return all_failed(files, llvm::toString(folder.takeError()));
  std::vector<std::string> arguments{
      "-I", "-S",           "-X",           "utf8",
      "-c", compile_script, folder->path(), std::to_string(interpreter.optimisation)};
  for (const SourceFile &file : files)
    arguments.insert(arguments.end(), {file.path, file.shown});
  llvm::Expected<system::Ended> ended = system::run_process(interpreter.path, arguments, false);
  if (!ended)
    return all_failed(files, llvm::toString(ended.takeError()));
  if (interpreter.verbose)
    llvm::errs() << fmt::format("+ {} compiles {} file(s)\n", interpreter.path, files.size());
  if (ended->status != 0)
    return all_failed(files, fmt::format("{} failed: {}", interpreter.path, system::reason(*ended)));
  if (interpreter.warns)
    llvm::errs() << ended->text;
  std::vector<llvm::Expected<CompiledModule>> modules;
  for (size_t i = 0; i < files.size(); ++i)
    modules.push_back(result_of(*folder, i, files[i].path));
  return modules;
}

llvm::Expected<CompiledModule> load_module(const Interpreter &interpreter, const SourceFile &file) {
  if (llvm::Error error = system::check_readable(file.path))
    return error;
  if (!llvm::StringRef(file.path).ends_with(".pyc"))
    return std::move(compile_python(interpreter, file).front());
  llvm::Expected<pyc::Module> module = pyc::read_pyc(file.path);
  if (!module)
    return module.takeError();
  return CompiledModule{std::move(*module), {}};
}

} // namespace lasti::program
