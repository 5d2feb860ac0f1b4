#include "flow/requirements.h"

#include <bit>

namespace lasti::flow {

using bytecode::Opcode;

namespace {

#define RULE(first, last, opcode, condition, position, type)                                                 \
  {first,                                                                                                    \
   last,                                                                                                     \
   Opcode::opcode,                                                                                           \
   []([[maybe_unused]] uint32_t oparg) { return static_cast<bool>(condition); },                             \
   []([[maybe_unused]] uint32_t oparg) -> uint32_t { return position; },                                     \
   Type::type},

constexpr Rule required[] = {
#define REQUIRE RULE
#include "flow/Requirements.def"
};

constexpr Rule promised[] = {
#define PRODUCE RULE
#include "flow/Requirements.def"
};

#undef RULE

} // namespace

llvm::ArrayRef<Rule> requirements() {
  return required;
}

llvm::ArrayRef<Rule> results() {
  return promised;
}

} // namespace lasti::flow
