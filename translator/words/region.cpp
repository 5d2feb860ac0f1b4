#include "words/region.h"

namespace lasti::words {

const OperationRow &row(Operation operation) {
  static constexpr OperationRow rows[] = {
#define OPERATION(name, result, reason, text) {#name, Word::result, Reason::reason, text},
#include "words/Operations.def"
  };
  return rows[static_cast<size_t>(operation)];
}

llvm::StringRef name(Word word) {
  static constexpr llvm::StringRef names[] = {"nothing", "int", "float", "bool", "object"};
  return names[static_cast<size_t>(word)];
}

llvm::StringRef name(Reason reason) {
  static constexpr llvm::StringRef names[] = {
#define REASON(name, text) #name,
#include "words/reasons.def"
  };
  return names[static_cast<size_t>(reason)];
}

} // namespace lasti::words
