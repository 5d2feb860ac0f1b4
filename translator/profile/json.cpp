#include "profile/json.h"

namespace lasti::profile {
namespace {

bool is_nested_too_deep(llvm::StringRef text) {
  constexpr unsigned deepest = 16; // profiles take 8, results of `lasti bench` as many
  unsigned depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (in_string && text[i] == '\\')
      ++i;
    else if (text[i] == '"')
      in_string = !in_string;
    else if (!in_string && (text[i] == '{' || text[i] == '['))
      ++depth;
    else if (!in_string && (text[i] == '}' || text[i] == ']') && depth > 0)
      --depth;
    if (depth > deepest)
      return true;
  }
  return false;
}

} // namespace

llvm::Expected<llvm::json::Value> parse_json(llvm::StringRef text) {
  if (is_nested_too_deep(text))
    return llvm::createStringError("it is nested too deep");
  return llvm::json::parse(text);
}

} // namespace lasti::profile
