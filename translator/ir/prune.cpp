// Phis that turn out to join one value, and values that only phis of dead locals use, go away.

#include "ir/ssa.h"

#include <algorithm>
#include <numeric>

namespace lasti::ir {

namespace {

class Pruner {
public:
  explicit Pruner(Function &function)
      : function(function), values(function.values), replacement(values.size()), users(values.size()),
        live(values.size(), false) {
    std::iota(replacement.begin(), replacement.end(), 0);
  }

  void run() {
    replace_trivial();
    mark();
    renumber();
  }

private:
  ValueId find(ValueId id) {
    while (replacement[id] != id) {
      replacement[id] = replacement[replacement[id]];
      id = replacement[id];
    }
    return id;
  }

  /// The one value that a phi joins beside itself; no_value if there are several.
  ValueId only_operand(ValueId phi) {
    ValueId only = no_value;
    for (const ValueId operand : values[phi].operands) {
      const ValueId found = find(operand);
      if (found == phi || found == only)
        continue;
      if (only != no_value)
        return no_value;
      only = found;
    }
    return only;
  }

  void replace_trivial() {
    std::vector<ValueId> pending;
    for (ValueId id = 0; id < values.size(); ++id) {
      if (values[id].kind != Value::Kind::Phi)
        continue;
      pending.push_back(id);
      for (const ValueId operand : values[id].operands)
        if (values[operand].kind == Value::Kind::Phi)
          users[operand].push_back(id);
    }
    std::reverse(pending.begin(), pending.end());
    while (!pending.empty()) {
      const ValueId id = pending.back();
      pending.pop_back();
      if (find(id) != id)
        continue;
      const ValueId only = only_operand(id);
      if (only == no_value)
        continue;
      replacement[id] = only;
      if (values[only].kind == Value::Kind::Phi)
        users[only].insert(users[only].end(), users[id].begin(), users[id].end());
      pending.insert(pending.end(), users[id].begin(), users[id].end());
    }
  }

  template <class Visit>
  void each_use(Visit visit) {
    for (const flow::BlockId id : function.graph.order)
      for (ValueId &value : function.entries[id].stack)
        visit(value);
    for (InstructionState &state : function.states) {
      for (ValueId &value : state.inputs)
        visit(value);
      for (ValueId &value : state.outputs)
        visit(value);
    }
  }

  void mark() {
    std::vector<ValueId> pending;
    const auto reach = [&](ValueId id) {
      id = find(id);
      if (!live[id]) {
        live[id] = true;
        pending.push_back(id);
      }
    };
    each_use([&](ValueId &value) { reach(value); });
    while (!pending.empty()) {
      const ValueId id = pending.back();
      pending.pop_back();
      for (const ValueId operand : values[id].operands)
        reach(operand);
    }
  }

  void renumber() {
    std::vector<ValueId> number(values.size(), no_value);
    std::vector<Value> kept;
    for (ValueId id = 0; id < values.size(); ++id)
      if (live[id]) {
        number[id] = static_cast<ValueId>(kept.size());
        kept.push_back(values[id]);
      }
    const auto rewrite = [&](ValueId &value) { value = number[find(value)]; };
    for (Value &value : kept) {
      for (ValueId &operand : value.operands)
        rewrite(operand);
      std::sort(value.operands.begin(), value.operands.end());
      value.operands.erase(std::unique(value.operands.begin(), value.operands.end()), value.operands.end());
    }
    each_use(rewrite);
    for (const flow::BlockId id : function.graph.order)
      for (ValueId &value : function.entries[id].locals)
        if (value != no_value)
          rewrite(value);
    values = std::move(kept);
  }

  Function &function;
  std::vector<Value> &values;
  std::vector<ValueId> replacement;
  std::vector<std::vector<ValueId>> users; // phis that have this phi among their operands
  std::vector<bool> live;
};

} // namespace

void prune_values(Function &function) {
  Pruner(function).run();
}

} // namespace lasti::ir
