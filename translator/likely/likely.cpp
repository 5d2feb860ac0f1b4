#include "likely/likely.h"

#include "likely/program.h"

#include <llvm/Support/raw_ostream.h>

namespace lasti::likely {

namespace {

/// ", passed by main at line 8", ", of get_item at line 13".
std::string why(const ir::Function &function, const ir::Block &block, ir::ValueId value) {
  if (const auto found = function.assumed.find(value); found != function.assumed.end())
    return ", " + pyc::printable(found->second);
  uint32_t instruction = block.first;
  for (const ir::Node &node : block.nodes) {
    if (node.kind == ir::Kind::boundary)
      instruction = node.immediate;
    if (llvm::is_contained(node.outputs, value))
      return ", of " + ir::name(node).str() + " at line " +
             std::to_string(function.body.instructions[instruction].line);
  }
  return "";
}

void find_operators(ir::Function &function, const Program &program) {
  for (const ir::Block &block : function.blocks)
    for (const ir::Node &node : block.nodes)
      if (node.kind == ir::Kind::operation && node.inputs.size() == 2 && node.outputs.size() == 1)
        function.values[node.outputs[0]].likely_operator =
            program
                .operator_of(ir::name(node), program.guess_of(function, node.inputs[0]),
                             program.guess_of(function, node.inputs[1]))
                .value_or(UINT32_MAX);
}

} // namespace

void find_likely(ir::Module &module) {
  Program program(module);
  program.run();
  for (ir::Function &function : module.functions)
    for (ir::ValueId id = 0; id < function.values.size(); ++id) {
      const Guess guess = program.guess_of(function, id);
      function.values[id].likely = type_of(guess.kind);
      if (guess.kind == Kind::Function)
        function.values[id].likely_code = guess.site;
      function.values[id].likely_init = program.init_of(guess).value_or(UINT32_MAX);
    }
  for (ir::Function &function : module.functions)
    find_operators(function, program);
  for (ir::Function &function : module.functions)
    for (const ir::Node &node : function.blocks[0].nodes)
      if (node.kind == ir::Kind::argument)
        if (std::string origin = program.origin_of(function, node.immediate); !origin.empty())
          function.assumed[node.outputs[0]] = std::move(origin);
}

void print(const ir::Function &function, llvm::raw_ostream &out) {
  out << "function '" << pyc::printable(function.name) << "'\n";
  for (const ir::Block &block : function.blocks)
    for (const ir::Node &node : block.nodes) {
      const bool is_argument = node.kind == ir::Kind::argument, is_store = node.kind == ir::Kind::store_local;
      if (!is_argument && !is_store)
        continue;
      const ir::ValueId value = is_argument ? node.outputs[0] : node.inputs[0];
      const ir::Type type = function.values[value].likely;
      if (type == ir::Type::Any)
        continue;
      out << "  " << (is_argument ? "argument " : "")
          << pyc::printable(function.body.code->localsplus[node.immediate].name) << ": " << flow::name(type)
          << why(function, block, value) << "\n";
    }
}

} // namespace lasti::likely
