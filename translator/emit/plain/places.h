#pragma once

// Where the values of the value stack are while the plain form is written.

#include "ir/value.h"

#include <llvm/ADT/ArrayRef.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace lasti::emit {

/// What a value is borrowed from: a local or a constant.
struct Place {
  bool is_local;
  uint32_t index;

  friend bool operator==(const Place &, const Place &) = default;
};

/// A slot is in the frame's memory, or its value is used where it is borrowed from, and the memory holds
/// nothing of meaning. Between blocks all are in memory.
class Places {
public:
  void put_in_memory(uint32_t slot) { elsewhere.erase(slot); }
  void put(uint32_t slot, Place place) { elsewhere.insert_or_assign(slot, place); }
  std::optional<Place> find(uint32_t slot) const;
  /// Makes slot `to` what slot `from` is.
  void copy(uint32_t to, uint32_t from);

  /// The slots below `depth` that are not in memory.
  const std::map<uint32_t, Place> &outside(size_t depth);

  /// Returns the value of a slot as an expression: `stack[2]`, `local[0]`.
  std::string text(uint32_t slot) const;

  /// Returns the description of a stack that the runtime reads (plain/plain.h).
  std::string describe(llvm::ArrayRef<ir::Hold> stack) const;

private:
  std::map<uint32_t, Place> elsewhere;
};

} // namespace lasti::emit
