#pragma once

// A sidecar: native code of one module in a file of its own, beside the module's .pyc, for the stock
// interpreter. It is a shared object that uses the runtime of the package `lasti` (sidecar/module.cpp) and
// ends in a trailer. All in it is looked at before the file is loaded (sidecar/check.cpp). The translator
// writes it (translator/sidecars/file.cpp) and includes this header: nothing here is of CPython.

#include "cpython/bytecode_hash.h"

namespace lasti {

inline Digest digest_of(const void *bytes, size_t size) {
  const XXH128_hash_t hash = XXH3_128bits(bytes, size);
  return {hash.high64, hash.low64};
}

/// The last bytes of the file.
struct SidecarTrailer {
  char magic[8];
  uint64_t size;    ///< of the file
  Digest bytecode;  ///< that the code is of
  Digest runtime;   ///< of the runtime's build id: whose functions the code calls, and how
  Digest made_from; ///< of the bytes of the .pyc, for `lasti compileall`
  Digest made_by;   ///< of the translator and its options, for the same
  Digest checksum;  ///< of all that is before it
};

inline constexpr char sidecar_magic[8] = {'l', 'a', 's', 't', 'i', '.', 's', '1'};

/// The checksum that a file should have; `size` bytes, the trailer among them.
inline Digest sidecar_checksum(const void *file, size_t size) {
  return digest_of(file, size - sizeof(Digest));
}

/// What the shared object exports.
inline constexpr const char *sidecar_symbol = "lasti_sidecar";

/// What a file's name has in the place of `.pyc`.
inline constexpr const char *sidecar_suffix = ".lasti.so";

} // namespace lasti
