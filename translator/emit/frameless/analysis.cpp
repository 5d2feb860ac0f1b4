#include "emit/frameless/analysis.h"

#include "emit/frameless/frameless.h"
#include "emit/frameless/operations.h"
#include "emit/likely/builtin_call.h"

#include <llvm/ADT/STLExtras.h>

#include <map>

namespace lasti::emit {
namespace {

constexpr size_t most_instructions = 48;

/// What a function does that another run of it could find changed.
struct Effects {
  size_t stores = 0;
  bool looks = false;         ///< it loads attributes or tests values
  bool goes_on_after = false; ///< it looks or stores behind a store
};

bool has_plain_arguments(const pyc::CodeObject &code) {
  using namespace pyc::code_flags;
  return code.flags & optimized && !(code.flags & (varargs | varkeywords)) && code.kwonlyargcount == 0;
}

/// Values take the place of locals where there are no phis of them. To store into an argument drops that.
bool may_store_local(const ir::Function &function, const ir::Node &node) {
  return function.order.size() == 1 && node.immediate >= static_cast<uint32_t>(function.body.code->argcount);
}

/// All its nodes have a way, and control goes forwards only. Collects the effects.
bool has_ways(const ir::Function &function, Effects &effects) {
  std::map<ir::BlockId, size_t> position;
  for (auto [index, id] : llvm::enumerate(function.order))
    position[id] = index;
  for (ir::BlockId id : function.order) {
    const ir::Block &block = function.blocks[id];
    if (block.handler.block != ir::no_block)
      return false;
    for (ir::BlockId successor : {block.next, block.jump})
      if (successor != ir::no_block && position[successor] <= position[id])
        return false;
    for (const ir::Phi &phi : block.phis)
      if (phi.of_local)
        return false;
    for (const ir::Node &node : block.nodes) {
      const std::optional<Frameless> way = frameless_way(node);
      if (!way || (node.kind == ir::Kind::store_local && !may_store_local(function, node)))
        return false;
      const bool stores = way == Frameless::Store;
      const bool looks = !stores && way != Frameless::Nothing && way != Frameless::Alias &&
                         way != Frameless::Constant && way != Frameless::New && way != Frameless::End;
      effects.goes_on_after |= effects.stores > 0 && (stores || looks);
      effects.looks |= looks;
      effects.stores += stores;
    }
  }
  return true;
}

/// Whether a node may take a list or dict that is made, as this input; or else what is made to be returned.
bool may_take(const ir::Node &node, size_t input, bool is_returned) {
  if (is_returned)
    return node.kind == ir::Kind::finish;
  return *frameless_way(node) == Frameless::Store && input == 0;
}

/// Whether a value that a node makes is returned at once.
bool returns(const ir::Block &block, ir::ValueId value) {
  for (const ir::Node &node : llvm::reverse(block.nodes)) {
    if (llvm::is_contained(node.outputs, value))
      return true;
    if (node.kind == ir::Kind::finish ? node.inputs[0] != value : *frameless_way(node) != Frameless::Nothing)
      return false;
  }
  return false;
}

/// A list or dict that is made goes into an attribute, and nowhere else; what else is made is returned.
bool keeps_nothing_new(const ir::Function &function) {
  std::map<ir::ValueId, bool> is_returned; // of values that are made
  for (ir::BlockId id : function.order)
    for (const ir::Node &node : function.blocks[id].nodes) {
      const Frameless way = *frameless_way(node);
      if (way != Frameless::Nothing)
        for (auto [index, input] : llvm::enumerate(node.inputs))
          if (const auto made = is_returned.find(input);
              made != is_returned.end() && !may_take(node, index, made->second))
            return false;
      const bool is_made_last = way == Frameless::Tuple ||
                                (way == Frameless::Call && !is_length(function, function.blocks[id], node));
      if (is_made_last && !returns(function.blocks[id], node.outputs[0]))
        return false;
      if (way == Frameless::New || is_made_last)
        is_returned[node.outputs[0]] = is_made_last;
    }
  for (ir::BlockId id : function.order)
    for (const ir::Phi &phi : function.blocks[id].phis)
      for (ir::ValueId operand : phi.operands)
        if (is_returned.count(operand))
          return false;
  return true;
}

/// Whether a node may take a number that is no object: to calculate, compare, store or return it.
bool takes_number(const ir::Node &node, Frameless way, size_t input) {
  const bool compares = (way == Frameless::Test || way == Frameless::Boolean) && node.inputs.size() == 2 &&
                        !frameless_test(node).compares_identity;
  const bool calls = way == Frameless::Call && input >= 2;
  return way == Frameless::Number || way == Frameless::Alias || way == Frameless::Tuple || compares ||
         calls || (way == Frameless::Store && input == 0) || node.kind == ir::Kind::finish;
}

} // namespace

bool is_length(const ir::Function &function, const ir::Block &block, const ir::Node &call) {
  return function_for(function, block, call) == "call_len";
}

std::optional<std::set<ir::ValueId>> find_numbers(const ir::Function &function) {
  std::set<ir::ValueId> numbers;
  for (ir::BlockId id : function.order) {
    for (const ir::Phi &phi : function.blocks[id].phis)
      for (ir::ValueId operand : phi.operands)
        if (numbers.count(operand))
          return std::nullopt;
    for (const ir::Node &node : function.blocks[id].nodes) {
      const Frameless way = *frameless_way(node);
      if (way == Frameless::Nothing)
        continue;
      const bool is_len = way == Frameless::Call && is_length(function, function.blocks[id], node);
      for (auto [index, input] : llvm::enumerate(node.inputs))
        if (numbers.count(input) && (is_len || !takes_number(node, way, index)))
          return std::nullopt;
      if (way == Frameless::Number || is_len || (way == Frameless::Alias && numbers.count(node.inputs[0])))
        numbers.insert(node.outputs[0]);
    }
  }
  return numbers;
}

bool returns_found_value(const ir::Function &function) {
  std::set<ir::ValueId> found;
  for (ir::BlockId id : function.order) {
    for (const ir::Phi &phi : function.blocks[id].phis)
      found.insert(phi.value);
    for (const ir::Node &node : function.blocks[id].nodes) {
      const Frameless way = *frameless_way(node);
      if (way == Frameless::Load || (way == Frameless::Alias && found.count(node.inputs[0])))
        found.insert(node.outputs[0]);
      if (node.kind == ir::Kind::finish && found.count(node.inputs[0]))
        return true;
    }
  }
  return false;
}

bool has_frameless(const ir::Function &function, const Options &options) {
  Effects effects;
  return !options.literal && function.body.instructions.size() <= most_instructions &&
         has_plain_arguments(*function.body.code) && has_ways(function, effects) &&
         keeps_nothing_new(function) && find_numbers(function) && !(effects.looks && effects.goes_on_after);
}

} // namespace lasti::emit
