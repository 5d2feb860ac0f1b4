#include "compile/target.h"

#include "compile/settings.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>

namespace lasti::compile {

llvm::ArrayRef<Target> targets() {
  return settings::targets;
}

const Target &default_target() {
  return targets().front();
}

const Target *find_target(pyc::PyVersion version) {
  const auto *found =
      llvm::find_if(settings::targets, [&](const Target &target) { return target.version == version; });
  return found == std::end(settings::targets) ? nullptr : found;
}

std::string target_names() {
  return llvm::join(
      llvm::map_range(targets(), [](const Target &target) { return to_string(target.version); }), ", ");
}

} // namespace lasti::compile
