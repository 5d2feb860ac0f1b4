#include "flow/results.h"

namespace lasti::flow {

using bytecode::Opcode;

namespace {

struct Result {
  Opcode opcode;
  bool (*condition)(uint32_t oparg);
  uint32_t (*position)(uint32_t oparg);
  Type type;
};

constexpr Result results[] = {
#define PRODUCE(opcode, condition, position, type)                                                           \
  {Opcode::opcode, []([[maybe_unused]] uint32_t oparg) { return static_cast<bool>(condition); },             \
   []([[maybe_unused]] uint32_t oparg) -> uint32_t { return position; }, Type::type},
#include "flow/Requirements.def"
};

} // namespace

void each_result(const bytecode::Instruction &instruction, llvm::function_ref<void(uint32_t, Type)> each) {
  for (const Result &result : results)
    if (result.opcode == instruction.opcode && result.condition(instruction.oparg))
      each(result.position(instruction.oparg), result.type);
}

} // namespace lasti::flow
