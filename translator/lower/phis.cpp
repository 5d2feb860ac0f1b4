// Phis that turn out to join one value, and phis that only phis of dead locals use, go away.

#include "lower/phis.h"

#include <algorithm>
#include <numeric>

namespace lasti::lower {
namespace {

using ir::no_value;
using ir::Phi;
using ir::ValueId;

class Pruner {
public:
  explicit Pruner(ir::Function &function)
      : function(function), replacement(function.values.size()), phi_of(function.values.size(), nullptr),
        users(function.values.size()), live(function.values.size(), false) {
    std::iota(replacement.begin(), replacement.end(), 0);
    for (ir::Block &block : function.blocks)
      for (Phi &phi : block.phis)
        phi_of[phi.value] = &phi;
  }

  void run() {
    replace_trivial();
    mark();
    for (ir::Block &block : function.blocks) {
      llvm::erase_if(block.phis,
                     [&](const Phi &phi) { return find(phi.value) != phi.value || !live[phi.value]; });
      for (Phi &phi : block.phis) {
        for (ValueId &operand : phi.operands)
          operand = find(operand);
        llvm::sort(phi.operands);
        phi.operands.erase(std::unique(phi.operands.begin(), phi.operands.end()), phi.operands.end());
      }
    }
    each_use([&](ValueId &value) { value = find(value); });
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
  ValueId only_operand(const Phi &phi) {
    ValueId only = no_value;
    for (const ValueId operand : phi.operands) {
      const ValueId found = find(operand);
      if (found == phi.value || found == only)
        continue;
      if (only != no_value)
        return no_value;
      only = found;
    }
    return only;
  }

  void replace_trivial() {
    std::vector<ValueId> pending;
    for (ValueId id = 0; id < phi_of.size(); ++id) {
      if (!phi_of[id])
        continue;
      pending.push_back(id);
      for (const ValueId operand : phi_of[id]->operands)
        if (phi_of[operand])
          users[operand].push_back(id);
    }
    std::reverse(pending.begin(), pending.end());
    while (!pending.empty()) {
      const ValueId id = pending.back();
      pending.pop_back();
      if (find(id) != id)
        continue;
      const ValueId only = only_operand(*phi_of[id]);
      if (only == no_value)
        continue;
      replacement[id] = only;
      if (phi_of[only])
        users[only].insert(users[only].end(), users[id].begin(), users[id].end());
      pending.insert(pending.end(), users[id].begin(), users[id].end());
    }
  }

  template <class Visit>
  void each_use(Visit visit) {
    for (ir::Block &block : function.blocks) {
      for (auto *stack : {&block.stack, &block.to_next, &block.to_jump})
        for (ValueId &value : *stack)
          visit(value);
      for (ir::Node &node : block.nodes)
        for (ValueId &value : node.inputs)
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
      if (phi_of[id])
        for (const ValueId operand : phi_of[id]->operands)
          reach(operand);
    }
  }

  ir::Function &function;
  std::vector<ValueId> replacement;
  std::vector<Phi *> phi_of;               // by value; null: no phi
  std::vector<std::vector<ValueId>> users; // phis that have this phi among their operands
  std::vector<bool> live;
};

} // namespace

void prune_phis(ir::Function &function) {
  Pruner(function).run();
}

} // namespace lasti::lower
