#include "opgen/tool/annotation.h"

#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringExtras.h>

namespace lasti::opgen {

std::string Annotation::get(llvm::StringRef key, llvm::StringRef otherwise) const {
  auto found = keys.find(key.str());
  return found == keys.end() ? otherwise.str() : found->second;
}

llvm::Expected<Annotation> parse_annotation(llvm::StringRef text) {
  llvm::SmallVector<llvm::StringRef, 4> parts;
  text.split(parts, ',');
  Annotation annotation;
  annotation.opcode = parts.front().trim().str();
  for (llvm::StringRef part : llvm::ArrayRef(parts).drop_front()) {
    auto [key, expression] = part.split('=');
    if (key.trim().empty() || expression.trim().empty())
      return llvm::createStringError("LASTI_OP: expected 'key = expression', not '%s'",
                                     part.trim().str().c_str());
    bool is_new = annotation.keys.emplace(key.trim().str(), expression.trim().str()).second;
    if (!is_new)
      return llvm::createStringError("LASTI_OP: two values for '%s'", key.trim().str().c_str());
  }
  return annotation;
}

} // namespace lasti::opgen
