// A node by itself: counts, representations, and numbers, as far as the function says what they may be. One
// that was read from text has no bytecode, and so no number of constants and locals.

#include "ir/verify_steps.h"

namespace lasti::ir {
namespace {

/// How many values a node takes and makes.
struct Signature {
  unsigned inputs = 0;
  unsigned objects = 0;
  unsigned truths = 0;
};

/// Nothing where the number of inputs may differ.
std::optional<Signature> signature_of(Kind kind) {
  switch (kind) {
  case Kind::argument:
  case Kind::unbound:
  case Kind::stale:
  case Kind::exception:
  case Kind::last_i:
  case Kind::constant:
  case Kind::null:
  case Kind::make_generator:
    return Signature{0, 1, 0};
  case Kind::copy:
  case Kind::load_local:
  case Kind::load_checked_local:
  case Kind::suspend:
  case Kind::guard:
    return Signature{1, 1, 0};
  case Kind::store_local:
  case Kind::end_async_for:
  case Kind::branch:
  case Kind::finish:
    return Signature{1, 0, 0};
  case Kind::test:
  case Kind::test_bool:
  case Kind::test_none:
    return Signature{1, 0, 1};
  case Kind::next_item:
  case Kind::next_in_range:
    return Signature{1, 1, 1};
  case Kind::send:
    return Signature{2, 1, 1};
  case Kind::boundary:
  case Kind::call_function:
  case Kind::call_method:
  case Kind::call_function_ex:
  case Kind::raise:
  case Kind::reraise:
  case Kind::operation:
    return std::nullopt;
  default:
    return Signature{};
  }
}

/// The signature of a node whose number of inputs follows from what it is.
Signature signature_of(const Node &node) {
  const uint32_t number = node.immediate;
  switch (node.kind) {
  case Kind::call_function:
  case Kind::call_method:
    return {number + 2, 1, 0};
  case Kind::call_function_ex:
    return {3 + (number & 1), 1, 0};
  case Kind::raise:
    return {number, 0, 0};
  case Kind::reraise:
    return {number > 0 ? 2u : 1u, 0, 0};
  case Kind::operation:
    break;
  default: // a boundary has the whole stack
    return {static_cast<unsigned>(node.inputs.size()), 0, 0};
  }
  const opgen::Operation &row = *node.row;
  const int oparg = static_cast<int>(number);
  unsigned inputs = row.form == opgen::Form::Update; // the left operand is in the local
  for (const opgen::Input &input : row.inputs)
    inputs += input.kind == opgen::InputKind::Peek ? 1 : static_cast<unsigned>(input.count(oparg));
  const auto objects = static_cast<unsigned>(row.pushes(oparg)) +
                       (row.form == opgen::Form::Update && row.result == opgen::ResultKind::Status);
  return {inputs, objects, row.result == opgen::ResultKind::Truth};
}

class Nodes {
public:
  explicit Nodes(const Function &function) : function(function) {}

  llvm::Error run() {
    for (BlockId id = 0; id < function.blocks.size(); ++id) {
      block = id;
      boundary = nullptr;
      for (const Node &node : function.blocks[id].nodes)
        if (llvm::Error error = check(node))
          return error;
      for (const Node &node : function.blocks[id].jump_nodes)
        if (llvm::Error error = check(node))
          return error;
    }
    return llvm::Error::success();
  }

private:
  llvm::Error check(const Node &node) {
    if (const char *mistake = mistake_of(node))
      return violation(function, block, node, mistake);
    if (node.kind == Kind::boundary)
      boundary = &node;
    return llvm::Error::success();
  }

  bool is(ValueId value, Representation wanted) const {
    return value < function.values.size() && function.values[value].representation == wanted;
  }

  const char *mistake_of(const Node &node) const {
    if (const char *mistake = mistake_of_operation(node))
      return mistake;
    const std::optional<Signature> fixed = signature_of(node.kind);
    const Signature wanted = fixed ? *fixed : signature_of(node);
    if (node.inputs.size() != wanted.inputs)
      return "it has not as many inputs as its operation takes";
    if (node.outputs.size() != wanted.objects + wanted.truths)
      return "it has not as many outputs as its operation makes";
    const Representation taken = node.kind == Kind::branch ? Representation::Truth : Representation::Object;
    for (const ValueId value : node.inputs)
      if (!is(value, taken))
        return "an input has not the representation that its operation takes";
    for (size_t i = 0; i < node.outputs.size(); ++i)
      if (!is(node.outputs[i], i < wanted.truths ? Representation::Truth : Representation::Object))
        return "an output has not the representation that its operation makes";
    if (node.raise != Raise::None && !is_fallible(node))
      return "it cannot raise";
    if (const char *mistake = mistake_of_slots(node))
      return mistake;
    return mistake_of_numbers(node);
  }

  const char *mistake_of_operation(const Node &node) const {
    if (node.kind == Kind::leave_between && !node.row)
      return "it does not say of which operation";
    if (node.kind != Kind::operation)
      return nullptr;
    const opgen::Operation *row =
        node.row ? opgen::find_operation(function.version, node.row->opcode, static_cast<int>(node.immediate),
                                         node.row->form)
                 : nullptr;
    return row && row == node.row ? nullptr : "its number is of another operation";
  }

  const char *mistake_of_slots(const Node &node) const {
    if (!function.has_slots)
      return node.operands.empty() && node.slots.empty() && node.stack.empty() &&
                     !follows_ownership(node.kind)
                 ? nullptr
                 : "slots have not been assigned";
    if (node.kind == Kind::exchange ? node.operands.size() != 2 : node.operands.size() > node.inputs.size())
      return "it has more operands than inputs";
    const auto is_object = [&](ValueId value) { return is(value, Representation::Object); };
    const auto objects = static_cast<size_t>(llvm::count_if(node.outputs, is_object));
    if (!node.slots.empty() && node.slots.size() != objects)
      return "it has not as many slots as outputs";
    if (detail_of(node.kind) == Detail::Slot && !node.detail)
      return "it names no other slot";
    if (detail_of(node.kind) == Detail::Hold && !node.detail)
      return "it does not say how the slot holds what it loads";
    return nullptr;
  }

  const char *mistake_of_numbers(const Node &node) const {
    if (node.kind == Kind::raise && node.immediate > 2)
      return "it raises two objects at most";
    if (node.kind == Kind::guard && static_cast<Type>(node.immediate) != Type::RangeIterator)
      return "the runtime has no test of this type";
    if (node.kind == Kind::boundary && node.detail == joined && !boundary)
      return "no instruction stands before it in its block";
    if (!function.body.code)
      return nullptr;
    const pyc::CodeObject &code = *function.body.code;
    switch (immediate_of(node.kind)) {
    case Immediate::Instruction:
      return node.immediate < function.body.instructions.size() ? nullptr : "there is no such instruction";
    case Immediate::Local:
      return node.immediate < code.localsplus.size() ? nullptr : "there is no such local";
    case Immediate::Constant:
      return node.immediate < code.consts.size() ? nullptr : "there is no such constant";
    default:
      break;
    }
    const Detail detail = detail_of(node.kind);
    if (detail == Detail::Names && node.detail && *node.detail >= code.consts.size())
      return "there are no such keyword names";
    if (detail == Detail::Local && node.detail && *node.detail >= code.localsplus.size())
      return "there is no such local";
    return nullptr;
  }

  const Function &function;
  BlockId block = 0;
  const Node *boundary = nullptr; // the last one
};

} // namespace

llvm::Error verify_nodes(const Function &function) {
  return Nodes(function).run();
}

} // namespace lasti::ir
