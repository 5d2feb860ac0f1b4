#include "lower/lower.h"

namespace lasti::lower {

llvm::Expected<ir::Module> lower(pyc::Module source, bool literal) {
  ir::Module module;
  module.source = std::move(source);
  for (const std::shared_ptr<const pyc::CodeObject> &code : pyc::all_code(module.source.code)) {
    llvm::Expected<ir::Function> function =
        lower(code, static_cast<uint32_t>(module.functions.size()), literal);
    if (!function)
      return function.takeError();
    module.functions.push_back(std::move(*function));
  }
  return module;
}

} // namespace lasti::lower
