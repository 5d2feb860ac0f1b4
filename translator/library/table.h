// The table by which an executable finds the native code of its libraries (runtime/embed/libraries.h).
#pragma once

#include "library/natives.h"

#include <llvm/ADT/ArrayRef.h>

#include <string>

namespace lasti::library {

/// Returns the C++ text of the unit that holds the table. Same libraries, same text.
std::string table_text(llvm::ArrayRef<Native> libraries);

} // namespace lasti::library
