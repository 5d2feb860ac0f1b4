#include "ir/verify_steps.h"

#include "ir/dominance.h"

namespace lasti::ir {
namespace {

/// Where a value is made. Phis come first in a block.
struct Definition {
  BlockId block = no_block;
  size_t position = 0;
  bool in_body = false; ///< behind the first boundary
};

class Values {
public:
  explicit Values(const Function &function)
      : function(function), dominance(function), definitions(function.values.size()),
        sources(function.blocks.size()) {}

  llvm::Error run() {
    for (BlockId id = 0; id < function.blocks.size(); ++id)
      if (llvm::Error error = define(id))
        return error;
    for (const BlockId id : function.order)
      for (const BlockId to :
           {function.blocks[id].next, function.blocks[id].jump, function.blocks[id].handler.block})
        if (to != no_block)
          sources[to].push_back(id);
    for (const BlockId id : function.order) {
      if (!dominance.reaches(id))
        return violation(function, id, "no path leads here");
      if (llvm::Error error = check(id))
        return error;
    }
    return llvm::Error::success();
  }

private:
  llvm::Error define(BlockId id) {
    const Block &block = function.blocks[id];
    for (const Phi &phi : block.phis)
      if (phi.value >= definitions.size() || !note(phi.value, {id, 0, false}) ||
          function.values[phi.value].representation != Representation::Object)
        return violation(function, id, "a phi makes no object, or one that is made twice");
    bool in_body = false;
    for (size_t i = 0; i < block.nodes.size(); ++i) {
      in_body |= block.nodes[i].kind == Kind::boundary;
      for (const ValueId output : block.nodes[i].outputs)
        if (!note(output, {id, i + 1, in_body}))
          return violation(function, id, block.nodes[i], "v" + llvm::Twine(output) + " is made twice");
    }
    return llvm::Error::success();
  }

  bool note(ValueId value, Definition definition) {
    if (definitions[value].block != no_block)
      return false;
    definitions[value] = definition;
    return true;
  }

  llvm::Error check(BlockId id) {
    const Block &block = function.blocks[id];
    for (const Phi &phi : block.phis)
      if (llvm::Error error = check_phi(id, phi))
        return error;
    for (const ValueId value : block.stack)
      if (!is_made(value, id, 1, false))
        return violation(function, id, "v" + llvm::Twine(value) + " of its stack is not made before it");
    for (size_t i = 0; i < block.nodes.size(); ++i)
      for (const ValueId input : block.nodes[i].inputs)
        if (!is_made(input, id, i + 1, true))
          return violation(function, id, block.nodes[i],
                           "v" + llvm::Twine(input) + " is not made before it on every path");
    for (const auto *stack : {&block.to_next, &block.to_jump})
      for (const ValueId value : *stack)
        if (!is_made(value, id, block.nodes.size() + 1, true))
          return violation(function, id, "v" + llvm::Twine(value) + " of a stack at its end is not made");
    return llvm::Error::success();
  }

  /// True if the value is there at a position of a block. At the entry of a handler, that is what is there
  /// wherever it is entered, and what is given.
  bool is_made(ValueId value, BlockId id, size_t position, bool in_body) const {
    if (value >= definitions.size() || definitions[value].block == no_block)
      return false;
    const Definition &made = definitions[value];
    if (made.block == id)
      return in_body ? made.position < position : !made.in_body;
    return in_body ? dominance.dominates(made.block, made.in_body, id)
                   : dominance.dominates_entry(made.block, made.in_body, id);
  }

  /// Every way into the block brings one of the phi's operands.
  llvm::Error check_phi(BlockId id, const Phi &phi) {
    if (phi.operands.empty())
      return violation(function, id, "v" + llvm::Twine(phi.value) + " joins nothing");
    for (const ValueId operand : phi.operands)
      if (operand >= definitions.size() || definitions[operand].block == no_block ||
          function.values[operand].representation != Representation::Object)
        return violation(function, id,
                         "v" + llvm::Twine(phi.value) + " joins v" + llvm::Twine(operand) +
                             ", which is no object");
    const auto lacks = [&](BlockId from) { return !brings(from, id, phi); };
    if (const auto found = llvm::find_if(sources[id], lacks); found != sources[id].end())
      return violation(function, id,
                       "v" + llvm::Twine(phi.value) + " joins nothing from block " + llvm::Twine(*found));
    return llvm::Error::success();
  }

  bool brings(BlockId from, BlockId to, const Phi &phi) const {
    const auto is_there = [&](ValueId value) {
      const Definition &made = definitions[value];
      return dominance.dominates(made.block, made.in_body, from) || (made.block == to && !made.in_body);
    };
    return is_there(phi.value) || llvm::any_of(phi.operands, is_there);
  }

  const Function &function;
  const Dominance dominance;
  std::vector<Definition> definitions;       // by value
  std::vector<std::vector<BlockId>> sources; // by block: where control comes from
};

} // namespace

llvm::Error verify_values(const Function &function) {
  return Values(function).run();
}

} // namespace lasti::ir
