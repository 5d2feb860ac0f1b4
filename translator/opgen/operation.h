#pragma once

// The translator's view of the runtime's operations. A row of the table is one annotated function of
// runtime/ops; the table itself (operations.inc, one a version) is derived from the functions' signatures at
// build time, so what an operation pops, pushes, consumes and borrows is written down in one place only.

#include "bytecode/opcode.h"

#include <llvm/ADT/ArrayRef.h>

#include <cstdint>

namespace lasti::opgen {

using bytecode::Opcode;
using bytecode::PyVersion;

/// A small number that follows from the instruction's oparg: how many stack items a variadic input
/// stands for, how deep a value lies, which name or local is meant.
using FromOparg = int (*)(int oparg);

/// What an operation is told beside the stack, in the order of the parameters (Kinds.def).
enum class ImmediateKind : uint8_t {
#define IMMEDIATE_KIND(name) name,
#include "opgen/Kinds.def"
};

struct Immediate {
  ImmediateKind kind;
  const char *name; ///< the parameter's name
  const char *type; ///< of a cache: the class's name (`AttributeCache`); otherwise the type as written
  FromOparg index;  ///< of a name, constant or local: which one
};

/// How an operation takes a value of the stack.
enum class InputKind : uint8_t {
#define INPUT_KIND(name, type) name,
#include "opgen/Kinds.def"
};

struct Input {
  InputKind kind;
  const char *name;
  FromOparg count;        ///< stack items popped: 0 of a Peek, one of all others but Items and Arguments
  FromOparg depth;        ///< of a Peek: 1 = the top once all inputs are popped; null otherwise
  const char *count_text; ///< the same as an expression of oparg, for people
};

/// A value pushed through a `Slot &` (or, with a count, a `Slots`) parameter.
struct Output {
  const char *name;
  FromOparg count;
  const char *count_text;
  bool variadic;
  bool nullable; ///< NULL is possible at run time
};

/// What the function returns, and so how its failure shows.
enum class ResultKind : uint8_t {
#define RESULT_KIND(name, type) name,
#include "opgen/Kinds.def"
};

/// Which locals of the frame an operation puts something into.
enum class Writes : uint8_t {
#define WRITES(name, key) name,
#include "opgen/Kinds.def"
};

/// The twins that one instruction may have.
enum class Form : uint8_t {
#define FORM(name) name,
#include "opgen/Kinds.def"
};

struct Operation {
  Opcode opcode;
  int subcode; ///< the oparg that this function is for; -1: any
  Form form;
  const char *function; ///< in lasti::runtime
  const char *header;   ///< relative to runtime/
  bool frame;           ///< takes `Frame &` first: may run Python code or be observed
  bool fallible;
  bool arithmetic; ///< has ways of its own for int and float, and runs no Python code on these exact types
  Writes writes;
  ResultKind result;
  llvm::ArrayRef<Immediate> immediates;
  llvm::ArrayRef<Input> inputs;   ///< bottom to top
  llvm::ArrayRef<Output> outputs; ///< bottom to top; the result, if it is a reference, lies above them
  FromOparg pushes_null;          ///< non-zero: a static NULL is pushed below the result; null: never
  const char *cache;              ///< the type of the cache parameter; null: none
  const char *summary;            ///< first sentence of the function's comment; never null

  /// Takes the instruction's oparg; returns how many stack items are popped.
  int pops(int oparg) const;
  /// Takes the instruction's oparg; returns how many stack items are pushed.
  int pushes(int oparg) const;
};

/// Returns the version that is meant where none is said: the first that Lasti was configured for.
PyVersion default_version();

/// Returns true if code of a version can be translated: it has a table of operations.
bool can_translate(PyVersion version);

/// Returns all operations of a version, sorted by opcode, subcode and form; none if it cannot be translated.
/// The table is static.
llvm::ArrayRef<Operation> operations(PyVersion version);

/// Takes a version, an instruction's opcode, its oparg and the wanted twin. Returns the operation that is for
/// exactly this oparg, else the one for any oparg, else null (the opcode has a lowering of its own, or no
/// such twin, or the version cannot be translated).
const Operation *find_operation(PyVersion version, Opcode opcode, int oparg, Form form = Form::Value);

} // namespace lasti::opgen
