// What a .pyc file holds: constants and code objects, the same form for every version.
#pragma once

#include "pyc/version.h"

#include <llvm/ADT/APInt.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace lasti::pyc {

struct CodeObject;
struct Constant;

struct None {};
struct Ellipsis {};
struct StopIteration {};
/// Marshal's NULL: the end of a dict, never an element of anything that was read.
struct Null {};
/// An int of any size, two's complement in the least number of bits (at least 1).
struct Integer {
  llvm::APInt value;
};
struct Complex {
  double real = 0;
  double imaginary = 0;
};
struct Bytes {
  std::string value;
};
/// A str in UTF-8; a lone surrogate is written as its three bytes (the codec "surrogatepass").
struct Str {
  std::string value;
};

/// The elements of a container. Shared, never null: one object referred to many times in the file
/// is one vector here.
using Items = std::shared_ptr<const std::vector<Constant>>;

struct Tuple {
  Items items;
};
struct List {
  Items items;
};
struct Set {
  Items items;
};
struct FrozenSet {
  Items items;
};
struct Dict {
  std::shared_ptr<const std::vector<std::pair<Constant, Constant>>> items;
};

struct Constant {
  std::variant<Null, None, Ellipsis, StopIteration, bool, Integer, double, Complex, Bytes, Str, Tuple, List,
               Set, FrozenSet, Dict, std::shared_ptr<const CodeObject>>
      value;

  /// The value if it is of this alternative, else null: `if (auto *str = constant.as<Str>())`.
  template <class T>
  const T *as() const {
    return std::get_if<T>(&value);
  }
};

/// One slot of a frame's "fast" locals. A variable may be both local (an argument) and a cell
/// (3.11 and later: they share one slot). Up to 3.10 the slots are the variables, then the cells,
/// then the free variables, and each has exactly one kind; an argument that is also a cell has two.
struct LocalVariable {
  std::string name;
  bool is_local = false;
  bool is_cell = false;
  bool is_free = false;
};

struct CodeObject {
  PyVersion version;
  int argcount = 0; // with the positional-only ones, without *args
  int posonlyargcount = 0;
  int kwonlyargcount = 0;
  int stacksize = 0;
  int firstlineno = 0;
  uint32_t flags = 0; // co_flags
  std::string name;
  std::string qualname; // up to 3.10 the file has none: made from the enclosing code objects' names
  std::string filename;
  std::vector<uint8_t> code; // co_code
  std::vector<Constant> consts;
  std::vector<std::string> names;
  std::vector<LocalVariable> localsplus;
  int nlocals = 0;                     // how many of localsplus are is_local
  std::vector<uint8_t> linetable;      // co_lnotab up to 3.9, co_linetable from 3.10
  std::vector<uint8_t> exceptiontable; // 3.11 and later
};

/// Bits of CodeObject::flags that more than one stage asks for.
namespace code_flags {
inline constexpr uint32_t optimized = 0x1;
inline constexpr uint32_t newlocals = 0x2;
inline constexpr uint32_t varargs = 0x4;
inline constexpr uint32_t varkeywords = 0x8;
inline constexpr uint32_t generator = 0x20;
inline constexpr uint32_t coroutine = 0x80;
inline constexpr uint32_t iterable_coroutine = 0x100;
inline constexpr uint32_t async_generator = 0x200;
} // namespace code_flags

/// Argument slots of a code object: positional, keyword-only, *args and **kwargs.
int total_arguments(const CodeObject &code);

/// A .pyc file.
struct Module {
  PyVersion version;
  uint32_t pyc_flags = 0; // the flag word of 3.7 and later (PEP 552); 0 for 3.6
  uint32_t field1 = 0;    // source mtime, or the low half of the source hash
  uint32_t field2 = 0;    // source size, or the high half of the source hash
  std::shared_ptr<const CodeObject> code;
  std::vector<uint8_t> marshal; // all bytes after the header (16 bytes; 12 for 3.6)
};

/// The constant as Python's repr() writes it, in printable ASCII only (other characters are
/// escaped), cut to about `limit` characters with "..." at the end.
std::string repr(const Constant &constant, size_t limit);

/// A string as repr(str) writes it, under the same rules.
std::string repr_str(const std::string &utf8, size_t limit);

/// A name or a path in printable ASCII: repr_str() without the quotes.
std::string printable(const std::string &utf8, size_t limit = 200);

/// Preorder walk of all code objects: the root, then the code objects among co_consts in order,
/// recursively. The index in this order is a function's identity everywhere ("code index"). A code
/// object that is referred to twice appears twice. parse_pyc() has bounded the length.
std::vector<std::shared_ptr<const CodeObject>> all_code(std::shared_ptr<const CodeObject> root);

} // namespace lasti::pyc
