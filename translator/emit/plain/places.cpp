#include "emit/plain/places.h"

#include <fmt/format.h>

namespace lasti::emit {

std::optional<Place> Places::find(uint32_t slot) const {
  const auto found = elsewhere.find(slot);
  return found == elsewhere.end() ? std::nullopt : std::optional(found->second);
}

void Places::copy(uint32_t to, uint32_t from) {
  if (const std::optional<Place> place = find(from))
    put(to, *place);
  else
    put_in_memory(to);
}

const std::map<uint32_t, Place> &Places::outside(size_t depth) {
  elsewhere.erase(elsewhere.lower_bound(static_cast<uint32_t>(depth)), elsewhere.end());
  return elsewhere;
}

std::string Places::text(uint32_t slot) const {
  if (const std::optional<Place> place = find(slot))
    return fmt::format("{}[{}]", place->is_local ? "local" : "constant", place->index);
  return fmt::format("stack[{}]", slot);
}

std::string Places::describe(llvm::ArrayRef<ir::Hold> stack) const {
  std::string text;
  for (uint32_t slot = 0; slot < stack.size(); ++slot) {
    const std::optional<Place> place = stack[slot] == ir::Hold::Borrowed ? find(slot) : std::nullopt;
    if (place)
      text += fmt::format("{}{}", place->is_local ? 'l' : 'c', place->index);
    else
      text += stack[slot] == ir::Hold::Owned ? 'o' : stack[slot] == ir::Hold::Null ? 'n' : 'b';
  }
  return text;
}

} // namespace lasti::emit
