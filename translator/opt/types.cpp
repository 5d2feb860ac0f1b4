// Types are propagated forward over the SSA graph from nothing known: a value is looked at again when
// one of those that it is made of has changed, until nothing changes.

#include "opt/pass.h"
#include "opt/result_type.h"

namespace lasti::opt {

using ir::Function;
using ir::Type;
using ir::Value;
using ir::ValueId;

namespace {

class Types {
public:
  explicit Types(Function &function)
      : function(function), facts(function.values.size()), users(function.values.size()),
        queued(function.values.size(), false) {}

  void run() {
    find_users();
    for (ValueId id = static_cast<ValueId>(function.values.size()); id-- > 0;)
      queue(id);
    while (!pending.empty()) {
      const ValueId id = pending.back();
      pending.pop_back();
      queued[id] = false;
      // Facts only grow weaker, which bounds the number of changes.
      const Fact fact = join(facts[id], evaluate(id));
      if (fact == facts[id])
        continue;
      facts[id] = fact;
      for (const ValueId user : users[id])
        queue(user);
    }
    for (ValueId id = 0; id < function.values.size(); ++id) {
      Value &value = function.values[id];
      const bool unset = facts[id].type == Type::Never && value.kind != Value::Kind::Unbound;
      value.type = unset ? Type::Any : facts[id].type;
      value.small_int = facts[id].small_int;
    }
  }

private:
  void queue(ValueId id) {
    if (!queued[id]) {
      queued[id] = true;
      pending.push_back(id);
    }
  }

  void find_users() {
    for (ValueId id = 0; id < function.values.size(); ++id) {
      const Value &value = function.values[id];
      for (const ValueId operand : value.operands)
        users[operand].push_back(id);
      if (value.kind == Value::Kind::Instruction && depends_on_inputs(value))
        for (const ValueId input : function.states[value.definition].inputs)
          users[input].push_back(id);
    }
  }

  /// Instructions with many inputs, as BUILD_LIST, do not depend on them.
  bool depends_on_inputs(const Value &value) const {
    return function.states[value.definition].inputs.size() <= 2;
  }

  Fact evaluate(ValueId id) const {
    const Value &value = function.values[id];
    switch (value.kind) {
    case Value::Kind::Argument:
      return {argument_type(value.index), {}};
    case Value::Kind::Unbound:
      return {};
    case Value::Kind::Stale:
      return {Type::Any, {}};
    case Value::Kind::Constant:
      return constant_fact(function.body.code->consts[value.index]);
    case Value::Kind::Null:
      return {Type::Null, {}};
    case Value::Kind::LastI:
      return {Type::Int, {}};
    case Value::Kind::Exception:
      return {Type::Exception, {}};
    case Value::Kind::Local:
    case Value::Kind::Phi: {
      Fact joined;
      for (const ValueId operand : value.operands)
        joined = join(joined, facts[operand]);
      return joined;
    }
    case Value::Kind::Instruction:
      return evaluate_instruction(value);
    }
    return {Type::Any, {}};
  }

  Fact evaluate_instruction(const Value &value) const {
    const ir::InstructionState &state = function.states[value.definition];
    if (state.outputs.empty()) // what PutCell puts into a local
      return {Type::Cell, {}};
    std::vector<Fact> inputs;
    if (depends_on_inputs(value))
      for (const ValueId input : state.inputs)
        inputs.push_back(facts[input]);
    const auto position = static_cast<uint32_t>(state.outputs.size()) - value.index;
    return result_fact(function.body.instructions[value.definition], position, inputs);
  }

  /// `*arguments` is a tuple and `**keywords` a dict, made for this call (initialize_locals in ceval.c).
  Type argument_type(uint32_t index) const {
    const pyc::CodeObject &code = *function.body.code;
    const auto named = static_cast<uint32_t>(code.argcount + code.kwonlyargcount);
    if (index < named)
      return Type::Any;
    const bool variadic = code.flags & pyc::code_flags::varargs;
    return variadic && index == named ? Type::Tuple : Type::Dict;
  }

  Function &function;
  std::vector<Fact> facts;
  std::vector<std::vector<ValueId>> users;
  std::vector<bool> queued;
  std::vector<ValueId> pending;
};

} // namespace

void find_types(Function &function, const Options &) {
  Types(function).run();
}

} // namespace lasti::opt
