#pragma once

// The middle of the translation: what runs on a function between lowering and emission, and where it stops
// for a dump.

#include "ir/function.h"
#include "opt/changes.h"

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>

#include <optional>
#include <string>
#include <vector>

namespace lasti::driver {

/// What is asked of the middle.
struct Middle {
  std::optional<std::vector<std::string>>
      passes;            ///< these, in this order; nothing: those of the level, then own
  unsigned level = 2;    ///< of -O
  bool verifies = false; ///< behind lowering and behind every pass
  std::string stop;      ///< the pass, or `lower`, behind which it stops, or `ir`: before own; empty: the end
};

/// Returns the names that Middle::passes may have: the passes of opt/, and `own`, which assigns slots.
std::vector<llvm::StringRef> pass_names();

/// Returns true if functions are verified though nobody asks for it: LASTI_VERIFY is set in the environment,
/// or Lasti was built for debugging.
bool verifies_always();

/// From this level of -O on loops of functions in the full form get regions.
inline constexpr unsigned region_level = 2;

/// Finds out what the values of a module likely are, and gives the loops of functions in the full form
/// regions.
void find_regions(ir::Module &module, opt::Changes &changes);

/// Takes a function that has been lowered, or read from text, through the passes. Errors name the pass.
llvm::Error run_middle(ir::Function &function, const Middle &middle, opt::Changes &changes);

/// Says on standard error which change the passes made last, if they made any.
void say_last(const opt::Changes &changes);

} // namespace lasti::driver
