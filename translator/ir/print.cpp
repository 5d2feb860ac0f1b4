// The form that tests read and write.

#include "ir/function.h"

namespace lasti::ir {

void print(const Function &function, llvm::raw_ostream &out) {
  (void)function;
  (void)out;
}

} // namespace lasti::ir
