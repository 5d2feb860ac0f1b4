#pragma once

#include "pyc/code_object.h"

#include <string>

namespace lasti::profile {

/// The digits of a hash.
inline constexpr size_t hash_digits = 32;

/// Returns what says that two code objects do the same, in hexadecimal digits: a hash of all but their own
/// names, lines and files, and the code objects among their constants, of which only the names count.
/// code_hash() in profile/python/collect.py is the same in the interpreter.
std::string code_hash(const pyc::CodeObject &code);

} // namespace lasti::profile
