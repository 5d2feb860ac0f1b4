// Numbers and names for people.
#pragma once

#include <llvm/ADT/StringRef.h>

#include <cstdint>
#include <string>

namespace lasti::bench {

/// Returns a text of somebody else's on one line of some length in characters: control characters are '?'.
std::string plain(llvm::StringRef text, size_t longest = 120);

/// Returns the last line, where a traceback has its error.
std::string last_line(llvm::StringRef text);

/// Returns a time in the unit that suits it: "1.234 s", "12.3 ms", "4.56 us".
std::string seconds_text(double seconds);

/// Returns bytes as "12.1 MB".
std::string size_text(uint64_t bytes);

/// Returns a text with blanks behind it, or before it, to a width in characters (not bytes).
std::string left(llvm::StringRef text, size_t width);
std::string right(llvm::StringRef text, size_t width);

} // namespace lasti::bench
