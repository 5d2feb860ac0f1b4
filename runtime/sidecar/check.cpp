#include "sidecar/check.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lasti::runtime {
namespace {

bool read_whole(int descriptor, unsigned char *bytes, size_t size, size_t from) {
  for (size_t done = 0; done < size;) {
    const ssize_t count = pread(descriptor, bytes + done, size - done, static_cast<off_t>(from + done));
    if (count < 0 && errno == EINTR)
      continue;
    if (count <= 0)
      return false;
    done += static_cast<size_t>(count);
  }
  return true;
}

} // namespace

const char *reason(SidecarFault fault) {
  switch (fault) {
  case SidecarFault::Missing:
    return "no such file";
  case SidecarFault::Unreadable:
    return "it cannot be read";
  case SidecarFault::NotWhole:
    return "it is not a whole sidecar";
  case SidecarFault::OtherBuild:
    return "it is for another build of Lasti or Python";
  case SidecarFault::Stale:
    return "it is of other bytecode than the module's";
  case SidecarFault::Damaged:
    return "it is damaged";
  case SidecarFault::None:
    break;
  }
  return "";
}

// A pipe of that name must not block.
SidecarFile::SidecarFile(const char *path) : descriptor(open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}

SidecarFile::~SidecarFile() {
  if (descriptor >= 0)
    close(descriptor);
}

SidecarFault SidecarFile::check_trailer(const Digest &runtime) {
  if (descriptor < 0)
    return errno == ENOENT || errno == ENOTDIR ? SidecarFault::Missing : SidecarFault::Unreadable;
  struct stat found;
  if (fstat(descriptor, &found) != 0 || !S_ISREG(found.st_mode))
    return SidecarFault::Unreadable;
  size = static_cast<size_t>(found.st_size);
  if (size < sizeof trailer)
    return SidecarFault::NotWhole;
  if (!read_whole(descriptor, reinterpret_cast<unsigned char *>(&trailer), sizeof trailer,
                  size - sizeof trailer))
    return SidecarFault::Unreadable;
  if (std::memcmp(trailer.magic, sidecar_magic, sizeof sidecar_magic) != 0 || trailer.size != size)
    return SidecarFault::NotWhole;
  return trailer.runtime == runtime ? SidecarFault::None : SidecarFault::OtherBuild;
}

SidecarFault SidecarFile::check_contents() const {
  // Read, and not mapped: where somebody cuts a mapped file, looking at it ends the process.
  unsigned char part[1 << 14];
  XXH3_state_t state;
  XXH3_128bits_reset(&state);
  const size_t checked = size - sizeof trailer.checksum;
  for (size_t done = 0; done < checked; done += sizeof part) {
    const size_t count = std::min(sizeof part, checked - done);
    if (!read_whole(descriptor, part, count, done))
      return SidecarFault::Damaged;
    XXH3_128bits_update(&state, part, count);
  }
  const XXH128_hash_t hash = XXH3_128bits_digest(&state);
  return Digest{hash.high64, hash.low64} == trailer.checksum ? SidecarFault::None : SidecarFault::Damaged;
}

} // namespace lasti::runtime
