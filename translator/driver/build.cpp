// A build: the main module and, for an executable, the modules beside it that it imports, each translated
// to units of its own; one more unit with their bytecode as data; all compiled and linked together.

#include "driver/build.h"

#include "compile/units.h"
#include "program/embed.h"
#include "system/files.h"
#include "system/output_file.h"
#include "program/imports.h"
#include "system/parallel.h"
#include "program/python.h"
#include "driver/emit.h"
#include "driver/translate.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <chrono>

namespace lasti::driver {
namespace {

namespace path = llvm::sys::path;

/// A module of the program, on its way.
struct Part {
  program::FoundModule found;
  std::string symbol; ///< of its table of native functions; empty: none
  emit::Text text;
};

class Stopwatch {
public:
  explicit Stopwatch(bool enabled) : enabled(enabled) {}
  /// Prints the time since the last call.
  void lap(llvm::StringRef what) {
    auto now = std::chrono::steady_clock::now();
    if (enabled)
      llvm::errs() << fmt::format("{:8.3f} s  {}\n", std::chrono::duration<double>(now - last).count(),
                                  what.str());
    last = now;
  }

private:
  bool enabled;
  std::chrono::steady_clock::time_point last = std::chrono::steady_clock::now();
};

llvm::Expected<std::string> default_output(const Options &options) {
  std::string name = module_name(options.input);
  if (name.empty())
    return llvm::createStringError(options.input + ": this gives the output no name; name it with -o");
  switch (options.product) {
  case Product::Cpp:
    return name + ".cpp";
  case Product::Object:
    return name + ".o";
  case Product::Module:
    return name + ".cpython-311-x86_64-linux-gnu.so";
  case Product::Executable:
    break;
  }
  return name;
}

class Build {
public:
  Build(const compile::Toolchain &toolchain, const Options &options)
      : toolchain(toolchain), options(options), stopwatch(options.verbose) {}

  llvm::Error run() {
    llvm::Expected<pyc::Module> main = program::load_module(options.python, options.input, options.verbose);
    if (!main)
      return main.takeError();
    stopwatch.lap("read " + options.input);
    if (!options.output.empty())
      return write(std::move(*main), options.output);
    llvm::Expected<std::string> name = default_output(options);
    if (!name)
      return name.takeError();
    llvm::Error error = write(std::move(*main), *name);
    if (!error.isA<system::OutputError>())
      return error;
    return llvm::createStringError(llvm::toString(std::move(error)) + "; name the output with -o");
  }

  std::vector<std::string> files() const {
    std::vector<std::string> files;
    for (const Part &part : parts)
      if (part.found.module)
        files.push_back(part.found.file);
    return files;
  }

private:
  const compile::Toolchain &toolchain;
  const Options &options;
  Stopwatch stopwatch;
  std::vector<Part> parts;

  llvm::Error write(pyc::Module main, const std::string &path) {
    if (options.product == Product::Cpp)
      return write_cpp(main, path);
    auto output = system::OutputFile::create(path, inputs_of(main, options.input));
    if (!output)
      return output.takeError();
    llvm::Expected<system::TemporaryDirectory> scratch = system::TemporaryDirectory::create();
    if (!scratch)
      return scratch.takeError();
    if (llvm::Error error = collect(std::move(main)))
      return error;
    if (llvm::Error error = output->add_inputs(inputs()))
      return error;
    if (llvm::Error error = translate_all())
      return error;
    if (llvm::Error error = make(*scratch, *output))
      return error;
    return output->commit(options.product != Product::Object);
  }

  std::vector<std::string> inputs() const {
    std::vector<std::string> inputs;
    for (const Part &part : parts)
      if (part.found.module)
        llvm::append_range(inputs, files_of(*part.found.module, part.found.file));
    return inputs;
  }

  llvm::Error write_cpp(const pyc::Module &main, const std::string &output) {
    Options with_output = options;
    with_output.output = output;
    return emit_text(main, options.input, with_output);
  }

  /// The main module comes first.
  llvm::Error collect(pyc::Module main) {
    std::vector<program::FoundModule> imports;
    if (options.product == Product::Executable && !options.alone) {
      auto compile = [&](llvm::ArrayRef<std::string> paths) {
        return program::compile_python(options.python, paths, options.verbose);
      };
      // sys.path[0] of a script: the folder of the file that its links lead to.
      llvm::SmallString<128> file;
      if (llvm::sys::fs::real_path(options.input, file))
        file = options.input;
      std::string folder = path::parent_path(file).str();
      if (llvm::Error error =
              program::find_imports(main, folder.empty() ? "." : folder, compile).moveInto(imports))
        return error;
      stopwatch.lap(fmt::format("found {} imported module(s)", imports.size()));
    }
    std::string name = path::filename(options.input).str();
    parts.push_back(
        {program::FoundModule{module_name(options.input), name, options.input, std::move(main)}, "", {}});
    for (program::FoundModule &found : imports)
      parts.push_back({std::move(found), "", {}});
    return llvm::Error::success();
  }

  llvm::Error translate_all() {
    system::Progress progress("translating", parts.size(), !options.verbose);
    llvm::Error error = system::for_each(parts.size(), options.jobs, [&](size_t i) -> llvm::Error {
      Part &part = parts[i];
      if (part.found.module) {
        std::string id = i == 0 && options.product == Product::Executable ? "__main__" : part.found.name;
        auto text = translate(*part.found.module, part.found.file, part.found.name, id, options);
        if (!text)
          return text.takeError();
        part.text = std::move(*text);
        part.symbol = emit::module_symbol(id);
      }
      progress.step(part.found.name);
      return llvm::Error::success();
    });
    stopwatch.lap(fmt::format("translated {} module(s)", parts.size()));
    return error;
  }

  std::vector<program::EmbeddedModule> embedded() const {
    std::vector<program::EmbeddedModule> modules;
    for (const Part &part : parts)
      modules.push_back(
          {part.found.path, part.found.module ? &*part.found.module : nullptr, part.symbol, part.text.hash});
    return modules;
  }

  llvm::Expected<std::vector<compile::Source>> sources() const {
    std::vector<compile::Source> sources;
    for (const Part &part : parts)
      for (const emit::Unit &unit : part.text.units)
        sources.push_back({unit.name + ".cpp", part.found.name, unit.text, !unit.is_giant});
    if (options.product == Product::Executable)
      sources.push_back({"lasti_program.cpp", "bytecode", program::embed_program(embedded())});
    if (options.product == Product::Module) {
      auto text = program::embed_extension(embedded().front(), module_name(options.input));
      if (!text)
        return in_file(options.input, text.takeError());
      sources.push_back({"lasti_extension.cpp", "bytecode", std::move(*text)});
    }
    return sources;
  }

  llvm::Error make(const system::TemporaryDirectory &scratch, system::OutputFile &output) {
    auto units = sources();
    if (!units)
      return units.takeError();
    auto objects = compile::compile_units(toolchain, options, *units, scratch);
    if (!objects)
      return in_file(options.input, objects.takeError());
    stopwatch.lap(fmt::format("compiled {} unit(s)", units->size()));
    if (options.product == Product::Object)
      return copy(objects->front(), output);
    std::string linked = scratch.file("linked");
    if (llvm::Error error = compile::link(toolchain, options, *objects, linked))
      return error;
    if (options.product == Product::Executable)
      if (llvm::Error error = program::append_archive(linked, embedded()))
        return error;
    stopwatch.lap("linked");
    return copy(linked, output);
  }

  /// The linker maps its output and dies where a full disk does not take it: so it never writes there.
  static llvm::Error copy(const std::string &from, system::OutputFile &to) {
    llvm::Expected<std::string> contents = system::read_file(from);
    return contents ? to.write(*contents) : contents.takeError();
  }
};

} // namespace

llvm::Error build(const compile::Toolchain &toolchain, const Options &options,
                  std::vector<std::string> *files) {
  Build build(toolchain, options);
  llvm::Error error = build.run();
  if (!error && files)
    *files = build.files();
  return error;
}

} // namespace lasti::driver
