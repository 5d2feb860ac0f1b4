#include "emit/likely/builtin_call.h"

namespace lasti::emit {

namespace {

using bytecode::Opcode;
using ir::Kind;
using ir::Node;

struct KnownCall {
  Kind kind;
  llvm::StringRef name;
  size_t arguments;
  llvm::StringRef function;
};

constexpr KnownCall known_calls[] = {
    {Kind::call_function, "len", 1, "call_len"}, {Kind::call_function, "isinstance", 2, "call_isinstance"},
    {Kind::call_function, "sum", 1, "call_sum"}, {Kind::call_function, "any", 1, "call_any"},
    {Kind::call_function, "all", 1, "call_all"}, {Kind::call_method, "append", 1, "call_append"},
};

} // namespace

llvm::StringRef function_for(const ir::Function &function, const ir::Block &block, const Node &call) {
  const bool is_method = call.kind == Kind::call_method;
  const Node *callee = ir::definition_in(block, call.inputs[is_method ? 0 : 1]);
  const bool is_loaded = ir::is_operation(callee, is_method ? Opcode::LOAD_METHOD : Opcode::LOAD_GLOBAL);
  if (is_loaded && !call.detail)
    for (const KnownCall &known : known_calls)
      if (known.kind == call.kind && known.arguments == call.operands.size() - 2 &&
          known.name == ir::name_of(function, *callee))
        return known.function;
  return is_method ? "call_method" : "call_function";
}

} // namespace lasti::emit
