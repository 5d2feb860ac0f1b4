#include "library/read.h"

#include "pyc/reader.h"

#include <fmt/format.h>
#include <llvm/Support/Chrono.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <optional>

namespace lasti::library {
namespace {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

// The flags of PEP 552.
constexpr uint32_t has_hash = 1, is_checked = 2;

// importlib.util.cache_from_source.
std::string cache_path(llvm::StringRef source, pyc::PyVersion version, int optimisation) {
  return fmt::format("{}/__pycache__/{}.{}{}.pyc", path::parent_path(source).str(), path::stem(source).str(),
                     pyc::cache_tag(version), optimisation ? fmt::format(".opt-{}", optimisation) : "");
}

// importlib's SourceLoader.get_code: by time and size, in 32 bits each. What is to be checked by hash is
// compiled here.
bool belongs_to(const pyc::Module &module, const fs::file_status &source) {
  if (module.pyc_flags & has_hash)
    return !(module.pyc_flags & is_checked);
  const auto seconds =
      std::chrono::floor<std::chrono::seconds>(source.getLastModificationTime()).time_since_epoch().count();
  return module.field1 == static_cast<uint32_t>(seconds) &&
         module.field2 == static_cast<uint32_t>(source.getSize());
}

// The bytecode that importlib has kept of a source. A file that cannot be read is none: the source counts.
std::optional<pyc::Module> read_cached(const std::string &source, pyc::PyVersion version, int optimisation) {
  const std::string file = cache_path(source, version, optimisation);
  fs::file_status status;
  if (fs::status(source, status) || !fs::exists(file))
    return std::nullopt;
  llvm::Expected<pyc::Module> module = pyc::read_pyc(file);
  if (!module) {
    llvm::consumeError(module.takeError());
    return std::nullopt;
  }
  if (module->version != version || !belongs_to(*module, status))
    return std::nullopt;
  return std::move(*module);
}

llvm::Expected<pyc::Module> check(const std::string &file, llvm::Expected<pyc::Module> module,
                                  pyc::PyVersion version) {
  if (module && module->version != version)
    return llvm::createStringError(file + ": this is bytecode of Python " + to_string(module->version));
  return module;
}

using Result = std::optional<llvm::Expected<pyc::Module>>;

// Compiles those of the modules that have no result yet and are of `kind`.
void compile_rest(const program::Interpreter &interpreter, pyc::PyVersion version, Kind kind,
                  llvm::ArrayRef<Located> modules, std::vector<Result> &results) {
  std::vector<program::SourceFile> sources;
  std::vector<size_t> places;
  for (size_t i = 0; i < modules.size(); ++i)
    if (!results[i] && modules[i].kind == kind) {
      sources.push_back({modules[i].file, ""});
      places.push_back(i);
    }
  if (sources.empty())
    return;
  std::vector<llvm::Expected<program::CompiledModule>> compiled =
      program::compile_python(interpreter, sources);
  for (size_t k = 0; k < places.size(); ++k) {
    llvm::Expected<pyc::Module> module =
        compiled[k] ? std::move(compiled[k]->module) : llvm::Expected<pyc::Module>(compiled[k].takeError());
    results[places[k]].emplace(check(sources[k].path, std::move(module), version));
  }
}

} // namespace

std::vector<llvm::Expected<pyc::Module>> read_modules(const program::Interpreter &interpreter,
                                                      pyc::PyVersion version,
                                                      llvm::ArrayRef<Located> modules) {
  program::Interpreter quiet = interpreter;
  quiet.warns = false;
  program::Interpreter unoptimised = quiet;
  unoptimised.optimisation = 0;
  std::vector<Result> results(modules.size());
  for (size_t i = 0; i < modules.size(); ++i) {
    const Located &module = modules[i];
    if (module.kind == Kind::Bytecode)
      results[i].emplace(check(module.file, pyc::read_pyc(module.file), version));
    else if (std::optional<pyc::Module> cached = read_cached(
                 module.file, version, module.kind == Kind::Frozen ? 0 : interpreter.optimisation))
      results[i].emplace(std::move(*cached));
  }
  compile_rest(quiet, version, Kind::Source, modules, results);
  compile_rest(unoptimised, version, Kind::Frozen, modules, results);
  std::vector<llvm::Expected<pyc::Module>> read;
  for (Result &result : results)
    read.push_back(std::move(*result));
  return read;
}

// Python's own errors have several lines, and the last one says what it is.
std::string left_out_line(const std::string &file, llvm::Error error) {
  const std::string message = llvm::toString(std::move(error));
  llvm::StringRef reason = llvm::StringRef(message).trim();
  reason = reason.substr(reason.rfind('\n') + 1);
  reason.consume_front(file + ": ");
  return file + ": " + reason.str();
}

} // namespace lasti::library
