// What a program expects of the machine that it runs on, and a standalone executable has for where it is
// missing.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace lasti::standalone {

/// Returns the file with the certificates of authorities that this machine trusts; nothing if it has none.
std::optional<std::string> find_certificates();

/// A time zone: "Europe/Berlin", and its file.
struct TimeZone {
  std::string name, file;
};

/// Returns this machine's time zones, sorted by name; none if it has none.
std::vector<TimeZone> find_time_zones();

} // namespace lasti::standalone
