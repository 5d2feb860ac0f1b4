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

#include "cpython/digest.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace lasti {

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

/// Collects what is hashed, most of which is a few bytes, and gives it to XXH3 in large pieces.
class BytecodeHasher {
public:
  BytecodeHasher() { XXH3_128bits_reset(&state); }
  BytecodeHasher(const BytecodeHasher &) = delete;
  BytecodeHasher &operator=(const BytecodeHasher &) = delete;

  void kind(ConstantKind kind) {
    if (used == buffer_size)
      flush();
    buffer[used++] = static_cast<unsigned char>(kind);
  }
  /// A number below 255, as most are, is a byte.
  void number(uint64_t number) {
    if (buffer_size - used < largest_number)
      flush();
    put_number(number);
  }
  [[gnu::always_inline]] void bytes(const void *bytes, size_t size) {
    if (used + largest_number + size > buffer_size) [[unlikely]] {
      number(size);
      return add(bytes, size);
    }
    put_number(size);
    copy(buffer + used, static_cast<const unsigned char *>(bytes), size);
    used += size;
  }
  /// A part of bytes, whose size has been given as a number.
  void add(const void *bytes, size_t size) {
    if (used + size <= buffer_size) {
      copy(buffer + used, static_cast<const unsigned char *>(bytes), size);
      used += size;
    } else {
      flush();
      XXH3_128bits_update(&state, bytes, size);
    }
  }

  void real(double value) {
    uint64_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    number(bits);
  }

  /// Ends the hash: nothing may be added behind it.
  BytecodeHash digest() {
    flush();
    const XXH128_hash_t hash = XXH3_128bits_digest(&state);
    return {hash.high64, hash.low64};
  }

private:
  static constexpr size_t buffer_size = 4096, largest_number = 9;
  XXH3_state_t state;
  size_t used = 0;
  unsigned char buffer[buffer_size];

  void put_number(uint64_t number) {
    constexpr unsigned char large = 255;
    if (number < large) [[likely]] {
      buffer[used++] = static_cast<unsigned char>(number);
      return;
    }
    buffer[used] = large;
    std::memcpy(buffer + used + 1, &number, sizeof number);
    used += largest_number;
  }

  /// Names are so short that a call of memcpy costs more than their copy.
  static void copy(unsigned char *to, const unsigned char *from, size_t size) {
    if (size > 16)
      std::memcpy(to, from, size);
    else if (size >= 8)
      copy_ends<uint64_t>(to, from, size);
    else if (size >= 4)
      copy_ends<uint32_t>(to, from, size);
    else if (size >= 2)
      copy_ends<uint16_t>(to, from, size);
    else if (size)
      *to = *from;
  }

  /// Copies one to two words: the first, and the last.
  template <class Word>
  static void copy_ends(unsigned char *to, const unsigned char *from, size_t size) {
    Word first, last;
    std::memcpy(&first, from, sizeof first);
    std::memcpy(&last, from + size - sizeof last, sizeof last);
    std::memcpy(to, &first, sizeof first);
    std::memcpy(to + size - sizeof last, &last, sizeof last);
  }

  void flush() {
    XXH3_128bits_update(&state, buffer, used);
    used = 0;
  }
};

/// Adds up the hashes of a set's items.
inline void add_item(BytecodeHash &sum, const BytecodeHash &item) {
  sum.low += item.low;
  sum.high += item.high + (sum.low < item.low);
}

} // namespace lasti
