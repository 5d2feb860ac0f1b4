#include "region/origin.h"

namespace lasti::region {

using words::Cursor;

namespace {

const ir::Node *maker_of(const ir::Function &function, ir::ValueId value) {
  for (const ir::Block &block : function.blocks)
    if (const ir::Node *node = ir::definition_in(block, value))
      return node;
  return nullptr;
}

} // namespace

Origin::Origin(const ir::Module &module, const ir::Function &function, ir::ValueId value)
    : module(&module), function(&function), value(value), maker(maker_of(function, value)) {
  find_iterable();
}

/// What GET_ITER has been given; of the first argument of a comprehension in the function that calls it.
void Origin::find_iterable() {
  while (maker) {
    if (ir::is_operation(maker, bytecode::Opcode::GET_ITER)) {
      value = maker->inputs[0];
      maker = maker_of(*function, value);
    } else if (!((maker->kind == ir::Kind::load_local || maker->kind == ir::Kind::load_checked_local) &&
                 maker->immediate == 0 && go_around(*maker))) {
      return;
    }
  }
}

/// Whether a load of `.0` has led to the function around, where a comprehension is called with an iterator.
bool Origin::go_around(const ir::Node &load) {
  if (function->body.code->argcount != 1 || function->body.code->localsplus[load.immediate].name != ".0")
    return false;
  for (const ir::Function &each : module->functions)
    for (const ir::Block &block : each.blocks)
      for (const ir::Node &node : block.nodes) {
        if (node.kind != ir::Kind::call_method || node.inputs.size() != 2 ||
            each.values[node.inputs[0]].likely_code != function->code_index)
          continue;
        function = &each;
        value = node.inputs[1];
        maker = maker_of(each, value);
        return true;
      }
  return false;
}

/// The call that makes the value, if it is of a global with that name.
const ir::Node *Origin::call_of(llvm::StringRef name) const {
  if (!maker || maker->kind != ir::Kind::call_method || maker->detail || maker->inputs.size() < 3)
    return nullptr;
  const ir::Node *callee = maker_of(*function, maker->inputs[1]);
  return ir::is_operation(callee, bytecode::Opcode::LOAD_GLOBAL) && ir::name_of(*function, *callee) == name
             ? maker
             : nullptr;
}

std::vector<Origin> Origin::arguments() const {
  std::vector<Origin> origins;
  for (const ir::ValueId argument : maker->inputs.drop_front(2))
    origins.emplace_back(*module, *function, argument);
  return origins;
}

Cursor::Kind Origin::kind() const {
  if (call_of("range"))
    return Cursor::Kind::Range;
  if (call_of("enumerate"))
    return Cursor::Kind::Enumerate;
  if (call_of("zip"))
    return Cursor::Kind::Zip;
  if (call_of("reversed"))
    return arguments()[0].call_of("range") ? Cursor::Kind::Range : Cursor::Kind::Reversed;
  const ir::Value &of = function->values[value];
  switch (of.type == ir::Type::Any ? of.likely : of.type) {
  case ir::Type::Tuple:
    return Cursor::Kind::Tuple;
  case ir::Type::Str:
    return Cursor::Kind::Text;
  case ir::Type::RangeIterator:
    return Cursor::Kind::Range;
  default:
    return Cursor::Kind::List;
  }
}

} // namespace lasti::region
