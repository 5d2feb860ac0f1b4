#include "opt/pass.h"

namespace lasti::opt {

llvm::ArrayRef<Pass> passes() {
  static constexpr Pass all[] = {
#define PASS(name, function, meaning) {#name, function, meaning},
#include "opt/Passes.def"
  };
  return all;
}

} // namespace lasti::opt
