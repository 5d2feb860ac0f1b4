#pragma once

// The hash of a code object and of all code objects inside it: of everything that native code depends on, and
// of nothing else, so that code has the same hash wherever it was compiled and however it is loaded. The
// translator makes it of what is in a .pyc (translator/pyc/bytecode_hash.cpp), the runtime of a code object
// that lives (python/bytecode_hash.h). This is what the two feed to XXH3, as each of them comes to it:
//
//   code object  its counts, flags, instructions, handlers, names and locals, then its constants in order
//   constant     a kind, then the value; that of a code object is the code object, so that all come in
//   preorder
//
// Nothing here is of CPython: the translator includes this.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace lasti {

struct BytecodeHash {
  uint64_t high = 0, low = 0;
  friend auto operator<=>(const BytecodeHash &, const BytecodeHash &) = default;
};

/// What stands before a constant. A list, set or dict has no kind: code that has one, which no compiler
/// makes, has no hash.
enum class ConstantKind : uint8_t {
  None,
  Ellipsis,
  StopIteration,
  False,
  True,
  SmallInt, ///< of 64 bits, a number
  BigInt,   ///< bytes: two's complement, lowest byte first, one bit more than the absolute value has, rounded
            ///< up
  Float,    ///< its bits, a number
  Complex,  ///< two numbers
  Bytes,    ///< bytes
  Str,      ///< bytes: UTF-8, surrogates as any other character
  Tuple,    ///< their count, the constants
  FrozenSet, ///< their count, the sum of the hashes of each alone: their order is not defined
  Code,
};

/// Code or constants nested deeper than this have no hash. Compilers stop far before.
constexpr unsigned most_hashed_depth = 200;

class BytecodeHasher {
public:
  BytecodeHasher() { XXH3_128bits_reset(&state); }

  void kind(ConstantKind kind) { add(&kind, sizeof kind); }
  void number(uint64_t number) { add(&number, sizeof number); }
  void bytes(const void *bytes, size_t size) {
    number(size);
    add(bytes, size);
  }
  /// A part of bytes, whose size has been given as a number.
  void add(const void *bytes, size_t size) { XXH3_128bits_update(&state, bytes, size); }

  void real(double value) {
    uint64_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    number(bits);
  }

  BytecodeHash digest() const {
    const XXH128_hash_t hash = XXH3_128bits_digest(&state);
    return {hash.high64, hash.low64};
  }

private:
  XXH3_state_t state;
};

/// Adds up the hashes of a set's items.
inline void add_item(BytecodeHash &sum, const BytecodeHash &item) {
  sum.low += item.low;
  sum.high += item.high + (sum.low < item.low);
}

} // namespace lasti
