#pragma once

// One line of IR text, taken apart from left to right. The first mistake is kept; what is taken after it is
// empty, so that whoever reads looks at it once, at the end of the line.

#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/ADT/Twine.h>

#include <cstdint>
#include <string>

namespace lasti::ir {

class TextLine {
public:
  /// Takes the line apart: words, numbers, 'strings', marks; a semicolon begins a comment.
  explicit TextLine(llvm::StringRef text);

  bool empty() const { return next == tokens.size(); }
  /// Returns true if the line has this token, at any place.
  bool contains(llvm::StringRef token) const;
  /// Takes the next token if it is this.
  bool take(llvm::StringRef token);
  /// Returns true if the next token is this.
  bool sees(llvm::StringRef token) const { return !empty() && tokens[next] == token; }
  /// Returns true if the next token is a number.
  bool sees_number() const;
  /// Takes this token; else it is a mistake.
  void need(llvm::StringRef token);
  /// Takes a word.
  llvm::StringRef word();
  /// Takes a number below `end`, with this letter before it if it is not 0.
  uint32_t number(uint64_t end, char letter = 0);
  int64_t signed_number();
  /// Takes a string.
  std::string string();
  /// Notes a mistake.
  void fail(const llvm::Twine &message);

  bool failed() const { return !problem.empty(); }
  const std::string &mistake() const { return problem; }

private:
  void split(llvm::StringRef text);
  llvm::StringRef token();
  std::string shown() const;

  llvm::SmallVector<llvm::StringRef, 24> tokens;
  size_t next = 0;
  std::string problem;
};

} // namespace lasti::ir
