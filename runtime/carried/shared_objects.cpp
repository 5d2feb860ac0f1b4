#ifndef LASTI_MODULE

#include "carried/shared_objects.h"

#include <dlfcn.h>

#include <string_view>

namespace lasti::runtime {

bool load_needed(const UnpackedFiles &unpacked, const EmbeddedFile &extension, std::string &problem) {
  for (std::size_t i = 0; i < extension.need_count; ++i) {
    // The dynamic linker counts: what is loaded already stays as it is. Nothing is ever closed, as extension
    // modules are not.
    const std::string path = unpacked.directory + "/" + unpacked.files.files[extension.needs[i]].path;
    if (dlopen(path.c_str(), RTLD_LAZY | RTLD_LOCAL))
      continue;
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
