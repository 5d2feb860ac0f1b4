// A build: the main module and, for an executable, the modules beside it that it imports, each translated
// to units of its own; one more unit with their bytecode as data; all compiled and linked together.

#include "driver/build.h"

#include "compile/target.h"
#include "compile/units.h"
#include "driver/carry.h"
#include "driver/emit.h"
#include "driver/output_name.h"
#include "driver/profile/profile.h"
#include "driver/report.h"
#include "driver/stopwatch.h"
#include "driver/translate.h"
#include "library/table.h"
#include "program/embed.h"
#include "program/installed.h"
#include "standalone/report.h"
#include "system/files.h"
#include "system/output_file.h"
#include "system/parallel.h"
#include "system/progress.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/WithColor.h>

namespace lasti::driver {
namespace {

/// A module of the program, on its way.
struct Part {
  program::FoundModule found;
  std::string symbol; ///< of its table of native functions; empty: none
  Choices choices;
  emit::Text text;
};

class Build {
public:
  Build(const char *argv0, const Options &options, system::TemporaryDirectory scratch)
      : argv0(argv0), options(options), stopwatch(options.verbose), scratch(std::move(scratch)) {}

  llvm::Error run() {
    llvm::Error problem = (options.as_module ? program::find_module_entry(options.input, interpreter)
                                             : program::find_entry(options.input, interpreter, scratch))
                              .moveInto(entry);
    if (problem)
      return problem;
    llvm::Expected<program::CompiledModule> main = program::load_module(interpreter, entry.file);
    if (!main)
      return main.takeError();
    llvm::Expected<const compile::Target *> target = target_of(main->module);
    if (!target)
      return in_file(entry.file.path, target.takeError());
    toolchain = compile::Toolchain::find(argv0, **target);
    if (options.python.empty())
      interpreter.path = (*target)->python;
    warnings = std::move(main->warnings);
    if (llvm::Error error = load_profile(options).moveInto(profile))
      return error;
    stopwatch.lap("read " + options.input);
    if (!options.output.empty())
      return write(std::move(main->module), options.output);
    llvm::Expected<std::string> name = default_output(entry, options, main->module.version);
    if (!name)
      return name.takeError();
    llvm::Error error = write(std::move(main->module), *name);
    if (!error.isA<system::OutputError>())
      return error;
    return llvm::createStringError(llvm::toString(std::move(error)) + "; name the output with -o");
  }

  BuiltFrom built_from() const {
    BuiltFrom from;
    if (entry.run_module.empty())
      from.place = system::absolute(options.input);
    else
      from.place =
          system::absolute(entry.shown_root.empty() ? entry.root : entry.shown_root) + "/" + entry.path;
    // An archive that was unpacked stands for all that was in it.
    if (!entry.shown_root.empty())
      from.files = {options.input};
    for (const Part &part : parts)
      if (part.found.module && entry.shown_root.empty())
        from.files.push_back(part.found.file);
    for (const program::DataFile &file : report.files)
      from.files.push_back(file.file);
    if (!options.profile.empty())
      from.files.push_back(options.profile);
    return from;
  }

  std::string summary() const { return driver::summary(report); }

private:
  const char *const argv0;
  const Options &options;
  Stopwatch stopwatch;
  system::TemporaryDirectory scratch;
  program::Interpreter interpreter = interpreter_of(options);
  compile::Toolchain toolchain; // known with the main module
  program::Entry entry;
  std::vector<program::CompilerWarning> warnings; // of the main module
  std::vector<Part> parts;                        // the main module comes first
  library::Closure libraries;                     // until they have native code
  std::optional<profile::Profile> profile;        // of --profile
  Report report;

  llvm::Error write(pyc::Module main, const std::string &path) {
    if (options.product == Product::Cpp)
      return write_cpp(main, path);
    system::InputFiles inputs = inputs_of(main, entry.file.path);
    inputs.add(options.input);
    if (!options.profile.empty())
      inputs.add(options.profile);
    auto output = system::OutputFile::create(path, std::move(inputs));
    if (!output)
      return output.takeError();
    if (llvm::Error error = collect(std::move(main)))
      return error;
    if (llvm::Error error = check_versions())
      return error;
    if (llvm::Error error = find_libraries())
      return error;
    if (llvm::Error error = find_carried())
      return error;
    if (llvm::Error error = output->add_inputs(all_inputs()))
      return error;
    if (llvm::Error error = translate_all())
      return error;
    if (llvm::Error error = make_libraries())
      return error;
    if (llvm::Error error = make(*output))
      return error;
    if (llvm::Error error = output->commit(options.product != Product::Object))
      return error;
    return write_report(path);
  }

  llvm::Error write_report(const std::string &path) {
    report.output = path;
    // A size that cannot be read (of a device) is 0.
    if (llvm::sys::fs::file_size(path, report.size))
      report.size = 0;
    if (options.report.empty())
      return llvm::Error::success();
    if (report.installation)
      report.linked = standalone::linked_libraries(toolchain.cxx, compile::find_target(version())->library);
    system::InputFiles inputs;
    for (const std::string &input : all_inputs())
      inputs.add(input);
    inputs.add(path);
    return system::write_output(options.report, json_text(report, options), std::move(inputs));
  }

  std::vector<std::string> all_inputs() const {
    std::vector<std::string> inputs{options.input};
    if (!options.profile.empty())
      inputs.push_back(options.profile);
    for (const Part &part : parts)
      if (part.found.module)
        llvm::append_range(inputs, files_of(*part.found.module, part.found.file));
    for (const program::DataFile &file : report.files)
      inputs.push_back(file.file);
    if (report.installation)
      for (const standalone::CarriedFile &file : report.installation->files)
        if (!file.file.empty())
          inputs.push_back(file.file);
    return inputs;
  }

  llvm::Error write_cpp(const pyc::Module &main, const std::string &output) {
    Options with_output = options;
    with_output.output = output;
    return emit_text(main, entry.file.path, with_output);
  }

  llvm::Error collect(pyc::Module main) {
    if (options.product == Product::Executable)
      if (llvm::Error error = find_rest(main))
        return error;
    program::FoundModule first{entry.module_name, entry.path, entry.file.path, std::move(main)};
    parts.push_back({std::move(first), "", {}, {}});
    for (program::FoundModule &found : report.imports.modules)
      parts.push_back({std::move(found), "", {}, {}});
    report.imports.modules.clear();
    return llvm::Error::success();
  }

  pyc::PyVersion version() const { return parts.front().found.module->version; }

  /// One interpreter runs all modules, some of which may be .pyc files.
  llvm::Error check_versions() const {
    const pyc::PyVersion wanted = version();
    for (const Part &part : parts)
      if (part.found.module && part.found.module->version != wanted)
        return llvm::createStringError(part.found.file + ": this is bytecode of Python " +
                                       pyc::to_string(part.found.module->version) + ", the main module of " +
                                       pyc::to_string(wanted));
    return llvm::Error::success();
  }

  /// The modules beside the program, what the installation has of the others, and the data files.
  llvm::Error find_rest(const pyc::Module &main) {
    auto compile = [&](llvm::ArrayRef<program::SourceFile> files) {
      return program::compile_python(interpreter, files);
    };
    if (!options.alone) {
      if (llvm::Error error =
              program::find_imports(main, entry, options.selection, compile).moveInto(report.imports))
        return error;
      for (const std::string &line : report.imports.left_out)
        llvm::WithColor::warning(llvm::errs(), "lasti") << line << "\n";
      std::set<std::string> names;
      for (const std::string &name : report.imports.elsewhere)
        names.insert(llvm::StringRef(name).split('.').first.str());
      if (llvm::Error error = program::find_installed(interpreter, names).moveInto(report.installed))
        return error;
      stopwatch.lap(fmt::format("found {} imported module(s)", report.imports.modules.size()));
    }
    return program::find_data_files(entry.root, options.data).moveInto(report.files);
  }

  std::set<std::string> own_names() const {
    std::set<std::string> names;
    for (const Part &part : parts)
      names.insert(part.found.name);
    return names;
  }

  llvm::Error find_libraries() {
    if (options.product != Product::Executable || options.follow < library::Follow::Site)
      return llvm::Error::success();
    const library::Request request{options.follow, version(), report.imports.outward,
                                   options.selection.excluded, own_names()};
    if (llvm::Error error = library::follow_imports(interpreter, request).moveInto(libraries))
      return error;
    stopwatch.lap(fmt::format("found {} module(s) of libraries", libraries.libraries.size()));
    return llvm::Error::success();
  }

  llvm::Error find_carried() {
    if (!options.standalone)
      return llvm::Error::success();
    if (llvm::Error error = find_installation(interpreter, entry, options, version(), own_names(), report))
      return error;
    stopwatch.lap(fmt::format("found {} module(s) to carry", report.installation->modules.bytecode.size()));
    return llvm::Error::success();
  }

  Choices choices_of(const library::Library &library) const {
    return choose(profile, library.module, library.located.name, /*is_main=*/false);
  }

  llvm::Error make_libraries() {
    auto translate = [&](const library::Library &library, const std::string &id) {
      return translate_library(library, id, options, choices_of(library));
    };
    auto variant = [&](const library::Library &library) { return profile::text_of(choices_of(library)); };
    const library::Settings settings{toolchain, options, options.leave_checks, options.compiles_libraries,
                                     variant};
    if (llvm::Error error = library::make_natives(settings, std::move(libraries), translate, scratch)
                                .moveInto(report.libraries))
      return error;
    stopwatch.lap(
        fmt::format("made native code for {} module(s) of libraries", report.libraries.libraries.size()));
    return llvm::Error::success();
  }

  llvm::Error translate_all() {
    uint64_t size = 0;
    for (const Part &part : parts)
      size += part.found.size();
    system::Progress progress("translating", parts.size(), size, !options.verbose);
    llvm::Error error = system::for_each(parts.size(), options.jobs, [&](size_t i) -> llvm::Error {
      Part &part = parts[i];
      if (part.found.module) {
        std::string id = i == 0 && options.product == Product::Executable ? "__main__" : part.found.name;
        part.choices = choose(profile, *part.found.module, part.found.name, i == 0);
        auto text = translate(*part.found.module, part.found.file, part.found.name, id, options,
                              {choice::Origin::Program, part.choices});
        if (!text)
          return text.takeError();
        keep(part, std::move(*text), id);
      }
      progress.step(part.found.name, part.found.size());
      return llvm::Error::success();
    });
    for (const Part &part : parts)
      if (part.found.module)
        report.modules.push_back({part.found.name, part.found.file,
                                  pyc::all_code(part.found.module->code).size(), part.choices,
                                  part.text.forms});
      else
        report.namespaces.push_back(part.found.name);
    stopwatch.lap(fmt::format("translated {} module(s)", parts.size()));
    return error;
  }

  /// A module of an executable that stays interpreted as a whole has no units.
  void keep(Part &part, emit::Text text, const std::string &id) const {
    if (options.product == Product::Executable && !part.choices.empty() &&
        llvm::none_of(part.choices, profile::is_native))
      return;
    part.text = std::move(text);
    part.symbol = emit::module_symbol(id);
  }

  program::EmbeddedProgram embedded() const {
    program::EmbeddedProgram program;
    for (const Part &part : parts)
      program.modules.push_back(
          {part.found.path, part.found.module ? &*part.found.module : nullptr, part.symbol, part.text.hash});
    program.run_module = entry.run_module;
    program.interpreter = program::virtual_environment(interpreter.path);
    program.optimisation = options.optimisation;
    program.warnings = warnings;
    program.files = report.files;
    program.has_libraries = !report.libraries.libraries.empty();
    program.has_installation = report.installation.has_value();
    return program;
  }

  llvm::Expected<std::vector<compile::Source>> sources(program::EmbeddedProgram &program) const {
    std::vector<compile::Source> sources;
    for (const Part &part : parts)
      for (const emit::Unit &unit : part.text.units)
        sources.push_back({unit.name + ".cpp", part.found.name, unit.text, unit.plain});
    if (options.product == Product::Executable) {
      if (llvm::Error error = program::copy_data_files(program.files, scratch).moveInto(program.files_key))
        return error;
      sources.push_back({"lasti_program.cpp", "bytecode", program::embed_program(program)});
      if (program.has_libraries)
        sources.push_back(
            {"lasti_libraries.cpp", "libraries", library::table_text(report.libraries.libraries)});
      if (!program.files.empty())
        sources.push_back({"lasti_files.cpp", "data", program::embed_files(program, scratch.path()),
                           /*plain=*/false, /*is_kept=*/false});
      if (llvm::Error error = add_installation(report, version(), scratch, sources))
        return error;
    }
    if (options.product == Product::Module) {
      auto text = program::embed_extension(program.modules.front(), entry.module_name);
      if (!text)
        return in_file(options.input, text.takeError());
      sources.push_back({"lasti_extension.cpp", "bytecode", std::move(*text)});
    }
    return sources;
  }

  llvm::Error make(system::OutputFile &output) {
    program::EmbeddedProgram program = embedded();
    auto units = sources(program);
    if (!units)
      return units.takeError();
    auto objects = compile::compile_units(toolchain, options, *units, scratch);
    if (!objects)
      return in_file(options.input, objects.takeError());
    stopwatch.lap(fmt::format("compiled {} unit(s)", units->size()));
    if (options.product == Product::Object)
      return output.copy(objects->front());
    for (const library::Native &library : report.libraries.libraries)
      if (!library.object.empty())
        objects->push_back(library.object);
    std::string linked = scratch.file("linked");
    if (llvm::Error error = compile::link(toolchain, options, *objects, linked))
      return error;
    if (report.installation)
      if (llvm::Error error = standalone::check_executable(linked, *report.installation))
        return error;
    if (options.product == Product::Executable)
      if (llvm::Error error = program::append_archive(linked, program))
        return error;
    stopwatch.lap("linked");
    return output.copy(linked); // the linker maps its output, and dies where a full disk does not take it
  }
};

} // namespace

llvm::Error build(const char *argv0, const Options &options, BuiltFrom *from) {
  llvm::Expected<system::TemporaryDirectory> scratch = system::TemporaryDirectory::create();
  if (!scratch)
    return scratch.takeError();
  Build build(argv0, options, std::move(*scratch));
  if (llvm::Error error = build.run())
    return error;
  if (from)
    *from = build.built_from();
  else if (options.product == Product::Executable)
    llvm::errs() << build.summary();
  return llvm::Error::success();
}

} // namespace lasti::driver
