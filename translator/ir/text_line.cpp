#include "ir/text_line.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>

namespace lasti::ir {
namespace {

bool is_word(char c) {
  return llvm::isAlnum(c) || c == '_' || c == '?';
}

} // namespace

TextLine::TextLine(llvm::StringRef text) {
  split(text);
}

void TextLine::split(llvm::StringRef text) {
  while (!(text = text.ltrim(" \t\r")).empty() && text.front() != ';') {
    size_t size = 1;
    if (text.front() == '\'') {
      size = text.find('\'', 1);
      if (size == llvm::StringRef::npos)
        return fail("a string without an end");
      if (!llvm::all_of(text.take_front(size), llvm::isPrint))
        return fail("a string with a character that is not printable");
      ++size;
    } else if (is_word(text.front()) || text.front() == '-') {
      size = text.size() - text.drop_front().drop_while(is_word).size();
    } else if (!llvm::StringRef("()[],:=").contains(text.front())) {
      return fail("unknown character");
    }
    tokens.push_back(text.take_front(size));
    text = text.drop_front(size);
  }
}

bool TextLine::contains(llvm::StringRef token) const {
  return llvm::is_contained(tokens, token);
}

bool TextLine::take(llvm::StringRef token) {
  const bool found = !failed() && sees(token);
  next += found;
  return found;
}

bool TextLine::sees_number() const {
  return !empty() && (llvm::isDigit(tokens[next].front()) || tokens[next].front() == '-');
}

void TextLine::need(llvm::StringRef token) {
  if (!take(token))
    fail("'" + token + "' is expected, not " + shown());
}

llvm::StringRef TextLine::token() {
  return failed() || empty() ? llvm::StringRef() : tokens[next++];
}

llvm::StringRef TextLine::word() {
  if (empty() || !(llvm::isAlpha(tokens[next].front()) || tokens[next].front() == '_'))
    fail("a word is expected, not " + shown());
  return token();
}

uint32_t TextLine::number(uint64_t end, char letter) {
  const std::string before = shown();
  llvm::StringRef text = token();
  uint64_t value = 0;
  if (letter && !text.consume_front(llvm::StringRef(&letter, 1)))
    fail(llvm::Twine(letter) + " and a number are expected, not " + before);
  else if (text.empty() || !llvm::isDigit(text.front()) || text.getAsInteger(10, value))
    fail("a number is expected, not " + before);
  else if (value >= end)
    fail(before + " is too large");
  return failed() ? 0 : static_cast<uint32_t>(value);
}

int64_t TextLine::signed_number() {
  const std::string before = shown();
  int64_t value = 0;
  if (token().getAsInteger(10, value))
    fail(before + " is no number of 64 bits");
  return failed() ? 0 : value;
}

std::string TextLine::string() {
  if (empty() || tokens[next].front() != '\'') {
    fail("a string is expected, not " + shown());
    return "";
  }
  llvm::StringRef text = token().drop_front().drop_back();
  std::string result;
  while (!text.empty()) {
    uint8_t byte = 0;
    if (text.consume_front("\\x")) {
      if (text.size() < 2 || text.take_front(2).getAsInteger(16, byte))
        fail("two hexadecimal digits must follow \\x");
      text = text.drop_front(std::min<size_t>(2, text.size()));
      result += static_cast<char>(byte);
    } else {
      result += text.front();
      text = text.drop_front();
    }
  }
  return result;
}

void TextLine::fail(const llvm::Twine &message) {
  if (problem.empty())
    problem = message.str();
}

std::string TextLine::shown() const {
  return empty() ? "the end of the line" : "'" + tokens[next].str() + "'";
}

} // namespace lasti::ir
