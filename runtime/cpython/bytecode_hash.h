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

/// What a code object begins with: how much there is of what follows.
struct CodeCounts {
  uint32_t arguments, positional_only, keyword_only, stack_size, flags;
  uint32_t names, locals, constants;
};

class BytecodeHasher {
public:
  void counts(const CodeCounts &counts) { put(&counts, sizeof counts); }
  void kind(ConstantKind kind) { put(&kind, sizeof kind); }
  void number(uint64_t number) { put(&number, sizeof number); }
  /// Their count, then they.
  void bytes(const void *bytes, size_t size) {
    this->size(size);
    add(bytes, size);
  }
  /// The same, of a text of which eight bytes can be read, however short it is: what a str, a bytes object
  /// and a std::string hold is part of an object that has as many. Most of what is hashed are such names;
  /// which of them is how long no processor can foresee, so that there is no branch on it.
  [[gnu::always_inline]] void text(const char *text, size_t size) {
    if (size > few || used > sizeof buffer - few - 1) [[unlikely]]
      return bytes(text, size);
    unsigned char *at = buffer + used;
    *at = static_cast<unsigned char>(size);
    copy_few(at + 1, text, size);
    used += size + 1;
  }
  /// A count of bytes that follow in parts.
  void size(size_t size) {
    make_room(1 + sizeof(uint64_t));
    buffer[used++] = static_cast<unsigned char>(size < long_size ? size : long_size);
    if (size >= long_size)
      number(size);
  }
  /// A part of bytes, whose size has been given.
  void add(const void *bytes, size_t size) {
    if (size > sizeof buffer / 2) {
      flush();
      return hash(bytes, size);
    }
    put(bytes, size);
  }

  void real(double value) {
    uint64_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    number(bits);
  }

  BytecodeHash digest() {
    if (is_long)
      flush();
    const XXH128_hash_t hash = is_long ? XXH3_128bits_digest(&state) : XXH3_128bits(buffer, used);
    return {hash.high64, hash.low64};
  }

private:
  static constexpr size_t long_size = 255; // what is a byte when the count is more
  static constexpr size_t few = 2 * sizeof(uint64_t);

  // XXH3 takes much at a time far quicker than a little often.
  unsigned char buffer[4096];
  size_t used = 0;
  bool is_long = false; // the state has what no longer is in the buffer
  XXH3_state_t state;

  // Two words that overlap, or that are the same.
  [[gnu::always_inline]] static void copy_few(unsigned char *to, const char *from, size_t size) {
#if __has_feature(address_sanitizer)
    std::memcpy(to, from, size);
#else
    const size_t last = size > sizeof(uint64_t) ? size - sizeof(uint64_t) : 0;
    uint64_t words[2];
    std::memcpy(&words[0], from, sizeof(uint64_t));
    std::memcpy(&words[1], from + last, sizeof(uint64_t));
    std::memcpy(to, &words[0], sizeof(uint64_t));
    std::memcpy(to + last, &words[1], sizeof(uint64_t));
#endif
  }
  void put(const void *value, size_t size) {
    make_room(size);
    std::memcpy(buffer + used, value, size);
    used += size;
  }
  void make_room(size_t size) {
    if (used + size > sizeof buffer) [[unlikely]]
      flush();
  }
  void flush() {
    hash(buffer, used);
    used = 0;
  }
  void hash(const void *bytes, size_t size) {
    if (!is_long)
      XXH3_128bits_reset(&state);
    is_long = true;
    XXH3_128bits_update(&state, bytes, size);
  }
};

/// Adds up the hashes of a set's items.
inline void add_item(BytecodeHash &sum, const BytecodeHash &item) {
  sum.low += item.low;
  sum.high += item.high + (sum.low < item.low);
}

} // namespace lasti
