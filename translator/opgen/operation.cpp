#include "opgen/operation.h"

namespace lasti::opgen {
namespace {

#include "py311/operations.inc"

int total(llvm::ArrayRef<Output> outputs, int oparg) {
  int sum = 0;
  for (const Output &output : outputs)
    sum += output.count(oparg);
  return sum;
}

} // namespace

int Operation::pops(int oparg) const {
  int sum = 0;
  for (const Input &input : inputs)
    sum += input.count(oparg);
  return sum;
}

int Operation::pushes(int oparg) const {
  bool is_pushed = result == ResultKind::Owned || result == ResultKind::Borrowed;
  bool is_null_pushed = pushes_null && pushes_null(oparg);
  return total(outputs, oparg) + (is_null_pushed ? 1 : 0) + (is_pushed ? 1 : 0);
}

llvm::ArrayRef<Operation> operations() {
  return operation_table;
}

const Operation *find_operation(Opcode opcode, int oparg, Form form) {
  const Operation *general = nullptr;
  for (const Operation &operation : operation_table) {
    if (operation.opcode != opcode || operation.form != form)
      continue;
    if (operation.subcode == oparg)
      return &operation;
    if (operation.subcode < 0)
      general = &operation;
  }
  return general;
}

} // namespace lasti::opgen
