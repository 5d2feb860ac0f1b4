#include "sidecars/compile_all.h"

#include "compile/header.h"
#include "compile/units.h"
#include "pyc/bytecode_hash.h"
#include "pyc/reader.h"
#include "sidecars/file.h"
#include "sidecars/modules.h"
#include "system/parallel.h"
#include "system/progress.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>
#include <llvm/Support/WithColor.h>

#include <mutex>
#include <numeric>

namespace lasti::sidecars {
namespace {

/// The same in every sidecar, so that modules of the same text share what is in the cache of objects.
constexpr const char *module_id = "module";

/// The text of what a sidecar exports: runtime/sidecar/sidecar.h.
std::string export_text(const BytecodeHash &hash) {
  const std::string symbol = emit::module_symbol(module_id);
  return fmt::format("\n#include \"sidecar/sidecar.h\"\n"
                     "extern \"C\" const lasti::runtime::Sidecar {0};\n"
                     "const lasti::runtime::Sidecar {0} = {{{{{1:#x}, {2:#x}}}, &{3}}};\n",
                     sidecar_symbol, hash.high, hash.low, symbol);
}

class Compilation {
public:
  Compilation(const compile::Toolchain &toolchain, const compile::Options &options, const Settings &settings,
              Translate translate)
      : toolchain(toolchain), options(options), settings(settings), translate(translate) {}

  /// What is not each module's own.
  llvm::Error prepare(const std::string &maker, const system::TemporaryDirectory &folder) {
    made_by = digest_of(maker.data(), maker.size());
    if (llvm::Error error = runtime_build(toolchain.package_runtime).moveInto(runtime))
      return error;
    if (options.level == 1 || options.level == 2) // all is in the plain form, which has no use for it
      return llvm::Error::success();
    // Made here, and not by the first modules at once. That it cannot be kept is no error: each makes its
    // own.
    return compile::precompiled_header(toolchain, toolchain.compile_flags(options), folder, options.verbose)
        .takeError();
  }

  /// One module. An error is said, not returned. Returns whether there was something to do.
  bool make(const Module &module) {
    llvm::Expected<bool> has_made = make_current(module);
    if (!has_made)
      say(module, llvm::toString(has_made.takeError()));
    return !has_made || *has_made;
  }

  /// What is wrong with a module.
  void say(const Module &module, const std::string &text) {
    const bool is_named = llvm::StringRef(text).starts_with(module.file + ":");
    std::lock_guard lock(mutex);
    is_whole = false;
    if (settings.quiet < 2) {
      llvm::WithColor(llvm::errs(), llvm::HighlightColor::Error) << "lasti: ";
      llvm::errs() << (is_named ? text : module.file + ": " + text) << "\n";
    }
  }

  bool succeeded() const { return is_whole; }

private:
  const compile::Toolchain &toolchain;
  const compile::Options &options;
  const Settings &settings;
  Translate translate;
  Digest runtime, made_by;
  std::mutex mutex;
  bool is_whole = true;

  /// A sidecar is current if it is whole, was made by this very translator for this very runtime, and of
  /// these very bytes. Where the .pyc is another one with the same bytecode, the object is the same.
  llvm::Expected<bool> make_current(const Module &module) {
    llvm::Expected<std::string> bytes = system::read_file(module.pyc);
    if (!bytes)
      return bytes.takeError();
    Binding binding{{}, runtime, digest_of(bytes->data(), bytes->size()), made_by};
    std::optional<Contents> old = settings.force ? std::nullopt : read_sidecar(module.place);
    if (old && (old->binding.runtime != runtime || old->binding.made_by != made_by))
      old.reset();
    if (old && old->binding.made_from == binding.made_from)
      return false;
    llvm::Expected<pyc::Module> parsed = pyc::parse_pyc(module.file, llvm::arrayRefFromStringRef(*bytes));
    if (!parsed)
      return parsed.takeError();
    std::optional<BytecodeHash> hash = pyc::bytecode_hash(*parsed->code);
    if (!hash)
      return llvm::createStringError("it has a constant that no compiler makes: nothing can be bound to it");
    binding.bytecode = *hash;
    if (old && old->binding.bytecode == binding.bytecode)
      return written(write_sidecar(module.place, old->object, binding));
    llvm::Expected<std::string> object = compile(module, *parsed, *hash);
    return object ? written(write_sidecar(module.place, *object, binding)) : object.takeError();
  }

  static llvm::Expected<bool> written(llvm::Error error) {
    if (error)
      return error;
    return true;
  }

  /// Returns the shared object.
  llvm::Expected<std::string> compile(const Module &module, const pyc::Module &parsed,
                                      const BytecodeHash &hash) {
    llvm::Expected<emit::Text> text = translate(parsed, module.file, module_id);
    if (!text)
      return text.takeError();
    llvm::Expected<system::TemporaryDirectory> scratch = system::TemporaryDirectory::create();
    if (!scratch)
      return scratch.takeError();
    text->units.back().text += export_text(hash);
    std::vector<compile::Source> sources;
    for (emit::Unit &unit : text->units)
      sources.push_back({unit.name + ".cpp", module.file, std::move(unit.text), unit.plain});
    compile::Options one = options;
    one.jobs = 1;
    llvm::Expected<std::vector<std::string>> objects =
        compile::compile_units(toolchain, one, sources, *scratch);
    if (!objects)
      return objects.takeError();
    const std::string linked = scratch->file("linked");
    if (llvm::Error error = compile::link(toolchain, options, *objects, linked))
      return error;
    return system::read_file(linked);
  }
};

std::vector<uint64_t> sizes_of(const std::vector<Module> &modules) {
  std::vector<uint64_t> sizes;
  for (const Module &module : modules) {
    uint64_t size = 0;
    if (llvm::sys::fs::file_size(module.pyc, size))
      size = 0; // the error is found when it is read
    sizes.push_back(size);
  }
  return sizes;
}

/// The modules' numbers, the biggest first, so that none of them is begun when the others are done.
std::vector<size_t> by_size(const std::vector<uint64_t> &sizes) {
  std::vector<size_t> order(sizes.size());
  std::iota(order.begin(), order.end(), 0);
  llvm::sort(order, [&](size_t a, size_t b) { return std::pair(sizes[b], a) < std::pair(sizes[a], b); });
  return order;
}

/// A module that the compiler does not survive does not keep the others from being compiled.
void make_all(Compilation &compilation, const std::vector<Module> &modules, unsigned jobs,
              bool shows_progress) {
  const std::vector<uint64_t> sizes = sizes_of(modules);
  system::Progress progress("translating", modules.size(), std::reduce(sizes.begin(), sizes.end()),
                            shows_progress);
  std::vector<char> has_begun(modules.size()), has_ended(modules.size());
  for (std::vector<size_t> left = by_size(sizes); !left.empty();) {
    llvm::Error crash = system::for_each(left.size(), jobs, [&](size_t i) {
      const size_t number = left[i];
      has_begun[number] = 1;
      const bool was_work = compilation.make(modules[number]);
      has_ended[number] = 1;
      progress.step(modules[number].file, sizes[number], was_work);
      return llvm::Error::success();
    });
    if (!crash)
      return;
    const std::string text = llvm::toString(std::move(crash));
    for (size_t number : left)
      if (has_begun[number] && !has_ended[number])
        compilation.say(modules[number], text);
    std::erase_if(left, [&](size_t number) { return has_begun[number]; });
  }
}

} // namespace

llvm::Expected<bool> compile_all(const compile::Toolchain &toolchain, const compile::Options &options,
                                 const program::Interpreter &interpreter, const Settings &settings,
                                 const std::string &maker, Translate translate) {
  llvm::Expected<system::TemporaryDirectory> folder = system::TemporaryDirectory::create();
  if (!folder)
    return folder.takeError();
  llvm::Expected<Modules> modules = find_modules(interpreter, settings, *folder);
  if (!modules)
    return modules.takeError();
  Compilation compilation(toolchain, options, settings, translate);
  if (llvm::Error error = compilation.prepare(maker, *folder))
    return error;
  make_all(compilation, modules->found, options.jobs, !options.verbose && settings.quiet == 0);
  return modules->are_all && compilation.succeeded();
}

} // namespace lasti::sidecars
