#include "library/natives.h"

#include "system/parallel.h"
#include "system/progress.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringSet.h>
#include <llvm/ADT/SmallString.h>
#include <llvm/ObjCopy/ConfigManager.h>
#include <llvm/ObjCopy/ObjCopy.h>
#include <llvm/Object/ArchiveWriter.h>
#include <llvm/Object/Binary.h>
#include <llvm/Support/CrashRecoveryContext.h>
#include <llvm/Support/FileSystem.h>

#include <optional>
#include <set>

namespace lasti::library {
namespace {

compile::Options library_options(const compile::Options &options) {
  compile::Options changed = options;
  // Lines differ among files of equal bytecode, which share their native code.
  changed.debug = false;
  return changed;
}

class Maker {
public:
  Maker(const Settings &settings, std::vector<Library> given, Translate translate,
        const system::TemporaryDirectory &scratch)
      : settings(settings), libraries(std::move(given)), translate(translate), scratch(scratch),
        options(library_options(settings.options)), compiler(settings.toolchain, options, scratch),
        notes(libraries.size()) {}

  llvm::Expected<Natives> run() {
    llvm::StringSet<> hashes;
    for (size_t i = 0; i < libraries.size(); ++i)
      begin(i, hashes);
    if (llvm::Error error = fetch_all())
      return error;
    if (settings.compiles && !missing.empty())
      if (llvm::Error error = compile_all())
        return error;
    return result();
  }

private:
  const Settings &settings;
  std::vector<Library> libraries; // the code of one goes when its object file is there
  Translate translate;
  const system::TemporaryDirectory &scratch;
  const compile::Options options;
  compile::Compiler compiler;
  std::vector<Native> natives; // of the libraries, in their order
  std::vector<size_t> own,
      missing;                    // those with an object file of their own; of these, those not in the cache
  std::vector<std::string> notes; // why there is none

  void begin(size_t i, llvm::StringSet<> &hashes) {
    const Library &library = libraries[i];
    Native native;
    native.located = library.located;
    native.functions = function_count(library.module);
    if (std::optional<BytecodeHash> hash = pyc::bytecode_hash(*library.module.code))
      native.hash = *hash;
    else
      notes[i] = "it has a constant that no compiler makes";
    native.symbol = emit::module_symbol(id_of(native));
    if (notes[i].empty() && hashes.insert(pyc::to_string(native.hash)).second) {
      native.object = scratch.file(id_of(native) + ".a");
      own.push_back(i);
    }
    natives.push_back(std::move(native));
  }

  static std::string id_of(const Native &native) { return "library_" + pyc::to_string(native.hash); }

  /// The form that is chosen for all functions of a library (choice/choose.h).
  bool is_plain() const { return (options.level == 1 || options.level == 2) && !options.checks; }
  const char *form() const { return is_plain() ? "plain" : options.level == 0 ? "literal" : "full"; }

  /// What stands in the cache for a unit whose text is not known.
  compile::Source key_of(size_t i) const {
    const Native &native = natives[i];
    const std::string variant = settings.variant(libraries[i]);
    return {id_of(native) + ".a", native.located.name,
            fmt::format("library, form {}, leave_checks {}, {}", form(), settings.leave_checks, variant),
            is_plain() && variant.empty()};
  }

  llvm::Error fetch_all() {
    llvm::Error error = system::for_each(own.size(), options.jobs, [&](size_t i) {
      Native &native = natives[own[i]];
      native.was_cached = compiler.fetch(key_of(own[i]), native.object);
      if (native.was_cached)
        libraries[own[i]].module = {};
      return llvm::Error::success();
    });
    for (size_t i : own)
      if (!natives[i].was_cached) {
        missing.push_back(i);
        notes[i] = "not in the cache";
      }
    return error;
  }

  llvm::Error compile_all() {
    if (llvm::Error error =
            compiler.prepare(is_plain() && settings.variant(libraries[missing.front()]).empty()))
      return error;
    // The biggest first, so that none of them is begun when the others are done.
    llvm::sort(missing, [&](size_t a, size_t b) {
      return std::pair(libraries[b].module.marshal.size(), a) <
             std::pair(libraries[a].module.marshal.size(), b);
    });
    uint64_t all = 0;
    for (size_t i : missing)
      all += libraries[i].module.marshal.size();
    system::Progress progress("compiling libraries:", missing.size(), all, !options.verbose);
    return system::for_each(missing.size(), options.jobs, [&](size_t i) {
      const uint64_t size = libraries[missing[i]].module.marshal.size(); // which is gone behind it
      make(missing[i]);
      progress.step(natives[missing[i]].located.name, size);
      return llvm::Error::success();
    });
  }

  /// What goes wrong with a library, a crash of the compiler too, is no error of the program.
  void make(size_t i) {
    notes[i] = "the compiler crashed";
    llvm::CrashRecoveryContext recovery;
    recovery.RunSafely([&] {
      llvm::Error error = compile_one(i);
      notes[i] = error ? llvm::toString(std::move(error)) : "";
    });
    libraries[i].module = {};
  }

  llvm::Error compile_one(size_t i) {
    const Native &native = natives[i];
    llvm::Expected<emit::Text> text = translate(libraries[i], id_of(native));
    if (!text)
      return text.takeError();
    std::vector<std::string> objects;
    llvm::Error error = compile_units(native, *text, objects);
    if (!error)
      error = archive(objects, native.object);
    for (const std::string &object : objects)
      llvm::sys::fs::remove(object);
    if (!error)
      compiler.keep(key_of(i), native.object);
    return error;
  }

  /// One after the other: so a big module takes no more memory than a small one.
  llvm::Error compile_units(const Native &native, const emit::Text &text,
                            std::vector<std::string> &objects) const {
    for (const emit::Unit &unit : text.units) {
      objects.push_back(scratch.file(unit.name + ".o"));
      if (llvm::Error error = compiler.compile(
              {unit.name + ".cpp", native.located.name, unit.text, unit.plain}, objects.back()))
        return error;
    }
    return llvm::Error::success();
  }

  /// Without the names of inline caches and the like, which would be a third of the executable.
  static llvm::Expected<std::string> without_local_symbols(const std::string &object) {
    llvm::Expected<llvm::object::OwningBinary<llvm::object::Binary>> binary =
        llvm::object::createBinary(object);
    if (!binary)
      return binary.takeError();
    llvm::objcopy::ConfigManager config;
    config.Common.DiscardMode = llvm::objcopy::DiscardType::All;
    llvm::SmallString<0> bytes;
    llvm::raw_svector_ostream stream(bytes);
    if (llvm::Error error = llvm::objcopy::executeObjcopyOnBinary(config, *binary->getBinary(), stream))
      return error;
    return bytes.str().str();
  }

  static llvm::Error archive(llvm::ArrayRef<std::string> objects, const std::string &path) {
    std::vector<std::string> contents;
    for (const std::string &object : objects) {
      llvm::Expected<std::string> stripped = without_local_symbols(object);
      if (!stripped)
        return stripped.takeError();
      contents.push_back(std::move(*stripped));
    }
    std::vector<llvm::NewArchiveMember> members;
    for (size_t i = 0; i < objects.size(); ++i)
      members.emplace_back(llvm::MemoryBufferRef(contents[i], objects[i]));
    return llvm::writeArchive(path, members, llvm::SymtabWritingMode::NormalSymtab,
                              llvm::object::Archive::K_GNU, /*Deterministic=*/true, /*Thin=*/false);
  }

  Natives result() {
    Natives made;
    std::set<BytecodeHash> there;
    for (size_t i : own)
      if (notes[i].empty())
        there.insert(natives[i].hash);
    for (size_t i = 0; i < natives.size(); ++i)
      if (there.contains(natives[i].hash))
        made.libraries.push_back(std::move(natives[i]));
      else if (settings.compiles && !notes[i].empty())
        made.left_out.push_back(note(i));
    return made;
  }

  std::string note(size_t i) const {
    const std::string &file = natives[i].located.file;
    llvm::StringRef reason = notes[i];
    reason.consume_front(file + ": ");
    return file + ": " + reason.str();
  }
};

} // namespace

llvm::Expected<Natives> make_natives(const Settings &settings, Closure closure, Translate translate,
                                     const system::TemporaryDirectory &scratch) {
  llvm::Expected<Natives> made = Maker(settings, std::move(closure.libraries), translate, scratch).run();
  if (made) {
    llvm::append_range(made->left_out, closure.left_out);
    llvm::sort(made->left_out);
  }
  return made;
}

} // namespace lasti::library
