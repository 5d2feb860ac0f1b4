#include "opt/pass.h"

namespace lasti::opt {

llvm::ArrayRef<Pass> passes() {
  static constexpr Pass all[] = {
      {"types", find_types},
      {"conditions", fuse_conditions},
      {"ownership", assign_ownership},
  };
  return all;
}

void run_passes(ir::Module &module, const Options &options) {
  for (ir::Function &function : module.functions)
    for (const Pass &pass : passes())
      pass.run(function, options);
}

} // namespace lasti::opt
