#include "region/build.h"

#include "region/builder.h"

namespace lasti::region {

namespace {

/// A region of more instructions costs more in the C++ compiler than it may bring.
constexpr size_t longest_loop = 400;
/// Assumptions settle sooner, or not at all.
constexpr unsigned most_tries = 40;

size_t instructions_of(const ir::Function &function, const opt::Loop &loop) {
  size_t count = 0;
  for (const ir::BlockId id : loop.blocks)
    count += static_cast<size_t>(llvm::count_if(
        function.blocks[id].nodes, [](const ir::Node &node) { return node.kind == ir::Kind::boundary; }));
  return count;
}

/// The functions that it likely calls.
std::set<uint32_t> called_by(const ir::Function &function) {
  std::set<uint32_t> codes;
  for (const ir::BlockId id : function.order)
    for (const ir::Node &node : function.blocks[id].nodes)
      if (node.kind == ir::Kind::call_method)
        for (const ir::ValueId input : node.inputs.take_front(2))
          if (const uint32_t code = function.values[input].likely_code; code != UINT32_MAX)
            codes.insert(code);
  return codes;
}

/// Whether it may call itself, by way of others too.
bool is_recursive(const ir::Module &module, const ir::Function &function) {
  std::set<uint32_t> seen;
  std::vector<const ir::Function *> pending{&function};
  while (!pending.empty()) {
    const std::set<uint32_t> codes = called_by(*pending.back());
    pending.pop_back();
    if (codes.contains(function.code_index))
      return true;
    for (const ir::Function &each : module.functions)
      if (codes.contains(each.code_index) && seen.insert(each.code_index).second)
        pending.push_back(&each);
  }
  return false;
}

/// Numbers come as words where they are likely numbers.
words::Signature signature_of(const ir::Function &function) {
  const pyc::CodeObject &code = *function.body.code;
  words::Signature signature{function.code_index, code.qualname, {}, Word::Nothing};
  signature.parameters.assign(code.argcount, Word::Object);
  for (const ir::Node &node : function.blocks[function.order.front()].nodes)
    if (node.kind == ir::Kind::argument && node.immediate < signature.parameters.size())
      if (const Word word = word_of(function.values[node.outputs[0]].likely); word != Word::Nothing)
        signature.parameters[node.immediate] = word;
  return signature;
}

} // namespace

std::optional<words::Clone> build_clone(const ir::Module &module, const ir::Function &function) {
  const pyc::CodeObject &code = *function.body.code;
  if (!is_simple(function, static_cast<size_t>(code.argcount)) || !is_recursive(module, function))
    return std::nullopt;
  const ir::Dominance dominance(function);
  const opt::Loop loop{ir::no_block, {}};
  Assumptions assumptions;
  bool again = true;
  for (unsigned tries = 0; again && tries < most_tries; ++tries)
    if (std::optional<words::Clone> clone = Builder(module, function, loop, {}, dominance, assumptions)
                                                .build_clone(signature_of(function), again))
      return clone;
  return std::nullopt;
}

namespace {

/// Whether a loop of a generator stops at a `yield` of its own.
bool yields(const ir::Function &function, const opt::Loop &loop) {
  return (function.body.code->flags & pyc::code_flags::generator) &&
         llvm::any_of(loop.blocks, [&](ir::BlockId id) {
           return llvm::any_of(function.blocks[id].nodes,
                               [](const ir::Node &node) { return node.kind == ir::Kind::suspend; });
         });
}

/// Until what is assumed holds.
std::optional<words::Region> build_region(const llvm::function_ref<Builder(Assumptions &)> &builder) {
  Assumptions assumptions;
  bool again = true;
  for (unsigned tries = 0; again && tries < most_tries; ++tries) {
    const bool had_floats = assumptions.has_floats;
    if (std::optional<words::Region> region = builder(assumptions).build(again))
      return region;
    if (assumptions.has_floats && !had_floats) { // what has been guessed may be another then
      assumptions = {};
      assumptions.has_floats = true;
    }
  }
  return std::nullopt;
}

} // namespace

std::vector<words::Region> build_regions(const ir::Module &module, const ir::Function &function) {
  std::vector<words::Region> regions;
  const ir::Dominance dominance(function);
  const std::vector<opt::Loop> loops = opt::find_loops(function, opt::find_predecessors(function));
  std::set<ir::BlockId> done; // headers of loops that are in a region
  for (const opt::Loop &loop : loops) {
    if (done.contains(loop.header) || instructions_of(function, loop) > longest_loop)
      continue;
    const auto build = [&](bool gives) {
      return build_region([&](Assumptions &assumptions) {
        return Builder(module, function, loop, loops, dominance, assumptions, gives);
      });
    };
    const bool does_yield = yields(function, loop), is_expression = function.body.code->name == "<genexpr>";
    std::optional<words::Region> region = build(does_yield && is_expression);
    if (!region && does_yield)
      region = build(!is_expression);
    if (region) {
      regions.push_back(std::move(*region));
      done.insert(loop.blocks.begin(), loop.blocks.end());
    }
  }
  return regions;
}

} // namespace lasti::region
