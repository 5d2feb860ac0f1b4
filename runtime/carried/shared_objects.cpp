#ifndef LASTI_MODULE

#include "carried/shared_objects.h"

#include <dlfcn.h>

#include <string_view>

namespace lasti::runtime {
namespace {

// OpenSSL loads providers by itself, from a directory that was its builder's.
void tell_providers(void *library, const std::string &directory) {
  using Set = int (*)(void *context, const char *path);
  const auto set = reinterpret_cast<Set>(dlsym(library, "OSSL_PROVIDER_set_default_search_path"));
  if (set)
    set(nullptr, (directory + "/ossl-modules").c_str());
}

} // namespace

bool load_needed(const UnpackedFiles &unpacked, const EmbeddedFile &extension, std::string &problem) {
  for (std::size_t i = 0; i < extension.need_count; ++i) {
    // The dynamic linker counts: what is loaded already stays as it is. Nothing is ever closed, as extension
    // modules are not.
    const std::string path = unpacked.directory + "/" + unpacked.files.files[extension.needs[i]].path;
    if (void *library = dlopen(path.c_str(), RTLD_LAZY | RTLD_LOCAL)) {
      if (path.ends_with("/libcrypto.so.3"))
        tell_providers(library, unpacked.directory + "/lib");
      continue;
    }
    const char *text = dlerror();
    problem = text ? text : path;
    return false;
  }
  return true;
}

const EmbeddedFile *find_file(const CarriedFiles &files, const std::string &directory,
                              const std::string &path) {
  std::string_view relative = path;
  if (!relative.starts_with(directory) || relative.size() <= directory.size())
    return nullptr;
  relative.remove_prefix(directory.size() + 1);
  for (std::size_t i = 0; i < files.count; ++i)
    if (files.files[i].path == relative)
      return &files.files[i];
  return nullptr;
}

} // namespace lasti::runtime

#endif
