#pragma once

// 128 bits that stand for what they were made of. Nothing here is of CPython: the translator includes this.

#include <compare>
#include <cstdint>

namespace lasti {

struct Digest {
  uint64_t high = 0, low = 0;
  friend auto operator<=>(const Digest &, const Digest &) = default;
};

/// Of bytecode (cpython/bytecode_hash.h).
using BytecodeHash = Digest;

} // namespace lasti
