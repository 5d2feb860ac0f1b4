#pragma once

// One code object ready for emission: every decision about values, ownership and fusion is here, and
// the emitter takes none.

#include "bytecode/decode.h"
#include "flow/graph.h"
#include "ir/value.h"
#include "opgen/operation.h"
#include "pyc/code_object.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/Allocator.h>
#include <llvm/Support/Error.h>
#include <llvm/Support/raw_ostream.h>

#include <memory>
#include <vector>

namespace lasti::ir {

/// How an instruction is joined with its neighbour. Both stand in one block, and no jump, handler
/// or suspension comes between them.
enum class Fusion : uint8_t {
  None,
  CompareAndJump, ///< COMPARE_OP, IS_OP, CONTAINS_OP or UNARY_NOT whose truth only the next instruction,
                  ///< a POP_JUMP_*_IF_TRUE/FALSE, wants: no bool object
  UpdateLocal,    ///< BINARY_OP whose left operand is borrowed from local `x` and whose result the next
                  ///< instruction, STORE_FAST x, puts back: may change the object in place
  IntoPrevious,   ///< the second half of either: emitted with the instruction before
};

/// The value stack around one instruction, bottom to top. The arrays live in Function::slots.
struct InstructionState {
  bool reachable = false;
  llvm::ArrayRef<StackSlot> before;     ///< as the edges into the instruction deliver it, before `promote`
  llvm::ArrayRef<StackSlot> after;      ///< on fall-through; empty if it never falls through
  llvm::ArrayRef<StackSlot> after_jump; ///< on the jump edge; empty if there is none
  std::vector<uint32_t> promote;        ///< depths to turn from borrowed to owned (share) before it runs
  std::vector<ValueId> inputs;  ///< values popped on either edge, bottom to top (FOR_ITER: its iterator)
  std::vector<ValueId> outputs; ///< values pushed, bottom to top, on fall-through
  const opgen::Operation *operation = nullptr; ///< null: the opcode has an emitter of its own
  bool local_is_bound = false;                 ///< the local that it loads or deletes is bound on every path
  Fusion fusion = Fusion::None;
};

/// What a block finds, by depth and by local. A local whose value nobody uses has no_value.
struct BlockState {
  std::vector<ValueId> stack;
  std::vector<ValueId> locals;
};

struct Function {
  bytecode::Body body;
  flow::Graph graph;
  std::vector<Value> values;
  std::vector<InstructionState> states; ///< by instruction
  std::vector<BlockState> entries;      ///< by block; empty if it is unreachable
  uint32_t code_index = 0;              ///< preorder index of the code object
  std::unique_ptr<llvm::BumpPtrAllocator> slots = std::make_unique<llvm::BumpPtrAllocator>();

  /// Takes a slot that is not NULL. Returns the type of the value in it.
  Type type_of(const StackSlot &slot) const { return values[slot.value].type; }

  /// Takes an instruction's index. Returns the stack that its operation sees: `before` with `promote`
  /// carried out. It is what an exception unwinds from, less the inputs that the operation consumes.
  std::vector<StackSlot> ready(uint32_t instruction) const;

  /// Takes a handler block. Returns the stack at its first instruction's entry: all owned.
  llvm::ArrayRef<StackSlot> handler_entry(flow::BlockId block) const {
    return states[graph.blocks[block].begin].before;
  }
};

struct Module {
  pyc::Module source;
  std::vector<Function> functions; ///< preorder, as pyc::all_code
};

/// Decodes and verifies every code object of a module, and finds its values. Returns the first error, in the
/// form `function 'f' at offset 12: …`. Types, ownership and fusion are the passes' (opt/pass.h).
llvm::Expected<Module> build(pyc::Module source);

/// The same for one code object.
llvm::Expected<Function> build(std::shared_ptr<const pyc::CodeObject> code, uint32_t code_index);

void print(const Function &function, llvm::raw_ostream &out);           ///< --dump=ir
void print_types(const Function &function, llvm::raw_ostream &out);     ///< --dump=types
void print_ownership(const Function &function, llvm::raw_ostream &out); ///< --dump=ownership

} // namespace lasti::ir
