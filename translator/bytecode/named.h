#pragma once

// Tables of names in the order of an enumeration: both made from one .def file, or the rows beside the
// enumerators.

#include <llvm/ADT/StringRef.h>

#include <cstddef>
#include <optional>

namespace lasti::bytecode {

/// Takes the rows of a table, which stand in the order of the enumeration, and a name. Returns the enumerator
/// whose row has it (in the given column), or nothing.
template <class Enum, class Row, size_t count>
std::optional<Enum> find_named(const Row (&rows)[count], llvm::StringRef name,
                               const char *Row::*column = &Row::name) {
  for (size_t i = 0; i < count; ++i)
    if (name == rows[i].*column)
      return static_cast<Enum>(i);
  return std::nullopt;
}

} // namespace lasti::bytecode
