#pragma once

// What is asked of a function before it is written without a frame.

#include "ir/function.h"

#include <optional>
#include <set>

namespace lasti::emit {

/// Whether a Call is likely one of len.
bool is_length(const ir::Function &function, const ir::Block &block, const ir::Node &call);

/// The values that are numbers; nothing if one is needed as an object.
std::optional<std::set<ir::ValueId>> find_numbers(const ir::Function &function);

/// Whether it may return what it has found in an attribute, so that this must not end.
bool returns_found_value(const ir::Function &function);

} // namespace lasti::emit
