// `lasti bench`. Rows are printed as soon as they are known; what could not be built or did not do the same
// is said among them, and is an error only when all has been measured.

#include "driver/bench/bench.h"

#include "bench/compare.h"
#include "bench/instructions.h"
#include "bench/machine.h"
#include "bench/plain.h"
#include "bench/series.h"
#include "bench/table.h"
#include "compile/toolchain.h"
#include "driver/bench/outputs.h"
#include "driver/bench/systems.h"
#include "system/status_line.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>
#include <llvm/Support/raw_ostream.h>

namespace lasti::driver {
namespace {

using bench::plain;

constexpr const char *version_program = "import sys\nprint(sys.implementation.name, *sys.version.split())\n";

class Session {
public:
  Session(const char *argv0, const Options &options, BenchSystems systems, BenchOutputs outputs,
          bench::Launcher launcher)
      : argv0(argv0), options(options), settings(options.bench), systems(std::move(systems)),
        outputs(std::move(outputs)), launcher(std::move(launcher)) {}

  llvm::Error run() {
    results = {bench::this_moment(),
               settings.clock,
               compile::version_text(),
               bench::this_machine(),
               systems.systems,
               {},
               {}};
    if (llvm::Error error = find_versions())
      return error;
    if (llvm::Error error = measure_start())
      return error;
    outputs.table() << bench::table_heading(results, settings.instructions);
    for (const std::string &file : settings.programs) {
      results.programs.push_back(measured(file, name_of(file), options.arguments));
      outputs.table() << bench::table_rows(results, results.programs.back(), settings.instructions);
      outputs.table().flush();
    }
    outputs.table() << bench::table_end(results, settings.instructions);
    for (const std::string &line : bench::notes(results))
      outputs.table() << line << "\n";
    if (llvm::Error error = outputs.write(results))
      return error;
    return verdict();
  }

private:
  const char *argv0;
  const Options &options;
  const bench::Settings &settings;
  BenchSystems systems;
  BenchOutputs outputs;
  bench::Launcher launcher;
  bench::Results results;

  /// "app" for a/app.py, unless there is a b/app.py, too.
  std::string name_of(llvm::StringRef file) const {
    auto short_name = [](llvm::StringRef path) { return llvm::sys::path::stem(path.rtrim('/')); };
    bool is_clear = llvm::count_if(settings.programs, [&](const std::string &other) {
                      return short_name(other) == short_name(file);
                    }) == 1;
    return is_clear ? short_name(file).str() : file.str();
  }

  /// The empty program stands in the cache, so that it is built once.
  llvm::Error measure_start() {
    llvm::Expected<std::string> cache = system::cache_directory();
    if (!cache)
      return cache.takeError();
    std::string folder = *cache + "/bench", empty = folder + "/empty.py";
    if (std::error_code code = llvm::sys::fs::create_directories(folder))
      return system::file_error(folder, code);
    if (llvm::Error error = system::write_file(empty, ""))
      return error;
    results.start = measured(empty, "start-up", {});
    if (!results.start.failure.empty())
      return llvm::createStringError(results.start.failure);
    return llvm::Error::success();
  }

  /// Asks each system, through the program itself, what it is.
  llvm::Error find_versions() {
    std::string program = launcher.scratch().file("version.py");
    if (llvm::Error error = system::write_file(program, version_program))
      return error;
    std::vector<bench::Command> commands = systems.commands(program, {}, {});
    for (size_t i = 0; i < commands.size(); ++i) {
      if (i == bench::translated)
        continue;
      llvm::Expected<bench::Sample> sample = launcher.run(commands[i]);
      if (!sample)
        return sample.takeError();
      if (sample->status == 0)
        results.systems[i].version = plain(llvm::StringRef(sample->output).rtrim());
    }
    results.systems[bench::translated].version = llvm::StringRef(results.lasti).split('\n').first.str();
    return llvm::Error::success();
  }

  /// Builds and measures a program; what went wrong is in it.
  bench::Program measured(const std::string &file, llvm::StringRef name,
                          llvm::ArrayRef<std::string> arguments) {
    bench::Program program;
    program.name = name;
    program.file = file;
    program.arguments = arguments.vec();
    if (llvm::Error error = measure_into(program))
      program.failure = bench::last_line(llvm::toString(std::move(error)));
    return program;
  }

  llvm::Error measure_into(bench::Program &program) {
    Options building = options;
    building.input = program.file;
    llvm::Expected<CachedProgram> built = cached_program(argv0, building);
    if (!built)
      return built.takeError();
    outputs.add_inputs(built->made_from);
    program.build_seconds = built->build_seconds;
    program.was_cached = built->was_there;
    if (std::error_code code = llvm::sys::fs::file_size(built->file, program.size))
      return system::file_error(built->file, code);
    std::vector<bench::Command> commands = systems.commands(program.file, *built, program.arguments);
    system::StatusLine status;
    auto on_run = [&](unsigned run, unsigned of) {
      status.show(run ? fmt::format("[{}/{}] {}", run, of, plain(program.name))
                      : fmt::format("[first] {}", plain(program.name)));
      if (run == 1 && !status.is_shown())
        llvm::errs() << fmt::format("{}: {} run{} of each\n", plain(program.name), of, of == 1 ? "" : "s");
    };
    if (llvm::Error error = bench::measure(launcher, settings, commands, on_run, program))
      return error;
    if (!settings.instructions)
      return llvm::Error::success();
    status.show(fmt::format("[counting] {}", plain(program.name)));
    if (!results.start.usage.empty())
      return bench::count_instructions(launcher, commands, results.start, program);
    for (size_t i = 0; i < commands.size(); ++i)
      if (llvm::Error error =
              bench::count_instructions(launcher, commands[i]).moveInto(program.usage[i].instructions))
        return error;
    return llvm::Error::success();
  }

  llvm::Error verdict() const {
    std::vector<std::string> wrong;
    for (const bench::Program &program : results.programs)
      if (!program.is_well())
        wrong.push_back(plain(program.name));
    if (wrong.empty())
      return llvm::Error::success();
    return llvm::createStringError("not the same everywhere: " + llvm::join(wrong, ", "));
  }
};

llvm::Error compare(const bench::Settings &settings) {
  llvm::Expected<bench::Results> before = bench::read_results(settings.programs[0]);
  if (!before)
    return before.takeError();
  llvm::Expected<bench::Results> after = bench::read_results(settings.programs[1]);
  if (!after)
    return after.takeError();
  bench::Comparison comparison = bench::compare(*before, *after, settings.threshold);
  llvm::outs() << comparison.text;
  llvm::outs().flush();
  if (comparison.losses.empty())
    return llvm::Error::success();
  return llvm::createStringError(fmt::format("slower by more than {} %, or wrong: {}", settings.threshold,
                                             fmt::join(comparison.losses, "; ")));
}

} // namespace

llvm::Error bench(const char *argv0, const Options &options) {
  if (options.bench.compare)
    return compare(options.bench);
  if (options.bench.instructions)
    if (llvm::Error error = bench::check_valgrind())
      return error;
  const std::string folder = compile::bench_folder(argv0);
  llvm::Expected<BenchSystems> systems = BenchSystems::find(folder, options);
  if (!systems)
    return systems.takeError();
  llvm::Expected<BenchOutputs> outputs = BenchOutputs::open(options.bench);
  if (!outputs)
    return outputs.takeError();
  llvm::Expected<bench::Launcher> launcher = bench::Launcher::create(system::join(folder, "lasti-launch"));
  if (!launcher)
    return launcher.takeError();
  return Session(argv0, options, std::move(*systems), std::move(*outputs), std::move(*launcher)).run();
}

} // namespace lasti::driver
