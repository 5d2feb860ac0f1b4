// A CPython feature version, and the magic numbers by which a .pyc names it.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lasti::pyc {

/// A CPython feature release such as 3.11. Bytecode is the same in every micro release of one.
struct PyVersion {
  unsigned major = 0;
  unsigned minor = 0;
  friend constexpr auto operator<=>(const PyVersion &, const PyVersion &) = default;
};

inline constexpr PyVersion py36{3, 6};
inline constexpr PyVersion py37{3, 7};
inline constexpr PyVersion py38{3, 8};
inline constexpr PyVersion py39{3, 9};
inline constexpr PyVersion py310{3, 10};
inline constexpr PyVersion py311{3, 11};
inline constexpr PyVersion py312{3, 12};
inline constexpr PyVersion py313{3, 13};

/// The oldest and the newest version whose files can be read.
inline constexpr PyVersion oldest_version = py36;
inline constexpr PyVersion newest_version = py313;

/// The column of a version in the opcode table: 0 for 3.6 … 7 for 3.13. The version must be one
/// that can be read.
constexpr unsigned version_index(PyVersion version) {
  return version.minor - oldest_version.minor;
}

/// "3.11".
std::string to_string(PyVersion version);

/// The version that can be read and is named so, or nothing.
std::optional<PyVersion> find_version(std::string_view name);

/// What the version has in the names of compiled files: "cpython-311".
std::string cache_tag(PyVersion version);

/// The version whose final releases write this magic number (the first two bytes of a .pyc, little
/// endian), or nothing. Also knows versions that cannot be read, so that an error can name them.
std::optional<PyVersion> version_of_magic(uint16_t magic);

/// The magic number that the version's final releases write; 0 for a version that cannot be read.
uint16_t magic_of_version(PyVersion version);

} // namespace lasti::pyc
