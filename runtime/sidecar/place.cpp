#include "sidecar/place.h"

#include "sidecar/format.h"

#include <climits>
#include <cstdlib>
#include <string_view>

#include <sys/stat.h>
#include <unistd.h>

namespace lasti::runtime {
namespace {

constexpr const char *cache = "__pycache__";

std::string_view directory_of(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == path.npos ? std::string_view() : path.substr(0, slash + 1);
}

// As importlib.util.cache_from_source names the .pyc of a source.
std::string name_of(std::string_view file, const SidecarPlaces &places) {
  std::string_view name = file.substr(directory_of(file).size());
  if (const size_t dot = name.rfind('.'); dot != name.npos && dot != 0)
    name = name.substr(0, dot);
  return std::string(name) + "." + places.tag + places.optimisation + sidecar_suffix;
}

std::string absolute(const std::string &path) {
  if (path.starts_with('/'))
    return path;
  char folder[PATH_MAX];
  return getcwd(folder, sizeof folder) ? std::string(folder) + "/" + path : path;
}

// The archive that the path leads into, with a '/' behind it; empty if all on the way are directories.
std::string_view archive_of(const std::string &file) {
  struct stat found;
  for (size_t slash = file.find('/', 1); slash != file.npos; slash = file.find('/', slash + 1)) {
    if (stat(file.substr(0, slash).c_str(), &found) != 0)
      return {};
    if (S_ISREG(found.st_mode))
      return std::string_view(file).substr(0, slash + 1);
  }
  return {};
}

} // namespace

std::vector<std::string> sidecar_paths(const std::string &file, const SidecarPlaces &places) {
  std::vector<std::string> paths;
  const std::string name = name_of(file, places);
  const std::string directory(directory_of(file));
  for (const std::string &prefix : places.prefixes)
    paths.push_back(prefix + absolute(directory) + name);
  struct stat found;
  if (directory.empty() || stat(directory.c_str(), &found) == 0) {
    paths.push_back(directory + cache + "/" + name);
  } else if (const std::string_view archive = archive_of(file); !archive.empty()) {
    const std::string_view beside = directory_of(archive.substr(0, archive.size() - 1));
    const std::string_view own = archive.substr(beside.size(), archive.size() - beside.size() - 1);
    paths.push_back(std::string(beside) + cache + "/" + std::string(own) + ".lasti/" +
                    directory.substr(archive.size()) + name);
  }
  return paths;
}

} // namespace lasti::runtime
