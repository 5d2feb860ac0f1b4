// Which functions get native code: the one place where that is decided.
#pragma once

#include "profile/profile.h"
#include "pyc/code_object.h"

#include <llvm/ADT/ArrayRef.h>

#include <string>
#include <vector>

namespace lasti::profile {

/// Why a function is native or stays interpreted.
enum class Choice {
  Hot,      ///< native: a hundredth of the samples or more met it
  Warm,     ///< native: it ran often
  Unknown,  ///< native: the profile knows no such function, or its code was different
  Cold,     ///< interpreted: it ran a few times
  NeverRan, ///< interpreted
};

/// Takes what a profile has of a function, or null, and the number of its samples.
Choice choose(const FunctionProfile *known, uint64_t samples);

bool is_native(Choice choice);

/// Returns a text that stands for the choices: empty for none.
std::string text_of(llvm::ArrayRef<Choice> choices);

/// Takes a module and the names that the profile may know it by: the first one that knows a function counts.
/// Returns the choices by code index (pyc::all_code).
std::vector<Choice> choose(const Profile &profile, llvm::ArrayRef<std::string> names,
                           const pyc::Module &module);

} // namespace lasti::profile
