// A profile as JSON, and in words.
#pragma once

#include "profile/profile.h"

#include <llvm/Support/Error.h>

#include <string>

namespace lasti::profile {

/// Reads the JSON object that docs/using.md describes. The text is hostile: an error is one line that says
/// where what is wrong, without the name of the file.
llvm::Expected<Profile> parse(llvm::StringRef text);

/// Returns that object, a function a line. The same profile gives the same text, in whatever order it was
/// added up.
std::string json_text(const Profile &profile);

/// Returns a summary, and the functions that were met by most samples, at most so many, with what was seen in
/// them.
std::string show(const Profile &profile, size_t most);

} // namespace lasti::profile
