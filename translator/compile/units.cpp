#include "compile/units.h"

#include "compile/header.h"
#include "compile/object_cache.h"
#include "system/parallel.h"
#include "system/process.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>

#include <atomic>
#include <numeric>
#include <optional>

namespace lasti::compile {
namespace {

class Compiler {
public:
  Compiler(const Toolchain &toolchain, const Options &options, const system::TemporaryDirectory &scratch)
      : options(options), scratch(scratch), flags(toolchain.compile_flags(options)),
        plain_flags(toolchain.plain_flags(options)) {}

  /// The header is worth its time for the second unit already; a child compiler has its own format.
  llvm::Error prepare(const Toolchain &toolchain, bool all_plain) {
    if (!options.cxx.empty())
      return llvm::Error::success();
    plain_cache.emplace(toolchain, plain_flags, "");
    if (all_plain) {
      plain_cache->prune();
      return llvm::Error::success();
    }
    if (llvm::Error error = precompiled_header(toolchain, flags, scratch, options.verbose).moveInto(header))
      return error;
    cache.emplace(toolchain, flags, header);
    cache->prune();
    return llvm::Error::success();
  }

  llvm::Error compile(const Source &unit, const std::string &object) const {
    return options.cxx.empty() ? compile_here(unit, object) : compile_by_command(unit, object);
  }

  /// How many units were in the cache.
  unsigned from_cache() const { return cached; }

private:
  const Options &options;
  const system::TemporaryDirectory &scratch;
  std::vector<std::string> flags, plain_flags;
  std::string header;
  std::optional<ObjectCache> cache, plain_cache;
  mutable std::atomic<unsigned> cached = 0;

  llvm::Error compile_here(const Source &unit, const std::string &object) const {
    const ObjectCache &kept = unit.plain ? *plain_cache : *cache;
    if (unit.is_kept && kept.fetch(unit, object)) {
      ++cached;
      return llvm::Error::success();
    }
    if (llvm::Error error = compile_in_process(unit, unit.plain ? plain_flags : flags, unit.plain ? "" : header,
                                               object, options.verbose))
      return error;
    if (unit.is_kept)
      kept.keep(unit, object);
    return llvm::Error::success();
  }

  llvm::Error compile_by_command(const Source &unit, const std::string &object) const {
    std::string source = scratch.file(unit.name);
    if (llvm::Error error = system::write_file(source, unit.text))
      return error;
    std::vector<std::string> arguments = unit.plain ? plain_flags : flags;
    arguments.insert(arguments.end(), {"-c", source, "-o", object});
    return system::run_or_fail(options.cxx, options.cxx, arguments, options.verbose).takeError();
  }
};

/// The biggest units first, so that none of them is begun when the others are done.
std::vector<size_t> by_size(llvm::ArrayRef<Source> units) {
  std::vector<size_t> order(units.size());
  std::iota(order.begin(), order.end(), 0);
  llvm::sort(order, [&](size_t a, size_t b) {
    return std::pair(units[b].text.size(), a) < std::pair(units[a].text.size(), b);
  });
  return order;
}

std::vector<std::string> executable_flags(const Toolchain &toolchain) {
  std::vector<std::string> flags{"-no-pie",
                                 "-Wl,--whole-archive",
                                 toolchain.python_library,
                                 "-Wl,--no-whole-archive",
                                 "-Wl,--export-dynamic",
                                 "-lexpat",
                                 "-lz",
                                 "-lm",
                                 "-ldl",
                                 "-Wl,--wrap=_Py_Specialize_Call",
                                 "-Wl,--wrap=_Py_Specialize_BinarySubscr"};
  // --defsym and not --wrap: extension modules are to find it, too.
  if (toolchain.python_inlines)
    llvm::append_range(flags, std::initializer_list<std::string>{
                                  "-Wl,--defsym=lasti_interpreter_inlines=1",
                                  "-Wl,--defsym=_PyInterpreterState_SetEvalFrameFunc=lasti_set_frame_hook"});
  return flags;
}

} // namespace

llvm::Expected<std::vector<std::string>> compile_units(const Toolchain &toolchain, const Options &options,
                                                       llvm::ArrayRef<Source> units,
                                                       const system::TemporaryDirectory &scratch) {
  std::vector<std::string> objects;
  for (size_t i = 0; i < units.size(); ++i)
    objects.push_back(scratch.file(std::to_string(i) + ".o"));
  system::Progress progress("compiling", units.size(), !options.verbose);
  Compiler compiler(toolchain, options, scratch);
  if (llvm::Error error = compiler.prepare(toolchain, llvm::all_of(units, [](const Source &unit) { return unit.plain; })))
    return error;
  std::vector<size_t> order = by_size(units);
  llvm::Error error = system::for_each(units.size(), options.jobs, [&](size_t i) {
    llvm::Error error = compiler.compile(units[order[i]], objects[order[i]]);
    progress.step(units[order[i]].title);
    return error;
  });
  if (error)
    return error;
  if (options.verbose)
    llvm::errs() << fmt::format("+ {} of {} unit(s) were in the cache\n", compiler.from_cache(),
                                units.size());
  return objects;
}

llvm::Error link(const Toolchain &toolchain, const Options &options, llvm::ArrayRef<std::string> objects,
                 const std::string &output) {
  bool is_module = options.product == Product::Module;
  std::string runtime = toolchain.runtime_library(options);
  if (llvm::Error error = system::check_readable(runtime))
    return error;
  std::vector<std::string> arguments{"-fuse-ld=lld", "-o", output};
  arguments.insert(arguments.end(), objects.begin(), objects.end());
  arguments.push_back(runtime);
  if (options.sanitize)
    llvm::append_range(arguments, toolchain.sanitizer_flags);
  if (is_module)
    arguments.push_back("-shared");
  else
    llvm::append_range(arguments, executable_flags(toolchain));
  // The C++ library goes in: to load and relocate it takes a tenth of Python's own start. Nothing of it is
  // offered to the C++ extension modules that a program loads, which have their own.
  for (const char *flag :
       {"-static-libstdc++", "-static-libgcc", "-Wl,--exclude-libs,libstdc++.a:libgcc.a:libgcc_eh.a"})
    arguments.push_back(flag);
  if (!options.debug)
    arguments.push_back("-Wl,--strip-debug");
  return system::run_or_fail("the linker", toolchain.cxx, arguments, options.verbose).takeError();
}

} // namespace lasti::compile
