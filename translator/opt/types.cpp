// Types are propagated forward over the SSA graph from nothing known: a value is looked at again when one of
// those that it is made of has changed, until nothing changes.

#include "opt/pass.h"
#include "opt/result_type.h"

namespace lasti::opt {

using ir::Function;
using ir::Kind;
using ir::Node;
using ir::Type;
using ir::ValueId;

namespace {

/// Where a value comes from: a node's output, or a phi.
struct Definition {
  const Node *node = nullptr;
  uint32_t output = 0;
  const ir::Phi *phi = nullptr;
};

class Types {
public:
  explicit Types(Function &function)
      : function(function), definitions(function.values.size()), facts(function.values.size()),
        users(function.values.size()), queued(function.values.size(), false) {}

  void run() {
    find_definitions();
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
      const Node *node = definitions[id].node;
      const bool unset = facts[id].type == Type::Never && !(node && node->kind == Kind::unbound);
      function.values[id].type = unset ? Type::Any : facts[id].type;
      function.values[id].small_int = facts[id].small_int;
    }
  }

private:
  void queue(ValueId id) {
    if (!queued[id]) {
      queued[id] = true;
      pending.push_back(id);
    }
  }

  void find_definitions() {
    for (const ir::Block &block : function.blocks) {
      for (const ir::Phi &phi : block.phis) {
        definitions[phi.value].phi = &phi;
        for (const ValueId operand : phi.operands)
          users[operand].push_back(phi.value);
      }
      for (const Node &node : block.nodes)
        for (uint32_t output = 0; output < node.outputs.size(); ++output) {
          definitions[node.outputs[output]] = {&node, output, nullptr};
          if (depends_on_inputs(node))
            for (const ValueId input : node.inputs)
              users[input].push_back(node.outputs[output]);
        }
    }
  }

  /// Operations with many inputs, as BUILD_LIST, do not depend on them.
  static bool depends_on_inputs(const Node &node) { return node.inputs.size() <= 2; }

  Fact evaluate(ValueId id) const {
    const Definition &definition = definitions[id];
    if (const ir::Phi *phi = definition.phi) {
      Fact joined;
      for (const ValueId operand : phi->operands)
        joined = join(joined, facts[operand]);
      return joined;
    }
    return definition.node ? evaluate(*definition.node, definition.output, id) : Fact{Type::Any, {}};
  }

  Fact evaluate(const Node &node, uint32_t output, ValueId id) const {
    switch (node.kind) {
    case Kind::unbound:
      return {};
    case Kind::argument: // what lowering knows of them
    case Kind::stale:
    case Kind::constant:
    case Kind::null:
    case Kind::last_i:
    case Kind::exception:
      return {function.values[id].type, function.values[id].small_int};
    case Kind::copy:
    case Kind::load_local:
    case Kind::load_checked_local:
      return facts[node.inputs[0]];
    case Kind::guard:
      return {static_cast<Type>(node.immediate), {}};
    case Kind::next_in_range:
      return {Type::Int, {}};
    case Kind::operation:
      return evaluate_operation(node, output);
    default:
      return {Type::Any, {}};
    }
  }

  Fact evaluate_operation(const Node &node, uint32_t output) const {
    if (node.row->pushes_null && node.row->pushes_null(static_cast<int>(node.immediate)) && output == 0)
      return {Type::Null, {}};
    std::vector<Fact> inputs;
    if (depends_on_inputs(node))
      for (const ValueId input : node.inputs)
        inputs.push_back(facts[input]);
    return result_fact(node, function.version, output, inputs);
  }

  Function &function;
  std::vector<Definition> definitions;
  std::vector<Fact> facts;
  std::vector<std::vector<ValueId>> users;
  std::vector<bool> queued;
  std::vector<ValueId> pending;
};

} // namespace

void find_types(Function &function, Changes &) {
  Types(function).run();
}

} // namespace lasti::opt
