#include "standalone/installation.h"

#include "standalone/elf.h"
#include "standalone/machine_data.h"
#include "standalone/shared_libraries.h"
#include "system/files.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringSet.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <set>

namespace lasti::standalone {
namespace {

namespace fs = llvm::sys::fs;

class Collector {
public:
  Collector(const program::Interpreter &interpreter, const Request &request)
      : interpreter(interpreter), library(library_folder(request.version)), request(request) {}

  llvm::Expected<Installation> run(std::vector<program::DataFile> &own) {
    if (llvm::Error error = find_modules())
      return error;
    if (llvm::Error error = add_shared_objects(own))
      return error;
    for (PackageFile &file : data_of(made.modules))
      add(Purpose::Data, library + file.place, file.file);
    for (const Distribution &distribution : made.distributions)
      for (const PackageFile &file : distribution.files)
        add(Purpose::Metadata, library + file.place, file.file);
    if (has_extension("_ssl"))
      add_certificates();
    if (has_module("zoneinfo") && !has_module("tzdata"))
      add_time_zones();
    return std::move(made);
  }

private:
  const program::Interpreter &interpreter;
  const std::string library;
  Request request;
  Installation made;
  llvm::StringSet<> places;

  /// Until no distribution offers modules that are not followed: entry points are how packages find plugins.
  llvm::Error find_modules() {
    for (size_t known = 0;;) {
      if (llvm::Error error = follow_modules(interpreter, request).moveInto(made.modules))
        return error;
      if (llvm::Error error = distributions_of(interpreter, made.modules).moveInto(made.distributions))
        return error;
      for (const Distribution &distribution : made.distributions)
        request.entry_points.insert(distribution.entry_points.begin(), distribution.entry_points.end());
      if (request.entry_points.size() == known)
        return llvm::Error::success();
      known = request.entry_points.size();
    }
  }

  void add(Purpose purpose, const std::string &place, const std::string &file) {
    if (places.insert(place).second)
      made.files.push_back({purpose, place, file, "", {}, ""});
  }

  bool has_extension(llvm::StringRef name) const {
    return llvm::any_of(made.modules.extensions,
                        [&](const library::Located &extension) { return extension.name == name; });
  }

  bool has_module(llvm::StringRef name) const {
    return llvm::any_of(made.modules.bytecode,
                        [&](const CarriedModule &module) { return module.located.name == name; });
  }

  /// The shared libraries come first, so that their numbers are those of SharedLibraries.
  llvm::Error add_shared_objects(std::vector<program::DataFile> &own) {
    SharedLibraries libraries;
    std::vector<std::vector<size_t>> needs;
    for (const library::Located &extension : made.modules.extensions)
      if (llvm::Error error = libraries.needs_of(extension.file).moveInto(needs.emplace_back()))
        return error;
    for (program::DataFile &file : own)
      if (llvm::Error error = libraries.needs_of(file.file).moveInto(file.needs))
        return error;
    for (const SharedLibrary &found : libraries.found())
      add(Purpose::SharedLibrary, "lib/" + found.name, found.file);
    for (const auto &[extension, needed] : llvm::zip_equal(made.modules.extensions, needs)) {
      add(Purpose::Extension, library + place_of(extension), extension.file);
      made.files.back().name = extension.name;
      made.files.back().needs = needed;
    }
    for (const SharedLibrary &found : libraries.found())
      if (found.name == "libcrypto.so.3")
        add_providers(llvm::sys::path::parent_path(found.file).str() + "/ossl-modules");
    made.glibc = libraries.glibc();
    return llvm::Error::success();
  }

  /// What OpenSSL loads by itself: old algorithms (runtime/carried/shared_objects.cpp says where they are).
  void add_providers(const std::string &directory) {
    std::error_code code;
    for (fs::directory_iterator at(directory, code), end; !code && at != end; at.increment(code))
      if (llvm::StringRef(at->path()).ends_with(".so"))
        add(Purpose::SharedLibrary, "lib/ossl-modules/" + llvm::sys::path::filename(at->path()).str(),
            at->path());
  }

  void add_certificates() {
    if (std::optional<std::string> file = find_certificates())
      add(Purpose::Certificates, certificates_place, *file);
    else
      made.notes.push_back("no certificates of authorities are carried: this machine has none");
  }

  /// As the package tzdata of the Python Package Index has them: zoneinfo looks there where the machine has
  /// no time zones.
  void add_time_zones() {
    const std::string folder = library + "site-packages/tzdata/";
    std::string names;
    for (const TimeZone &zone : find_time_zones()) {
      add(Purpose::TimeZones, folder + "zoneinfo/" + zone.name, zone.file);
      names += zone.name + "\n";
    }
    if (names.empty())
      made.notes.push_back("no time zones are carried: this machine has none");
    else
      made.files.push_back({Purpose::TimeZones, folder + "zones", "", "", {}, names});
  }
};

std::string path_of(const std::string &name) {
  std::string path = name;
  std::replace(path.begin(), path.end(), '.', '/');
  return path;
}

// Names of modules that files in a package's directory may stand for; none if this is no package.
void add_extensions_in(const std::string &root, const std::string &package, std::set<std::string> &names) {
  std::error_code code;
  for (fs::directory_iterator at(root + "/" + path_of(package), code), end; !code && at != end;
       at.increment(code)) {
    const llvm::StringRef file = llvm::sys::path::filename(at->path());
    if (file.ends_with(".so"))
      names.insert(package + "." + file.split('.').first.str());
  }
}

} // namespace

std::string library_folder(pyc::PyVersion version) {
  return fmt::format("lib/python{}/", to_string(version));
}

std::vector<program::DataFile> find_own_extensions(const std::string &root, llvm::ArrayRef<std::string> names,
                                                   const std::set<std::string> &embedded,
                                                   pyc::PyVersion version,
                                                   std::vector<library::Located> &extensions) {
  std::set<std::string> wanted(names.begin(), names.end());
  for (const std::string &package : embedded)
    add_extensions_in(root, package, wanted);
  std::vector<program::DataFile> found;
  for (const std::string &name : wanted) {
    std::string place = path_of(name);
    // importlib.machinery.EXTENSION_SUFFIXES.
    for (const std::string &suffix : {"." + pyc::cache_tag(version) + "-x86_64-linux-gnu.so",
                                      std::string(".abi3.so"), std::string(".so")}) {
      const std::string file = root + "/" + place + suffix;
      if (!fs::is_regular_file(file))
        continue;
      found.push_back({place + suffix, file, {}});
      extensions.push_back({name,
                            library::Kind::Extension,
                            /*is_standard=*/false,
                            /*is_package=*/false,
                            file,
                            {}});
      break;
    }
  }
  return found;
}

llvm::Expected<Installation> collect(const program::Interpreter &interpreter, const Request &request,
                                     std::vector<program::DataFile> &own) {
  return Collector(interpreter, request).run(own);
}

llvm::Error check_executable(const std::string &executable, Installation &installation) {
  llvm::Expected<SharedObject> object = read_shared_object(executable);
  if (!object)
    return object.takeError();
  for (const std::string &name : object->needed)
    if (!is_glibc(name))
      return llvm::createStringError("--standalone: the executable needs " + name +
                                     " before it could be unpacked; it has to be linked in");
  installation.glibc = newer(installation.glibc, object->glibc);
  return llvm::Error::success();
}

} // namespace lasti::standalone
