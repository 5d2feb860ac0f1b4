#include "pyc/version.h"

namespace lasti::pyc {

namespace {

struct Magic {
  uint16_t number;
  PyVersion version;
};

// Lib/importlib/_bootstrap_external.py: the last number of each release series.
constexpr Magic magics[] = {
    {3131, {3, 0}}, {3151, {3, 1}}, {3180, {3, 2}}, {3230, {3, 3}},  {3310, {3, 4}},  {3350, {3, 5}},
    {3351, {3, 5}}, {3379, py36},   {3394, py37},   {3413, py38},    {3425, py39},    {3439, py310},
    {3495, py311},  {3531, py312},  {3571, py313},  {3627, {3, 14}}, {62211, {2, 7}},
};

} // namespace

std::string to_string(PyVersion version) {
  return std::to_string(version.major) + "." + std::to_string(version.minor);
}

std::optional<PyVersion> find_version(std::string_view name) {
  for (PyVersion version = oldest_version; version <= newest_version; ++version.minor)
    if (to_string(version) == name)
      return version;
  return std::nullopt;
}

std::string cache_tag(PyVersion version) {
  return "cpython-" + std::to_string(version.major) + std::to_string(version.minor);
}

std::optional<PyVersion> version_of_magic(uint16_t magic) {
  for (const Magic &entry : magics)
    if (entry.number == magic)
      return entry.version;
  return std::nullopt;
}

uint16_t magic_of_version(PyVersion version) {
  if (version < oldest_version || version > newest_version)
    return 0;
  for (const Magic &entry : magics)
    if (entry.version == version)
      return entry.number;
  return 0;
}

} // namespace lasti::pyc
