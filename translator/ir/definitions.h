#pragma once

// The values that instructions define, and what they do to the locals.

#include "flow/effect.h"
#include "ir/function.h"

#include <llvm/ADT/BitVector.h>

namespace lasti::ir {

class Definitions {
public:
  explicit Definitions(Function &function);

  /// Makes a value. `index` as in Value.
  ValueId make(Value::Kind kind, uint32_t definition, uint32_t index = 0);
  ValueId phi(flow::BlockId block, uint32_t index, bool of_local);

  /// What holds at the entry of the function: arguments bound, the stack empty.
  BlockState start();

  /// Makes the values that the instruction pushes, and fills the outputs of its state.
  void define(uint32_t instruction, const flow::Effect &effect, BlockState &state);

  static constexpr int no_local = -1;
  static constexpr int many_locals = -2;
  /// Carries out what the instruction does to the locals on an edge. Returns the one whose value is another
  /// one now, or one of the constants above.
  int write_local(uint32_t instruction, bool jump, BlockState &state);

  /// Returns the locals whose value may ever change.
  llvm::BitVector written_locals() const;

private:
  ValueId single(ValueId &id, Value::Kind kind);

  Function &function;
  const pyc::CodeObject &code;
  std::vector<ValueId> constants;
  ValueId unbound = no_value, stale = no_value, null = no_value;
};

} // namespace lasti::ir
