// Which lowering an instruction has.

#include "lower/site.h"

namespace lasti::lower {
namespace {

struct Row {
  unsigned first, last; // minor versions
  bytecode::Opcode opcode;
  Lowering *lowering;
};

constexpr Row rows[] = {
#define LOWERING(first, last, opcode, function) {first, last, bytecode::Opcode::opcode, function},
#include "lower/Lowerings.def"
};

} // namespace

Lowering *find_lowering(bytecode::Opcode opcode, pyc::PyVersion version) {
  const Row *found = llvm::find_if(rows, [&](const Row &row) {
    return row.opcode == opcode && row.first <= version.minor && version.minor <= row.last;
  });
  return found == std::end(rows) ? nullptr : found->lowering;
}

} // namespace lasti::lower
