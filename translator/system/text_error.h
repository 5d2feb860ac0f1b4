#pragma once

#include <llvm/Support/Error.h>

#include <string>

namespace lasti::system {

/// An error that is a text, and of a kind that handlers can tell from others: `Kind` is the class that
/// derives from this one, and has the ID that llvm::ErrorInfo asks for.
template <typename Kind>
class TextError : public llvm::ErrorInfo<Kind> {
public:
  explicit TextError(std::string text) : text(std::move(text)) {}
  void log(llvm::raw_ostream &stream) const override { stream << text; }
  std::error_code convertToErrorCode() const override { return llvm::inconvertibleErrorCode(); }

private:
  std::string text;
};

} // namespace lasti::system
