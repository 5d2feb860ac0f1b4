#include "standalone/machine_data.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>

namespace lasti::standalone {
namespace {

namespace fs = llvm::sys::fs;

// tzfile(5).
bool is_time_zone(const std::string &file) {
  auto buffer = llvm::MemoryBuffer::getFileSlice(file, 4, 0);
  return buffer && (*buffer)->getBuffer() == "TZif";
}

} // namespace

std::optional<std::string> find_certificates() {
  for (const char *file : {"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
                           "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem"})
    if (fs::is_regular_file(file))
      return file;
  return std::nullopt;
}

std::vector<TimeZone> find_time_zones() {
  const std::string root = "/usr/share/zoneinfo";
  std::vector<TimeZone> zones;
  std::error_code code;
  for (fs::recursive_directory_iterator at(root, code), end; !code && at != end; at.increment(code)) {
    const std::string name = at->path().substr(root.size() + 1);
    // The same once more, with and without leap seconds.
    if (name == "right" || name == "posix")
      at.no_push();
    else if (fs::is_regular_file(at->path()) && is_time_zone(at->path()))
      zones.push_back({name, at->path()});
  }
  llvm::sort(zones, [](const TimeZone &a, const TimeZone &b) { return a.name < b.name; });
  return zones;
}

} // namespace lasti::standalone
