#pragma once

// A code object in the intermediate representation: blocks of nodes on values.

#include "flow/graph.h"
#include "ir/node.h"
#include "ir/stack_arena.h"
#include "pyc/code_object.h"
#include "words/region.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/Allocator.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace lasti::ir {

using flow::BlockId;
using flow::no_block;

/// A value that is one of several, by the way that control came.
struct Phi {
  ValueId value = no_value;
  std::vector<ValueId> operands; ///< each once, ascending
  uint32_t index = 0;            ///< the depth of the slot, or the local
  bool of_local = false;
};

/// Where the exceptions of a block go.
struct Handler {
  BlockId block = no_block;  ///< no_block: out of the function
  uint32_t keeps = 0;        ///< how many slots from the bottom it keeps
  bool takes_last_i = false; ///< it finds the index of the instruction that raised below the exception
};

struct Block {
  std::vector<Phi> phis;
  std::vector<Node> nodes;
  std::vector<ValueId> stack; ///< the value stack at its entry, bottom to top
  llvm::ArrayRef<Hold> holds; ///< after own/: of the same slots
  Handler handler;
  BlockId next = no_block;      ///< where it falls through to
  BlockId jump = no_block;      ///< where its last node jumps to
  std::vector<ValueId> to_next; ///< the value stack on the way there
  std::vector<ValueId> to_jump;
  std::vector<Node> jump_nodes; ///< after own/: what happens on the way to `jump`
  llvm::ArrayRef<Hold>
      jump_holds;     ///< after own/: what the slots hold on that way, before they are made as `jump` wants
  uint32_t first = 0; ///< its first instruction
  uint32_t copy = 0;  ///< 0: the block of the graph; else a clone of it, made by a pass
  bool reachable = false;
};

/// How a function is written.
enum class Form : uint8_t {
  Literal,     ///< -O0: slots are the frame's memory, and own what they hold
  Plain,       ///< an extern call an instruction
  Full,        ///< operations in line, slots are variables
  Interpreted, ///< not at all: its bytecode runs
};

inline constexpr size_t form_count = 4;

/// Returns the form in lower case.
llvm::StringRef name(Form form);

/// A function with more values is refused.
inline constexpr size_t most_values = size_t(1) << 23;

struct Function {
  std::string name;       ///< the code object's qualified name
  pyc::PyVersion version; ///< that it is compiled for: says which operations and opcodes there are
  bytecode::Body body;    ///< empty if the function was read from text
  flow::Graph graph;
  std::vector<Value> values;
  std::vector<Block> blocks;  ///< those of the graph, in its order, then clones
  std::vector<BlockId> order; ///< the reachable ones, in reverse postorder over all edges
  uint32_t code_index = 0;    ///< preorder index of the code object
  bool has_slots = false;     ///< own/ has run: nodes name slots
  Form form = Form::Full;
  std::vector<words::Region> regions;     ///< of its loops
  std::optional<words::Clone> clone;      ///< the same on words
  std::map<ValueId, std::string> assumed; ///< why arguments are taken for what they likely are
  std::unique_ptr<llvm::BumpPtrAllocator> memory = std::make_unique<llvm::BumpPtrAllocator>();

  /// Makes a value.
  ValueId make(Representation representation = Representation::Object) {
    values.emplace_back().representation = representation;
    return static_cast<ValueId>(values.size() - 1);
  }
  /// Keeps a list as long as the function lives.
  template <class Element>
  llvm::MutableArrayRef<Element> keep(llvm::ArrayRef<Element> list) {
    return list.copy(*memory);
  }
  /// The same for what the slots of the value stack hold.
  llvm::ArrayRef<Hold> keep_stack(llvm::ArrayRef<Hold> stack) { return holds.keep(stack, *memory); }
  llvm::MutableArrayRef<ValueId> keep_stack(llvm::ArrayRef<ValueId> stack) {
    return stacks.keep(stack, *memory);
  }

private:
  StackArena<Hold> holds;
  StackArena<ValueId> stacks;
};

/// Returns the node of a block that makes the value, or null.
const Node *definition_in(const Block &block, ValueId value);

/// Returns the node that makes each value, by value; null for phis.
std::vector<const Node *> find_makers(const Function &function);

/// Whether a node, which may be null, is the operation of this opcode.
bool is_operation(const Node *node, bytecode::Opcode opcode);

/// Returns the name that an operation is told; empty for a function that was read from text.
llvm::StringRef name_of(const Function &function, const Node &operation);

struct Module {
  pyc::Module source;
  std::vector<Function> functions; ///< those that get native code, in preorder, as pyc::all_code
};

} // namespace lasti::ir
