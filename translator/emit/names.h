#pragma once

// Names, strings and file names out of a .pyc are data. What is made of them here can end no
// comment, no literal and no line of the emitted text, and can clash with nothing in it.

#include <llvm/ADT/StringRef.h>

#include <cstdint>
#include <string>

namespace lasti::emit {

/// Takes a qualified name and a code index. Returns an identifier that is readable and unique in
/// its module: "Account.deposit", 7 → "Account_deposit_7".
std::string function_identifier(llvm::StringRef qualname, uint32_t code_index);

/// Takes any text. Returns an identifier's tail: letters and digits stay, every other byte becomes
/// `_` and two hex digits, so that different texts give different identifiers.
std::string exact_identifier(llvm::StringRef text);

/// Takes any text. Returns it for use within a `//` comment: one line of printable ASCII of about
/// `limit` characters at most, in which no comment, line splice or trigraph can be seen.
std::string comment_text(llvm::StringRef text, size_t limit);

/// Takes any bytes. Returns a C++ string literal with exactly these bytes, in printable ASCII.
std::string string_literal(llvm::StringRef bytes);

/// Takes a file name. Returns the literal for a #line directive: as above, but NUL bytes, which
/// no file name has, become question marks.
std::string line_file_literal(llvm::StringRef file);

} // namespace lasti::emit
