#include "emit/names.h"

#include <llvm/ADT/StringExtras.h>

#include <fmt/format.h>

#include <algorithm>

namespace lasti::emit {
namespace {

constexpr size_t longest_name = 60;

bool is_printable(char c) {
  return c >= 0x20 && c < 0x7f;
}

/// "<locals>" says nothing that the parts around it do not; "<lambda>" and "<module>" lose their
/// brackets with all other marks.
std::string without_locals(llvm::StringRef qualname) {
  std::string name = qualname.str();
  static constexpr llvm::StringLiteral locals = "<locals>.";
  for (size_t at; (at = name.find(locals.data())) != std::string::npos;)
    name.erase(at, locals.size());
  return name;
}

} // namespace

std::string function_identifier(llvm::StringRef qualname, uint32_t code_index) {
  std::string name;
  for (char c : without_locals(qualname)) {
    if (llvm::isAlnum(c))
      name += c;
    else if (!name.empty() && name.back() != '_') // neither a leading nor a double underscore
      name += '_';
    if (name.size() >= longest_name)
      break;
  }
  while (!name.empty() && name.back() == '_')
    name.pop_back();
  if (name.empty() || llvm::isDigit(name.front()))
    name.insert(0, name.empty() ? "f" : "f_");
  // The C library's macros are in capitals and may end in a number (M_PI_2, AF_X25).
  if (std::none_of(name.begin(), name.end(), [](char c) { return llvm::isLower(c); }))
    name = llvm::StringRef(name).lower();
  return fmt::format("{}_{}", name, code_index);
}

std::string exact_identifier(llvm::StringRef text) {
  std::string name;
  for (char c : text)
    name += llvm::isAlnum(c) ? std::string(1, c) : fmt::format("_{:02x}", static_cast<unsigned char>(c));
  return name;
}

std::string comment_text(llvm::StringRef text, size_t limit) {
  std::string result;
  for (char c : text) {
    if (result.size() >= limit) {
      result += "...";
      break;
    }
    bool opens_or_ends =
        !result.empty() && ((result.back() == '*' && c == '/') || (result.back() == '/' && c == '*') ||
                            (result.back() == '?' && c == '?'));
    if (opens_or_ends)
      result += ' ';
    if (c == '\t')
      result += ' ';
    else if (is_printable(c))
      result += c;
    else
      result += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
  }
  while (!result.empty() && result.back() == ' ')
    result.pop_back();
  if (!result.empty() && result.back() == '\\') // would splice the next line
    result += '.';
  return result;
}

std::string string_literal(llvm::StringRef bytes) {
  std::string result = "\"";
  for (char c : bytes) {
    if (c == '"' || c == '\\' || c == '?') { // '?': trigraphs
      result += '\\';
      result += c;
    } else if (is_printable(c)) {
      result += c;
    } else { // three octal digits: no digit that follows can be taken into the escape
      result += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    }
  }
  return result + "\"";
}

std::string line_file_literal(llvm::StringRef file) {
  std::string name = file.str();
  std::replace(name.begin(), name.end(), '\0', '?');
  return string_literal(name);
}

} // namespace lasti::emit
