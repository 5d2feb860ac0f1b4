#pragma once

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>

#include <map>
#include <string>

namespace lasti::opgen {

/// What stands between the brackets of one LASTI_OP(…).
struct Annotation {
  std::string opcode;
  std::map<std::string, std::string> keys; ///< key → C++ expression of oparg

  /// Returns the key's expression, or `otherwise` if the annotation does not give it.
  std::string get(llvm::StringRef key, llvm::StringRef otherwise) const;
};

/// Takes an annotation's text behind its prefix, `BINARY_OP, subcode = 10`. Fails on anything that is
/// not an opcode's name followed by `key = expression` pairs.
llvm::Expected<Annotation> parse_annotation(llvm::StringRef text);

} // namespace lasti::opgen
