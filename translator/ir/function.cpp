#include "ir/function.h"

namespace lasti::ir {

llvm::StringRef name(Form form) {
  switch (form) {
  case Form::Literal:
    return "literal";
  case Form::Plain:
    return "plain";
  case Form::Full:
    return "full";
  case Form::Interpreted:
    return "interpreted";
  }
  return "";
}

} // namespace lasti::ir
