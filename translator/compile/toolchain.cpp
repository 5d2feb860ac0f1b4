#include "compile/toolchain.h"

#include "compile/settings.h"
#include "system/files.h"

#include <clang/Basic/Version.h>
#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

namespace lasti::compile {
namespace {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

/// The copy of libpython that inlines calls though there is a hook: not there where none could be made.
constexpr const char *python_copy = "libpython.a";

/// Size and time of a file: enough to see that it is another one.
std::string fingerprint(const std::string &file) {
  fs::file_status status;
  if (fs::status(file, status))
    return file + "?";
  return fmt::format("{}:{}:{}", file, status.getSize(),
                     status.getLastModificationTime().time_since_epoch().count());
}

std::vector<std::string> words_of(llvm::StringRef text) {
  llvm::SmallVector<llvm::StringRef, 8> words;
  text.split(words, ' ');
  return {words.begin(), words.end()};
}

/// Where Lasti's own files are: beside the executable (installed), or in the build tree.
struct Installation {
  std::string executable;
  std::string runtime_include;
  std::string libraries; ///< the folder of the versions' folders

  explicit Installation(const char *argv0)
      : executable(fs::getMainExecutable(argv0, reinterpret_cast<void *>(&Toolchain::find))) {
    const std::string prefix = system::join(path::parent_path(executable), "..");
    runtime_include = system::join(prefix, settings::installed_include);
    libraries = system::join(prefix, settings::installed_library);
    if (!fs::exists(system::join(runtime_include, "runtime.h"))) {
      runtime_include = settings::source_include;
      libraries = system::join(prefix, "lib/lasti");
    }
  }
};

/// How the product is put together.
std::vector<std::string> product_flags(const Options &options) {
  switch (options.product) {
  case Product::Module:
    return {"-fPIC", "-fvisibility=hidden", "-DLASTI_MODULE"};
  case Product::Sidecar: // the runtime's functions are another object's: they have to be visible
    return {"-fPIC", "-DLASTI_MODULE"};
  default:
    return {"-fno-pic"};
  }
}

} // namespace

std::string bench_folder(const char *argv0) {
  return system::join(Installation(argv0).libraries, "bench");
}

std::string profile_folder(const char *argv0) {
  return system::join(Installation(argv0).libraries, "profile");
}

std::string installation_identity(const char *argv0) {
  const Installation installation(argv0);
  std::string text;
  for (const Target &target : targets())
    for (const char *library :
         {"liblasti_runtime.a", "liblasti_runtime_pic.a", "liblasti_runtime_sanitized.a", python_copy})
      text += fingerprint(system::join(system::join(installation.libraries, target.folder), library)) + "\n";
  return text + fingerprint(installation.executable) + "\n" + version_text();
}

Toolchain Toolchain::find(const char *argv0, const Target &target) {
  const Installation installation(argv0);
  Toolchain toolchain;
  toolchain.runtime_include = installation.runtime_include;
  toolchain.library_folder = system::join(installation.libraries, target.folder);
  toolchain.identity = installation_identity(argv0);
  toolchain.package = system::join(toolchain.library_folder, "python/lasti");
  toolchain.package_runtime = system::join(
      toolchain.package, fmt::format("_runtime.{}-x86_64-linux-gnu.so", pyc::cache_tag(target.version)));
  toolchain.python_library = system::join(toolchain.library_folder, python_copy);
  toolchain.python_inlines = fs::exists(toolchain.python_library);
  if (!toolchain.python_inlines)
    toolchain.python_library = target.library;
  toolchain.cxx = settings::cxx;
  toolchain.language_flags = words_of(settings::language_flags);
  toolchain.sanitizer_flags = words_of(settings::sanitizer_flags);
  std::string headers = target.include;
  toolchain.include_flags = {
      "-I" + toolchain.runtime_include, "-I" + toolchain.runtime_include + "/cpython/" + target.folder,
      "-I" + toolchain.library_folder + "/include", "-isystem" + headers, "-isystem" + headers + "/internal"};
  return toolchain;
}

std::vector<std::string> Toolchain::compile_flags(const Options &options) const {
  std::vector<std::string> flags = language_flags;
  flags.insert(flags.end(), include_flags.begin(), include_flags.end());
  flags.push_back(fmt::format("-O{}", std::min(options.level, 2U)));
  flags.push_back("-w");
  if (options.sanitize)
    llvm::append_range(flags, sanitizer_flags);
  if (options.checks)
    flags.push_back("-DLASTI_CHECKS");
  if (options.leave_checks)
    flags.push_back("-DLASTI_LEAVE_CHECKS");
  if (options.debug)
    flags.push_back("-g");
  llvm::append_range(flags, product_flags(options));
  return flags;
}

std::vector<std::string> Toolchain::plain_flags(const Options &options) const {
  std::vector<std::string> flags = language_flags;
  flags.insert(flags.end(), {"-I" + runtime_include, "-I" + library_folder + "/include", "-O1", "-w",
                             "-fomit-frame-pointer"});
  if (options.debug)
    flags.push_back("-g");
  llvm::append_range(flags, product_flags(options));
  return flags;
}

std::string Toolchain::runtime_library(const Options &options) const {
  if (options.product == Product::Module)
    return library_folder + "/liblasti_runtime_pic.a";
  if (options.product == Product::Sidecar)
    return package_runtime;
  return library_folder + (options.sanitize ? "/liblasti_runtime_sanitized.a" : "/liblasti_runtime.a");
}

std::string version_text() {
  std::string text = fmt::format("lasti {}\n{}\n", settings::version, clang::getClangFullVersion());
  for (const Target &target : targets())
    text += fmt::format("target CPython {} ({})\n", to_string(target.version), target.python);
  return text;
}

} // namespace lasti::compile
