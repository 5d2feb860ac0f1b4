#include "compile/units.h"

#include "compile/header.h"
#include "system/parallel.h"
#include "system/progress.h"
#include "system/process.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <sidecar/format.h>

#include <atomic>
#include <numeric>

namespace lasti::compile {
namespace {

/// The biggest units first, so that none of them is begun when the others are done.
std::vector<size_t> by_size(llvm::ArrayRef<Source> units) {
  std::vector<size_t> order(units.size());
  std::iota(order.begin(), order.end(), 0);
  llvm::sort(order, [&](size_t a, size_t b) {
    return std::pair(units[b].text.size(), a) < std::pair(units[a].text.size(), b);
  });
  return order;
}

std::vector<std::string> executable_flags(const Toolchain &toolchain, const Options &options) {
  std::vector<std::string> flags{"-no-pie",
                                 "-Wl,--whole-archive",
                                 toolchain.python_library,
                                 "-Wl,--no-whole-archive",
                                 "-Wl,--export-dynamic",
                                 "-lm",
                                 "-ldl",
                                 "-Wl,--wrap=_Py_Specialize_Call",
                                 "-Wl,--wrap=_Py_Specialize_BinarySubscr"};
  // What libpython needs. Linked in, it is not offered to extension modules, which have their own.
  if (options.standalone)
    llvm::append_range(flags, std::initializer_list<std::string>{"-l:libexpat.a", "-l:libz.a",
                                                                 "-Wl,--exclude-libs,libexpat.a:libz.a"});
  else
    llvm::append_range(flags, std::initializer_list<std::string>{"-lexpat", "-lz"});
  // --defsym and not --wrap: extension modules are to find it, too.
  if (toolchain.python_inlines)
    llvm::append_range(flags, std::initializer_list<std::string>{
                                  "-Wl,--defsym=lasti_interpreter_inlines=1",
                                  "-Wl,--defsym=_PyInterpreterState_SetEvalFrameFunc=lasti_set_frame_hook"});
  return flags;
}

/// The C++ library goes in: to load and relocate it takes a tenth of Python's own start. Nothing of it is
/// offered to the C++ extension modules that a program loads, which have their own.
constexpr const char *cxx_library[] = {"-static-libstdc++", "-static-libgcc",
                                       "-Wl,--exclude-libs,libstdc++.a:libgcc.a:libgcc_eh.a"};

} // namespace

Compiler::Compiler(const Toolchain &toolchain, const Options &options,
                   const system::TemporaryDirectory &scratch)
    : toolchain(toolchain), options(options), scratch(scratch), flags(toolchain.compile_flags(options)),
      plain_flags(toolchain.plain_flags(options)), cache(toolchain, flags, header_name(toolchain, flags)),
      plain_cache(toolchain, plain_flags, "") {}

llvm::Error Compiler::prepare(bool only_plain) {
  if (!options.cxx.empty())
    return llvm::Error::success();
  cache.prune();
  if (only_plain)
    return llvm::Error::success();
  return precompiled_header(toolchain, flags, scratch, options.verbose).moveInto(header);
}

llvm::Error Compiler::compile(const Source &unit, const std::string &object) const {
  if (!options.cxx.empty())
    return compile_by_command(unit, object);
  if (unit.plain)
    return compile_in_process(unit, plain_flags, "", object, options.verbose);
  return compile_in_process(unit, flags, header, object, options.verbose);
}

llvm::Error Compiler::compile_by_command(const Source &unit, const std::string &object) const {
  std::string source = scratch.file(unit.name);
  if (llvm::Error error = system::write_file(source, unit.text))
    return error;
  std::vector<std::string> arguments = unit.plain ? plain_flags : flags;
  arguments.insert(arguments.end(), {"-c", source, "-o", object});
  return system::run_or_fail(options.cxx, options.cxx, arguments, options.verbose).takeError();
}

bool Compiler::fetch(const Source &unit, const std::string &object) const {
  return options.cxx.empty() && unit.is_kept && cache_of(unit).fetch(unit, object);
}

void Compiler::keep(const Source &unit, const std::string &object) const {
  if (options.cxx.empty() && unit.is_kept)
    cache_of(unit).keep(unit, object);
}

llvm::Expected<std::vector<std::string>> compile_units(const Toolchain &toolchain, const Options &options,
                                                       llvm::ArrayRef<Source> units,
                                                       const system::TemporaryDirectory &scratch) {
  std::vector<std::string> objects;
  for (size_t i = 0; i < units.size(); ++i)
    objects.push_back(scratch.file(std::to_string(i) + ".o"));
  uint64_t size = 0;
  for (const Source &unit : units)
    size += unit.text.size();
  system::Progress progress("compiling", units.size(), size, !options.verbose && !options.quiet);
  Compiler compiler(toolchain, options, scratch);
  if (llvm::Error error =
          compiler.prepare(llvm::all_of(units, [](const Source &unit) { return unit.plain; })))
    return error;
  std::vector<size_t> order = by_size(units);
  std::atomic<unsigned> cached = 0;
  llvm::Error error = system::for_each(units.size(), options.jobs, [&](size_t i) -> llvm::Error {
    const Source &unit = units[order[i]];
    const std::string &object = objects[order[i]];
    const bool was_cached = compiler.fetch(unit, object);
    if (was_cached) {
      ++cached;
    } else {
      if (llvm::Error error = compiler.compile(unit, object))
        return error;
      compiler.keep(unit, object);
    }
    progress.step(unit.title, unit.text.size(), !was_cached);
    return llvm::Error::success();
  });
  if (error)
    return error;
  if (options.verbose)
    llvm::errs() << fmt::format("+ {} of {} unit(s) were in the cache\n", cached.load(), units.size());
  return objects;
}

namespace {

/// What the link of a sidecar has beside the objects and the runtime. libpython's functions are the
/// interpreter's; nothing is to be seen but what the runtime looks for.
llvm::Expected<std::vector<std::string>> sidecar_flags(const std::string &output) {
  const std::string exports = output + ".map";
  if (llvm::Error error =
          system::write_file(exports, fmt::format("{{ global: {}; local: *; }};\n", sidecar_symbol)))
    return error;
  return std::vector<std::string>{"-shared", "-nostdlib", "-Wl,--version-script=" + exports,
                                  "-Wl,--hash-style=gnu"};
}

} // namespace

llvm::Error link(const Toolchain &toolchain, const Options &options, llvm::ArrayRef<std::string> objects,
                 const std::string &output) {
  std::string runtime = toolchain.runtime_library(options);
  if (llvm::Error error = system::check_readable(runtime))
    return error;
  std::vector<std::string> arguments{"-fuse-ld=lld", "-o", output};
  arguments.insert(arguments.end(), objects.begin(), objects.end());
  arguments.push_back(runtime);
  if (options.sanitize)
    llvm::append_range(arguments, toolchain.sanitizer_flags);
  if (options.product == Product::Sidecar) {
    auto flags = sidecar_flags(output);
    if (!flags)
      return flags.takeError();
    llvm::append_range(arguments, *flags);
  } else {
    if (options.product == Product::Module)
      arguments.push_back("-shared");
    else
      llvm::append_range(arguments, executable_flags(toolchain, options));
    llvm::append_range(arguments, cxx_library);
  }
  if (!options.debug)
    arguments.push_back("-Wl,--strip-debug");
  return system::run_or_fail("the linker", toolchain.cxx, arguments, options.verbose).takeError();
}

} // namespace lasti::compile
