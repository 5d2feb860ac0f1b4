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

} // namespace lasti::opt
