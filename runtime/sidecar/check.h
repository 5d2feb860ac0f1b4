#pragma once

// A file is looked at before it is loaded: nothing of a file that is not whole, or of another build, reaches
// the dynamic linker.

#include "sidecar/format.h"

namespace lasti::runtime {

/// What keeps a file from being used.
enum class SidecarFault { None, Missing, Unreadable, NotWhole, OtherBuild, Stale, Damaged };

/// In words, for `python3.11 -v`.
const char *reason(SidecarFault fault);

/// A file, open.
class SidecarFile {
public:
  explicit SidecarFile(const char *path);
  ~SidecarFile();
  SidecarFile(const SidecarFile &) = delete;
  SidecarFile &operator=(const SidecarFile &) = delete;

  /// Whether its trailer is one, for this runtime. Then bytecode() is there.
  SidecarFault check_trailer(const Digest &runtime);
  const BytecodeHash &bytecode() const { return trailer.bytecode; }
  /// Whether all of it is as it was written.
  SidecarFault check_contents() const;

private:
  int descriptor;
  size_t size = 0;
  SidecarTrailer trailer = {};
};

} // namespace lasti::runtime
