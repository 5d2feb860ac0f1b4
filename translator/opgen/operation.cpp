#include "opgen/operation.h"

#include <llvm/ADT/STLExtras.h>

namespace lasti::opgen {
namespace {

struct Table {
  PyVersion version;
  llvm::ArrayRef<Operation> operations;
};

#include "operation_tables.inc"

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

PyVersion default_version() {
  return std::begin(tables)->version;
}

bool can_translate(PyVersion version) {
  return !operations(version).empty();
}

llvm::ArrayRef<Operation> operations(PyVersion version) {
  const Table *found = llvm::find_if(tables, [&](const Table &table) { return table.version == version; });
  return found == std::end(tables) ? llvm::ArrayRef<Operation>() : found->operations;
}

const Operation *find_operation(PyVersion version, Opcode opcode, int oparg, Form form) {
  const Operation *general = nullptr;
  for (const Operation &operation : operations(version)) {
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
