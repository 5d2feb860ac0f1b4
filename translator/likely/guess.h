#pragma once

// What a value of the program likely is. It is never believed: whoever uses it asks at run time.

#include "ir/function.h"

#include <map>
#include <vector>

namespace lasti::likely {

/// Kinds that a Guess tells apart.
enum class Kind : uint8_t {
  Nothing, ///< nothing has been seen yet
  None,
  Bool,
  Int,
  Float,
  Text,
  Bytes,
  List,  ///< Guess::site: of what
  Tuple, ///< of what, item by item
  Dict,  ///< of which keys and values
  Range,
  Enumerate, ///< of what
  Zip,       ///< of what, one after the other
  Slice,
  Function, ///< Guess::site: the code object
  Class,    ///< the code object of its body
  Instance, ///< the same of its class
  Method,   ///< of a list, a dict, or a builtin: Guess::site is its name
  Module,
  Any, ///< different things
};

struct Guess {
  Kind kind = Kind::Nothing;
  uint32_t site = 0;

  friend bool operator==(const Guess &, const Guess &) = default;
};

/// What is in the containers of a program, by where they are made. Where two come together they are one from
/// then on.
class Sites {
public:
  /// The site of a node: made when it is asked for first.
  uint32_t site_of(const void *maker);
  /// What the container has at an index; lists have all at 0.
  Guess part(uint32_t site, uint32_t index) const;
  /// How many parts have been seen, of a tuple.
  uint32_t size_of(uint32_t site) const { return static_cast<uint32_t>(parts[root(site)].size()); }
  /// Adds what it has been seen to have.
  void add(uint32_t site, uint32_t index, const Guess &guess);
  void unite(uint32_t left, uint32_t right);
  bool is_same(uint32_t left, uint32_t right) const { return root(left) == root(right); }

  /// What is one of two.
  Guess join(const Guess &left, const Guess &right);

  bool changed = false; ///< since somebody has set it to false

private:
  static constexpr uint32_t most_parts = 8;
  uint32_t root(uint32_t site) const;

  std::map<const void *, uint32_t> sites;
  std::vector<uint32_t> parents;
  std::vector<std::vector<Guess>> parts;
  unsigned depth = 0;
};

/// The type of values of a kind (of a range that of its iterator: whoever has an iterator has it by what it
/// walks along), and the kind of values that are proven to be of a type.
ir::Type type_of(Kind kind);
Kind kind_of(ir::Type type);

/// Whether Guess::site is one of Sites.
bool has_site(Kind kind);

} // namespace lasti::likely
