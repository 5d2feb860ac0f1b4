#include "opt/pass.h"

#include <llvm/ADT/STLExtras.h>

namespace lasti::opt {

llvm::ArrayRef<Pass> passes() {
  static constexpr Pass all[] = {
#define PASS(name, function, level, meaning) {#name, function, level, meaning},
#include "opt/Passes.def"
  };
  return all;
}

const Pass *find_pass(llvm::StringRef name) {
  const auto found = llvm::find_if(passes(), [&](const Pass &pass) { return pass.name == name; });
  return found == passes().end() ? nullptr : found;
}

} // namespace lasti::opt
