#include "likely/likely.h"

#include "likely/program.h"

#include <llvm/Support/raw_ostream.h>

namespace lasti::likely {

namespace {

ir::Type type_of(Kind kind) {
  switch (kind) {
  case Kind::None:
    return ir::Type::None;
  case Kind::Bool:
    return ir::Type::Bool;
  case Kind::Int:
    return ir::Type::Int;
  case Kind::Float:
    return ir::Type::Float;
  case Kind::Text:
    return ir::Type::Str;
  case Kind::Bytes:
    return ir::Type::Bytes;
  case Kind::List:
    return ir::Type::List;
  case Kind::Tuple:
    return ir::Type::Tuple;
  case Kind::Dict:
    return ir::Type::Dict;
  case Kind::Range: // whoever has an iterator has it by what it iterates over
    return ir::Type::RangeIterator;
  default:
    return ir::Type::Any;
  }
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
    }
}

void print(const ir::Function &function, llvm::raw_ostream &out) {
  out << "function '" << pyc::printable(function.name) << "'\n";
  for (const ir::Block &block : function.blocks)
    for (const ir::Node &node : block.nodes) {
      const bool is_argument = node.kind == ir::Kind::argument, is_store = node.kind == ir::Kind::store_local;
      if (!is_argument && !is_store)
        continue;
      const ir::Type type = function.values[is_argument ? node.outputs[0] : node.inputs[0]].likely;
      if (type != ir::Type::Any)
        out << "  " << (is_argument ? "argument " : "")
            << pyc::printable(function.body.code->localsplus[node.immediate].name) << ": " << flow::name(type)
            << "\n";
    }
}

} // namespace lasti::likely
