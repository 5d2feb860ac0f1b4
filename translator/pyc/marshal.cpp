// Objects are read by recursive descent, bounded as CPython bounds it. References (FLAG_REF) are
// numbered in the order in which the objects start; a container is entered in the list before its
// elements and cannot be referred to until it is complete: a .pyc holds constants, and a constant
// cannot contain itself.
#include "pyc/marshal.h"

#include <llvm/Support/Endian.h>

#include <algorithm>

namespace lasti::pyc {

namespace {

constexpr uint8_t reference_flag = 0x80;

std::string in_words(uint8_t type) {
  if (type > 0x20 && type < 0x7f)
    return std::string("'") + static_cast<char>(type) + "'";
  return std::to_string(type);
}

} // namespace

size_t payload_size(const Constant &constant) {
  if (auto *str = constant.as<Str>())
    return str->value.size();
  if (auto *bytes = constant.as<Bytes>())
    return bytes->value.size();
  if (auto *integer = constant.as<Integer>())
    return integer->value.getBitWidth() / 8;
  return 0;
}

MarshalReader::MarshalReader(PyVersion version, llvm::ArrayRef<uint8_t> bytes, size_t base)
    : version(version), input(bytes), base(base) {}

llvm::Expected<Constant> MarshalReader::read() {
  Node node;
  if (!read_object(node, 0))
    return llvm::createStringError(llvm::inconvertibleErrorCode(), error_message);
  return std::move(node.constant);
}

bool MarshalReader::fail(const std::string &message) {
  error_message = message + " at byte " + std::to_string(base + position);
  if (current_field)
    error_message += std::string(" (in ") + current_field + ")";
  return false;
}

bool MarshalReader::fail_truncated() {
  position = input.size();
  return fail("truncated");
}

bool MarshalReader::take(size_t count, llvm::ArrayRef<uint8_t> &out) {
  if (count > input.size() - position)
    return fail_truncated();
  out = input.slice(position, count);
  position += count;
  return true;
}

bool MarshalReader::read_byte(uint8_t &out) {
  llvm::ArrayRef<uint8_t> bytes;
  if (!take(1, bytes))
    return false;
  out = bytes[0];
  return true;
}

bool MarshalReader::read_int32(int32_t &out) {
  llvm::ArrayRef<uint8_t> bytes;
  if (!take(4, bytes))
    return false;
  out = static_cast<int32_t>(llvm::support::endian::read32le(bytes.data()));
  return true;
}

/// A count of things of which each takes at least one byte of what is left; a short one is a byte itself.
bool MarshalReader::read_count(bool is_short, size_t &out) {
  if (is_short) {
    uint8_t count;
    if (!read_byte(count))
      return false;
    out = count;
    return true;
  }
  size_t start = position;
  int32_t count;
  if (!read_int32(count))
    return false;
  if (count >= 0 && static_cast<size_t>(count) <= input.size() - position) {
    out = static_cast<size_t>(count);
    return true;
  }
  if (count >= 0)
    return fail_truncated();
  position = start;
  return fail("negative count");
}

bool MarshalReader::read_object(Node &out, unsigned depth) {
  if (depth > most_marshal_depth)
    return fail("nested too deeply");
  uint8_t type;
  if (!read_byte(type))
    return false;
  if (!(type & reference_flag))
    return read_type(type, out, depth);
  size_t index = references.size();
  references.emplace_back();
  if (!read_type(type & ~reference_flag, out, depth))
    return false;
  // This copies what read_reference() copies, but only what the file itself contains.
  references[index] = {out, true};
  return true;
}

bool MarshalReader::read_type(uint8_t type, Node &out, unsigned depth) {
  Constant &constant = out.constant;
  out.depth = 0;
  switch (type) {
  case '0':
    constant.value = Null{};
    return true;
  case 'N':
    constant.value = None{};
    return true;
  case 'S':
    constant.value = StopIteration{};
    return true;
  case '.':
    constant.value = Ellipsis{};
    return true;
  case 'F':
  case 'T':
    constant.value = type == 'T';
    return true;
  case 'i':
  case 'I':
  case 'l':
  case 'f':
  case 'g':
  case 'x':
  case 'y':
    return read_number(type, constant);
  case 's':
  case 't':
  case 'u':
  case 'a':
  case 'A':
  case 'z':
  case 'Z':
    return read_string(type, constant);
  case '(':
  case ')':
  case '[':
  case '<':
  case '>':
    return read_sequence(type, out, depth);
  case '{':
    return read_dict(out, depth);
  case 'r':
    return read_reference(out);
  case 'c':
    return read_code(out, depth);
  default:
    --position;
    return fail("unknown object type " + in_words(type));
  }
}

bool MarshalReader::read_reference(Node &out) {
  size_t start = position - 1;
  int32_t index;
  if (!read_int32(index))
    return false;
  if (index < 0 || static_cast<size_t>(index) >= references.size() ||
      !references[static_cast<size_t>(index)].complete) {
    position = start;
    return fail("reference to an object that is not there");
  }
  const Node &node = references[static_cast<size_t>(index)].node;
  // Five bytes can ask for a copy of a long string, many times over.
  copied += payload_size(node.constant);
  out = node;
  return check_copied();
}

bool MarshalReader::check_copied() {
  size_t most = 64 * (input.size() + (1u << 20));
  return copied <= most || fail("too much copied by references");
}

bool MarshalReader::read_items(size_t count, Node &out, Items &items, unsigned depth) {
  std::vector<Constant> list; // not reserved: an outer count may claim the same bytes again
  for (size_t i = 0; i < count; ++i) {
    Node item;
    if (!read_object(item, depth + 1))
      return false;
    if (item.constant.as<Null>())
      return fail("NULL among the elements of a container");
    out.depth = std::max(out.depth, item.depth + 1);
    list.push_back(std::move(item.constant));
  }
  if (out.depth > most_marshal_depth)
    return fail("nested too deeply");
  items = std::make_shared<const std::vector<Constant>>(std::move(list));
  return true;
}

bool MarshalReader::read_sequence(uint8_t type, Node &out, unsigned depth) {
  size_t count = 0;
  if (!read_count(type == ')', count))
    return false;
  Items items;
  if (!read_items(count, out, items, depth))
    return false;
  auto &value = out.constant.value;
  switch (type) {
  case '[':
    value = List{std::move(items)};
    break;
  case '<':
    value = Set{std::move(items)};
    break;
  case '>':
    value = FrozenSet{std::move(items)};
    break;
  default:
    value = Tuple{std::move(items)};
  }
  return true;
}

bool MarshalReader::read_dict(Node &out, unsigned depth) {
  std::vector<std::pair<Constant, Constant>> items;
  for (;;) {
    Node key, value;
    if (!read_object(key, depth + 1))
      return false;
    if (key.constant.as<Null>())
      break;
    if (!read_object(value, depth + 1))
      return false;
    if (value.constant.as<Null>())
      return fail("NULL as a value of a dict");
    out.depth = std::max({out.depth, key.depth + 1, value.depth + 1});
    items.emplace_back(std::move(key.constant), std::move(value.constant));
  }
  if (out.depth > most_marshal_depth)
    return fail("nested too deeply");
  out.constant.value =
      Dict{std::make_shared<const std::vector<std::pair<Constant, Constant>>>(std::move(items))};
  return true;
}

} // namespace lasti::pyc
