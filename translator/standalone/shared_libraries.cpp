#include "standalone/shared_libraries.h"

#include "standalone/elf.h"
#include "system/files.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <glob.h>

#include <cstdlib>

namespace lasti::standalone {
namespace {

namespace fs = llvm::sys::fs;

// The directories of a file like /etc/ld.so.conf.
void read_configuration(const std::string &file, unsigned depth, std::vector<std::string> &places) {
  constexpr unsigned deepest = 8;
  llvm::Expected<std::string> text = system::read_file(file);
  if (!text || depth > deepest) {
    llvm::consumeError(text.takeError());
    return;
  }
  for (llvm::StringRef line : llvm::split(*text, '\n')) {
    line = line.split('#').first.trim();
    if (!line.consume_front("include")) {
      if (llvm::sys::path::is_absolute(line))
        places.push_back(line.str());
      continue;
    }
    glob_t found = {};
    if (glob(system::join(llvm::sys::path::parent_path(file), line.trim()).c_str(), 0, nullptr, &found) == 0)
      for (char *path : llvm::ArrayRef(found.gl_pathv, found.gl_pathc))
        read_configuration(path, depth + 1, places);
    globfree(&found);
  }
}

// Where the dynamic linker looks, beside what an object says itself (ld.so(8)).
std::vector<std::string> find_system_places() {
  std::vector<std::string> places;
  if (const char *variable = std::getenv("LD_LIBRARY_PATH"))
    for (llvm::StringRef place : llvm::split(variable, ':'))
      if (!place.empty())
        places.push_back(place.str());
  read_configuration("/etc/ld.so.conf", 0, places);
  for (const char *place :
       {"/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64", "/lib", "/usr/lib"})
    places.push_back(place);
  return places;
}

// The file of a library, links resolved, if it is one for this machine; empty otherwise.
std::string file_in(const std::string &place, const std::string &name) {
  llvm::SmallString<256> file;
  if (fs::real_path(place + "/" + name, file) || !fs::is_regular_file(file))
    return "";
  if (llvm::Expected<SharedObject> object = read_shared_object(file.str().str()))
    return file.str().str();
  else
    llvm::consumeError(object.takeError());
  return "";
}

std::string find(const std::string &name, llvm::ArrayRef<std::string> places) {
  for (const std::string &place : places)
    if (std::string file = file_in(place, name); !file.empty())
      return file;
  return "";
}

void append_once(std::vector<size_t> &all, llvm::ArrayRef<size_t> more) {
  for (size_t one : more)
    if (!llvm::is_contained(all, one))
      all.push_back(one);
}

} // namespace

bool is_glibc(llvm::StringRef name) {
  constexpr llvm::StringRef names[] = {"ld-linux-x86-64.so.2",
                                       "libc.so.6",
                                       "libm.so.6",
                                       "libmvec.so.1",
                                       "libdl.so.2",
                                       "libpthread.so.0",
                                       "librt.so.1",
                                       "libutil.so.1",
                                       "libresolv.so.2",
                                       "libanl.so.1",
                                       "libnsl.so.1",
                                       "libBrokenLocale.so.1",
                                       "libthread_db.so.1",
                                       "libc_malloc_debug.so.0"};
  return llvm::is_contained(names, name) || name.starts_with("libnss_");
}

SharedLibraries::SharedLibraries() : system_places(find_system_places()) {}

llvm::Expected<std::vector<size_t>> SharedLibraries::needs_of(const std::string &file) {
  llvm::Expected<SharedObject> object = read_shared_object(file);
  if (!object)
    return object.takeError();
  newest_glibc = newer(newest_glibc, object->glibc);
  std::vector<size_t> all;
  for (const std::string &name : object->needed) {
    if (is_glibc(name))
      continue;
    llvm::Expected<size_t> library = add(name, object->places, file);
    if (!library)
      return library.takeError();
    append_once(all, needs[*library]);
    append_once(all, *library);
  }
  return all;
}

llvm::Expected<size_t> SharedLibraries::add(const std::string &name, const std::vector<std::string> &places,
                                            const std::string &by) {
  if (auto found = by_name.find(name); found != by_name.end())
    return found->second;
  if (llvm::StringRef(name).starts_with("libpython"))
    return llvm::createStringError("--standalone cannot carry " + by + ": it needs " + name +
                                   ", a second interpreter beside the executable's own");
  std::string file = find(name, places);
  if (file.empty())
    file = find(name, system_places);
  if (file.empty())
    return llvm::createStringError("--standalone cannot carry " + by + ": " + name +
                                   ", which it needs, is not found");
  // A place for it before those that it needs: some need each other.
  const size_t index = libraries.size();
  by_name[name] = index;
  libraries.push_back({name, file});
  needs.emplace_back();
  llvm::Expected<std::vector<size_t>> before = needs_of(file);
  if (!before)
    return before.takeError();
  llvm::erase(*before, index);
  needs[index] = std::move(*before);
  return index;
}

} // namespace lasti::standalone
