#pragma once

// Regions: parts of functions in which nobody can look, so that nothing need be kept. Values are machine
// words in SSA form, locals are not stored, and where something else is to be done than expected an exit
// brings the frame to what it would be and goes on in the boxed code of the same function.

#include <llvm/ADT/StringRef.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lasti::words {

using ValueId = uint32_t;
using BlockId = uint32_t;
using ExitId = uint32_t;
using CursorId = uint32_t;
inline constexpr uint32_t none = UINT32_MAX;

/// What a value is to the machine.
enum class Word : uint8_t {
  Nothing,
  Int,    ///< int64_t
  Float,  ///< double
  Bool,   ///< bool
  Object, ///< PyObject *, which somebody else keeps alive
  Place,  ///< PyObject **, where an attribute of an instance stands
};

enum class Operation : uint8_t {
#define OPERATION(name, result, reason, text) name,
#include "words/Operations.def"
};

/// Why a region is left.
enum class Reason : uint8_t {
#define REASON(name, text) name,
#include "words/reasons.def"
};

/// What a row of Operations.def says.
struct OperationRow {
  llvm::StringRef name;
  Word result;
  Reason reason;
  llvm::StringRef text;
};

/// Returns the row of an operation, and the name of a word or reason.
const OperationRow &row(Operation operation);
llvm::StringRef name(Word word);
llvm::StringRef name(Reason reason);

struct Value {
  Word word = Word::Nothing;
  uint32_t local = none; ///< the variable that it is named for
};

struct Node {
  Operation operation;
  ValueId result = none;
  ValueId second = none; ///< of a call on words: the object of what it returns, which may be null
  std::vector<ValueId> inputs;
  int64_t immediate = 0;
  double real = 0; ///< of a float constant
  CursorId cursor = none;
  uint32_t nested = 0;      ///< of a call on words: so many calls around it are done in place
  uint32_t cache = none;    ///< of Region::caches
  ExitId exit = none;       ///< where it goes if it fails
  uint32_t instruction = 0; ///< of the bytecode
};

/// The way to another block, with the values of its parameters.
struct Edge {
  BlockId to = none;
  std::vector<ValueId> arguments;
};

enum class End : uint8_t {
  Jump,   ///< to Block::edge
  Branch, ///< to Block::edge if the condition holds, else to Block::other
  Leave,  ///< by Block::exit
  Return, ///< of a clone: Block::returned, and the number's object
};

struct Block {
  std::vector<ValueId> parameters;
  std::vector<Node> nodes;
  End end = End::Leave;
  ValueId condition = none;
  Edge edge, other;
  ExitId exit = none;
  Reason reason = Reason::Way; ///< of an end that leaves
  ValueId returned = none, returned_object = none;
  uint32_t instruction = 0; ///< its first
};

/// A local or a slot of the value stack as an exit writes it.
struct Put {
  uint32_t place = 0; ///< the local, or the depth of the slot
  Word word = Word::Object;
  ValueId value = none;             ///< the number, if it is one
  ValueId object = none;            ///< the object, if it has been made; of a number it may be null
  std::optional<uint32_t> constant; ///< it is this constant
  std::optional<uint32_t> local;    ///< of a slot: it is what this local holds
  CursorId cursor = none;           ///< of a slot: it is the iterator that this cursor stands for
  bool is_null = false;             ///< of a slot: NULL
  bool is_held = false;             ///< of a slot: the object's reference is the slot's
  bool may_be_in_frame = false;     ///< of a local: the object may say that the frame has it
};

struct Exit {
  uint32_t instruction = 0; ///< where the boxed code goes on: at the boundary of this instruction
  std::vector<Put> locals;
  std::vector<Put> stack;        ///< above Region::base
  std::vector<ValueId> released; ///< objects that were held
  bool is_entry = false;         ///< nothing has been done: the boxed code goes on as if there was no region
};

/// What a loop walks along.
struct Cursor {
  enum class Kind : uint8_t { Range, List, Tuple, Enumerate, Zip, Reversed, Text } kind;
  CursorId parent = none;      ///< the enumerate or zip that this is a part of
  uint32_t index = 0;          ///< which part
  bool is_made = false;        ///< no iterator has been made: an exit may have to
  std::vector<CursorId> parts; ///< of enumerate and zip: what they walk along
};

/// How a function is called on words: a number is its word and its object, which may be null.
struct Signature {
  uint32_t code = 0; ///< the function: its code index, and qualified name
  std::string name;
  std::vector<Word> parameters; ///< Int, Float, Bool or Object
  Word result = Word::Nothing;
};

struct Region {
  uint32_t header = 0;              ///< the first instruction of the loop
  unsigned worth = 0;               ///< operations that save something in a round
  uint32_t base = 0;                ///< so many slots of the value stack stay as they are
  std::vector<uint32_t> slots;      ///< those of them that the region looks at
  std::vector<ValueId> slot_values; ///< what is in them
  std::vector<Value> values;
  std::vector<Block> blocks; ///< the first is the entry
  std::vector<Exit> exits;
  std::vector<Cursor> cursors;
  std::vector<std::pair<uint32_t, std::string>>
      callees;                    ///< functions that it does: code index, qualified name
  std::vector<Signature> clones;  ///< functions that it calls on words
  uint32_t caches = 0;            ///< how many inline caches it has
  std::vector<std::string> names; ///< globals of functions that it does
  bool gives = false;             ///< it is entered only where sum, any or all take what the generator yields
  std::vector<uint32_t> put_off;  ///< locals that are stored to later than the program does

  ValueId make(Word word) {
    values.push_back({word, none});
    return static_cast<ValueId>(values.size() - 1);
  }
};

/// A function on words, without a frame. Its first block is done once for a call from outside and all the
/// calls of itself inside; each call begins at the second. Where it fails, nothing has been done: the call is
/// made as ever.
struct Clone {
  Signature signature;
  Region body;
  std::vector<ValueId> parameters; ///< a number's word and its object, or the object
};

} // namespace lasti::words
