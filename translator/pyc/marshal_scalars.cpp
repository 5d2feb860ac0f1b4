// Numbers and strings of the marshal format.
#include "pyc/marshal.h"

#include <llvm/Support/Endian.h>

#include <bit>

namespace lasti::pyc {

namespace {

std::string latin1_to_utf8(llvm::ArrayRef<uint8_t> bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (uint8_t byte : bytes) {
    if (byte < 0x80) {
      out += static_cast<char>(byte);
    } else {
      out += static_cast<char>(0xc0 | byte >> 6);
      out += static_cast<char>(0x80 | (byte & 0x3f));
    }
  }
  return out;
}

std::string to_string(llvm::ArrayRef<uint8_t> bytes) {
  return std::string(bytes.begin(), bytes.end());
}

/// Length of the well-formed sequence that starts at the front of `bytes`, 0 if there is none.
size_t utf8_sequence(llvm::ArrayRef<uint8_t> bytes) {
  uint8_t first = bytes[0];
  if (first < 0x80)
    return 1;
  size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || bytes.size() < length)
    return 0;
  for (size_t i = 1; i < length; ++i)
    if ((bytes[i] & 0xc0) != 0x80)
      return 0;
  bool overlong = (first == 0xe0 && bytes[1] < 0xa0) || (first == 0xf0 && bytes[1] < 0x90);
  bool too_big = first == 0xf4 && bytes[1] > 0x8f;
  return overlong || too_big ? 0 : length;
}

} // namespace

bool is_utf8_surrogatepass(llvm::ArrayRef<uint8_t> bytes) {
  while (!bytes.empty()) {
    size_t length = utf8_sequence(bytes);
    if (length == 0)
      return false;
    bytes = bytes.drop_front(length);
  }
  return true;
}

bool MarshalReader::read_double(double &out) {
  llvm::ArrayRef<uint8_t> bytes;
  if (!take(8, bytes))
    return false;
  out = std::bit_cast<double>(llvm::support::endian::read64le(bytes.data()));
  return true;
}

bool MarshalReader::read_text_double(double &out) {
  uint8_t length;
  llvm::ArrayRef<uint8_t> bytes;
  if (!read_byte(length) || !take(length, bytes))
    return false;
  llvm::StringRef text(reinterpret_cast<const char *>(bytes.data()), bytes.size());
  return !text.getAsDouble(out) || fail("malformed float");
}

bool MarshalReader::read_number(uint8_t type, Constant &out) {
  switch (type) {
  case 'i': {
    int32_t value;
    if (!read_int32(value))
      return false;
    llvm::APInt wide(32, static_cast<uint64_t>(static_cast<int64_t>(value)), true);
    out.value = Integer{wide.trunc(wide.getSignificantBits())};
    return true;
  }
  case 'I': {
    llvm::ArrayRef<uint8_t> bytes;
    if (!take(8, bytes))
      return false;
    llvm::APInt wide(64, llvm::support::endian::read64le(bytes.data()), true);
    out.value = Integer{wide.trunc(wide.getSignificantBits())};
    return true;
  }
  case 'l': {
    Integer value;
    if (!read_integer(value))
      return false;
    out.value = std::move(value);
    return true;
  }
  case 'f':
  case 'g': {
    double value;
    if (!(type == 'g' ? read_double(value) : read_text_double(value)))
      return false;
    out.value = value;
    return true;
  }
  default: { // 'x' and 'y'
    Complex value;
    bool read = type == 'y' ? read_double(value.real) && read_double(value.imaginary)
                            : read_text_double(value.real) && read_text_double(value.imaginary);
    out.value = value;
    return read;
  }
  }
}

/// r_PyLong: the count of 15-bit digits, negative for a negative number, then the digits.
bool MarshalReader::read_integer(Integer &out) {
  constexpr unsigned digit_bits = 15;
  int32_t count;
  if (!read_int32(count))
    return false;
  size_t digits = static_cast<size_t>(count < 0 ? -static_cast<int64_t>(count) : static_cast<int64_t>(count));
  llvm::ArrayRef<uint8_t> bytes;
  if (digits > (1u << 27))
    return fail("int too long");
  if (!take(digits * 2, bytes))
    return false;
  llvm::APInt value(static_cast<unsigned>(digits * digit_bits + 1), 0);
  for (size_t i = 0; i < digits; ++i) {
    uint16_t digit = llvm::support::endian::read16le(&bytes[i * 2]);
    if (digit >> digit_bits)
      return fail("digit of an int out of range");
    if (digit == 0 && i + 1 == digits)
      return fail("leading zero digit of an int");
    value.insertBits(digit, static_cast<unsigned>(i * digit_bits), digit_bits);
  }
  if (count < 0)
    value.negate();
  out.value = value.trunc(value.getSignificantBits());
  return true;
}

bool MarshalReader::read_string(uint8_t type, Constant &out) {
  size_t count = 0;
  llvm::ArrayRef<uint8_t> bytes;
  if (!read_count(type == 'z' || type == 'Z', count) || !take(count, bytes))
    return false;
  switch (type) {
  case 's':
    out.value = Bytes{to_string(bytes)};
    return true;
  case 't':
  case 'u':
    if (!is_utf8_surrogatepass(bytes))
      return fail("str that is not UTF-8");
    out.value = Str{to_string(bytes)};
    return true;
  default: // the "ASCII" types, which CPython reads as Latin-1
    out.value = Str{latin1_to_utf8(bytes)};
    return true;
  }
}

} // namespace lasti::pyc
