#pragma once

// What a region knows of the Python values at a point: which words and objects stand for them, and which
// locals the frame does not have yet.

#include "ir/value.h"
#include "words/region.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace lasti::region {

using words::CursorId;
using words::none;
using words::ValueId;
using words::Word;

/// Functions that a region does itself, where a name has them (Callees.def).
enum class Callee : uint8_t {
#define CALLEE(name, python) name,
#include "words/callees.def"
};

/// What Known::fixed is of, where that is no local.
enum class FixedKind : uint8_t { Local, Global, ModuleValue, NamedGlobal, NamedModuleValue, ClassValue };
constexpr uint32_t key_of(FixedKind kind, uint32_t index) {
  return static_cast<uint32_t>(kind) << 24 | index;
}

/// A Python value.
struct Known {
  enum class Kind : uint8_t {
    Nothing, ///< it is in the frame, and nobody has looked
    Number,
    Optional, ///< a number, or None where `absent` holds
    Object,
    Null,
    Function, ///< a known one, or a module that has some
    Tuple,    ///< of `parts`; the object has not been made
    Iterable, ///< what `callee` makes of `parts`: range, enumerate, zip, reversed; nor has this
    Iterator, ///< `cursor`
    Slice,    ///< start, stop and step as `parts`, Nothing where there is none; it is not made
    Part,     ///< a slice of a list, which are `parts`; nor is this
    Method,   ///< `callee` of the object, a list
    Instance, ///< of a class of the program: `instance`; it has not been made
  };
  Kind kind = Kind::Nothing;
  Word word = Word::Nothing;        ///< of a number: Int, Float, Bool
  ValueId value = none;             ///< that word
  ValueId absent = none;            ///< of an Optional: a Bool
  bool is_none = false;             ///< it is None
  ValueId object = none;            ///< the object; of a number: none if it has not been made
  bool may_lack_object = false;     ///< `object` is null, or says that the frame has it, on some ways
  bool is_own = false;              ///< the object is what the frame has, if there is one: nothing ends it
  bool is_borrowed = false;         ///< of the stack: joined of what constants and locals have
  bool is_made = false;             ///< the region has made it: nobody else has that reference
  bool is_held = false;             ///< the region has a reference to the object, which is given on
  std::optional<uint32_t> constant; ///< it is that one
  std::optional<uint32_t> local;    ///< it was loaded from that local
  std::optional<uint32_t> fixed;    ///< what it was loaded from is the same for as long as the region runs
  std::optional<int64_t> integer;   ///< its value, if that is known
  Callee callee = {};
  CursorId cursor = none;
  uint32_t instance = none;        ///< of State::instances
  ir::Type type = ir::Type::Any;   ///< of an object, if that is proven
  ir::Type likely = ir::Type::Any; ///< what it is taken for
  std::shared_ptr<const std::vector<Known>> parts;

  bool is_number() const { return kind == Kind::Number; }
  /// Whether both are the same at run time for sure.
  bool is_same(const Known &other) const {
    return kind == other.kind && word == other.word && value == other.value && object == other.object &&
           callee == other.callee && constant == other.constant && parts == other.parts &&
           absent == other.absent && instance == other.instance && is_held == other.is_held;
  }
};

/// Whether it is a value that can be given to others: a local, an argument.
inline bool is_whole(const Known &known) {
  return known.kind == Known::Kind::Number || known.kind == Known::Kind::Optional ||
         known.kind == Known::Kind::Object || known.kind == Known::Kind::Instance;
}

/// A local: what it holds, and whether the frame is behind.
struct Local {
  Known value;
  bool is_late = false;
};

/// An attribute that a function done in place stores where the outermost of these returns.
struct Field {
  ValueId owner = none;
  std::string name;
  ValueId place = none;
  Known value;
  bool is_instance = false; ///< a new one: what was there may be an instance too, and end
};

/// An attribute of an instance that has not been made.
struct Attribute {
  std::string name;
  ValueId place = none; ///< where instances of the class have it
  Known value;
};

/// An instance that has not been made: nobody has seen it. What it has it borrows. Or an empty list or dict.
struct Instance {
  ValueId type = none; ///< none: of a list or dict
  words::Operation make = words::Operation::make_object;
  std::vector<Attribute> attributes; ///< as they were stored first
};

/// What holds at a point.
struct State {
  std::vector<Local> locals;
  std::vector<std::vector<Known>> inner; ///< the locals of functions that are done here
  std::vector<Field> fields;             ///< what these are going to store
  std::map<uint32_t, Instance> instances;
  std::map<std::pair<ValueId, std::string>, ValueId>
      loaded;                           ///< attributes of owners, since some have been written
  std::map<ValueId, ValueId> classes;   ///< of instances that have been made since
  std::map<ValueId, ValueId> unwritten; ///< what objects are that may say that the frame has them
  std::map<ValueId, Known> numbers;     ///< what objects are as numbers, where that has been looked at
  std::map<ValueId, ValueId> reals;     ///< and as doubles, ints among them
  std::set<ValueId> lists;              ///< objects that are lists
  std::set<ValueId> steady;             ///< objects that are no numbers: they do not end
};

} // namespace lasti::region
