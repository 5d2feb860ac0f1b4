#include "bytecode/opcode.h"

#include "bytecode/named.h"
#include "bytecode/target.h"

#include <array>

namespace lasti::bytecode {

namespace {

constexpr unsigned version_count = version_index(pyc::newest_version) + 1;
constexpr unsigned first_cached_version = version_index(pyc::py311);

struct Entry {
  const char *name;
  std::array<int16_t, version_count> number;
  std::array<uint8_t, version_count - first_cached_version> caches;
  Argument argument;
  const char *meaning;
};

constexpr Entry table[] = {
#define OPCODE(name, n36, n37, n38, n39, n310, n311, n312, n313, c311, c312, c313, argument, meaning)        \
  {#name, {n36, n37, n38, n39, n310, n311, n312, n313}, {c311, c312, c313}, Argument::argument, meaning},
#include "bytecode/Opcodes.def"
};

static_assert(std::size(table) == opcode_count && opcode_count < 255);

using Numbers = std::array<uint8_t, 256>; // index into the table; opcode_count: none

constexpr std::array<Numbers, version_count> by_number = [] {
  std::array<Numbers, version_count> result{};
  for (unsigned version = 0; version < version_count; ++version) {
    result[version].fill(static_cast<uint8_t>(opcode_count));
    for (unsigned i = 0; i < opcode_count; ++i)
      if (table[i].number[version] >= 0)
        result[version][static_cast<size_t>(table[i].number[version])] = static_cast<uint8_t>(i);
  }
  return result;
}();

const Entry &entry(Opcode opcode) {
  return table[static_cast<unsigned>(opcode)];
}

} // namespace

llvm::StringRef name(Opcode opcode) {
  return entry(opcode).name;
}

std::optional<Opcode> find_opcode(llvm::StringRef name) {
  return find_named<Opcode>(table, name);
}

llvm::StringRef meaning(Opcode opcode) {
  return entry(opcode).meaning;
}

Argument argument_kind(Opcode opcode) {
  return entry(opcode).argument;
}

int opcode_number(Opcode opcode, PyVersion version) {
  return entry(opcode).number[version_index(version)];
}

std::optional<Opcode> opcode_of_number(uint8_t number, PyVersion version) {
  uint8_t index = by_number[version_index(version)][number];
  if (index == opcode_count)
    return std::nullopt;
  return static_cast<Opcode>(index);
}

unsigned cache_entries(Opcode opcode, PyVersion version) {
  unsigned index = version_index(version);
  return index < first_cached_version ? 0 : entry(opcode).caches[index - first_cached_version];
}

bool has_argument(Opcode opcode, PyVersion version) {
  if (argument_kind(opcode) == Argument::None)
    return false;
  return opcode_number(opcode, version) >= first_with_argument(version);
}

bool has_target(Opcode opcode) {
  switch (argument_kind(opcode)) {
  case Argument::Jump:
  case Argument::Forward:
  case Argument::Backward:
    return true;
  default:
    return false;
  }
}

bool is_setup(Opcode opcode) {
  switch (opcode) {
  case Opcode::SETUP_LOOP:
  case Opcode::SETUP_EXCEPT:
  case Opcode::SETUP_FINALLY:
  case Opcode::SETUP_WITH:
  case Opcode::SETUP_ASYNC_WITH:
    return true;
  default:
    return false;
  }
}

bool falls_through(Opcode opcode) {
  switch (opcode) {
  case Opcode::RETURN_VALUE:
  case Opcode::RETURN_CONST:
  case Opcode::RAISE_VARARGS:
  case Opcode::RERAISE:
  case Opcode::JUMP_FORWARD:
  case Opcode::JUMP_BACKWARD:
  case Opcode::JUMP_BACKWARD_NO_INTERRUPT:
  case Opcode::JUMP_ABSOLUTE:
  case Opcode::BREAK_LOOP:
  case Opcode::CONTINUE_LOOP:
    return false;
  default:
    return true;
  }
}

} // namespace lasti::bytecode
