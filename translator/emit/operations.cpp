// Plain operations: all from the table, no code per opcode.

#include "bytecode/target.h"
#include "emit/emitters.h"

#include <fmt/ranges.h>
#include <llvm/ADT/STLExtras.h>

#include <cstdlib>

namespace lasti::emit {
namespace {

using bytecode::Opcode;
using opgen::ImmediateKind;
using opgen::InputKind;
using opgen::ResultKind;

std::string immediate_text(const opgen::Immediate &immediate, Site &site) {
  int oparg = site.oparg();
  int index = immediate.index ? immediate.index(oparg) : oparg;
  switch (immediate.kind) {
  case ImmediateKind::Oparg:
    return fmt::format("{}", oparg);
  case ImmediateKind::Name:
    return fmt::format("f.name({})", index);
  case ImmediateKind::Constant:
    return fmt::format("f.constant({})", index);
  case ImmediateKind::Local:
    return fmt::format("f.local({})", index);
  case ImmediateKind::Cache:
    break;
  }
  site.out.line("static {} cache_{};", immediate.type, site.instruction().offset);
  return fmt::format("cache_{}", site.instruction().offset);
}

/// True for the operations that have ways of their own for int and float.
bool wants_types(Opcode opcode) {
  switch (opcode) {
  case Opcode::BINARY_OP:
  case Opcode::BINARY_SUBSCR:
  case Opcode::COMPARE_OP:
  case Opcode::STORE_SUBSCR:
  case Opcode::UNARY_INVERT:
  case Opcode::UNARY_NEGATIVE:
  case Opcode::UNARY_NOT:
  case Opcode::UNARY_POSITIVE:
    return true;
  default:
    return false;
  }
}

/// The operand in a slot, with what is known of it said to the C++ compiler (runtime ops/known.h).
std::string known_operand(Site &site, size_t depth) {
  std::string operand = site.operand(depth);
  if (site.calls_operations() || !wants_types(site.instruction().opcode))
    return operand;
  const ir::Value &value = site.function().values[site.state().before[depth].value];
  constexpr int64_t one_digit = static_cast<int64_t>(1) << bytecode::long_digit_bits;
  if (value.type == ir::Type::Float)
    return fmt::format("known_float({})", operand);
  if (value.type != ir::Type::Int)
    return operand;
  if (value.small_int && std::abs(*value.small_int) < one_digit)
    return fmt::format("known_int({}, {})", operand, *value.small_int);
  return fmt::format("known_int({})", operand);
}

/// The operands of `operation`, bottom to top; the stack is as long as if they were popped.
void add_inputs(Site &site, const opgen::Operation &operation, std::vector<std::string> &arguments) {
  int oparg = site.oparg();
  size_t base = site.stack.size() - operation.pops(oparg);
  size_t depth = base;
  for (const opgen::Input &input : operation.inputs) {
    if (input.kind == InputKind::Peek) {
      arguments.push_back(site.look(base - input.depth(oparg)));
      continue;
    }
    if (input.kind != InputKind::Items && input.kind != InputKind::Arguments) {
      arguments.push_back(known_operand(site, depth++));
      continue;
    }
    std::vector<std::string> values;
    for (int count = input.count(oparg); count > 0; --count)
      values.push_back(site.operand(depth++));
    const char *kind = input.kind == InputKind::Items ? "items" : "arguments";
    arguments.push_back(fmt::format("{}({})", kind, fmt::join(values, ", ")));
  }
  site.stack.resize(base);
}

/// The slots that the operation fills; returns the depth above them.
size_t add_outputs(Site &site, const opgen::Operation &operation, std::vector<std::string> &arguments) {
  size_t depth = site.stack.size();
  for (const opgen::Output &output : operation.outputs) {
    std::vector<std::string> names;
    for (int count = output.count(site.oparg()); count > 0; --count)
      names.push_back(fmt::format("{}", site.slot(depth++)));
    std::string list = fmt::format("{}", fmt::join(names, ", "));
    arguments.push_back(output.variadic ? fmt::format("slots({})", list) : list);
  }
  return depth;
}

bool drops_inputs(const Site &site, const opgen::Operation &operation) {
  int pops = operation.pops(static_cast<int>(site.instruction().oparg));
  for (size_t depth = site.stack.size() - pops; depth < site.stack.size(); ++depth)
    if (site.stack[depth] == Hold::Owned)
      return true;
  return false;
}

} // namespace

bool may_run_python(const Site &site, const opgen::Operation &operation, size_t operands) {
  if (!operation.frame || !wants_types(site.instruction().opcode))
    return operation.frame;
  llvm::ArrayRef before(site.state().before);
  return llvm::any_of(before.take_back(operands), [&](const ir::StackSlot &operand) {
    ir::Type type = site.function().type_of(operand);
    return type != ir::Type::Int && type != ir::Type::Float;
  });
}

std::string operation_call(Site &site, const opgen::Operation &operation) {
  std::vector<std::string> arguments;
  if (operation.frame)
    arguments.push_back("f");
  for (const opgen::Immediate &immediate : operation.immediates)
    arguments.push_back(immediate_text(immediate, site));
  add_inputs(site, operation, arguments);
  add_outputs(site, operation, arguments);
  return fmt::format("{}({})", operation.function, fmt::join(arguments, ", "));
}

void emit_operation(Site &site, const opgen::Operation &operation) {
  if (operation.frame || operation.fallible || drops_inputs(site, operation))
    site.at();
  std::string call = operation_call(site, operation);
  size_t depth = site.stack.size();
  Shape after = site.stack;
  int oparg = site.oparg();
  for (const opgen::Output &output : operation.outputs)
    depth += output.count(oparg);
  after.resize(depth, Hold::Owned);
  if (operation.pushes_null && operation.pushes_null(oparg))
    after.resize(++depth, Hold::Null);

  bool has_result = operation.result == ResultKind::Owned || operation.result == ResultKind::Borrowed;
  if (has_result) {
    call = fmt::format("{} = {}", site.slot(depth), call);
    bool is_owned = operation.result == ResultKind::Owned;
    after.push_back(is_owned ? Hold::Owned : Hold::Borrowed);
  }
  if (!operation.fallible)
    site.out.line("{};", call);
  else
    site.check(has_result ? "(" + call + ")" : call);
  site.stack = std::move(after);
  site.settle(site.after());
  if (may_run_python(site, operation, operation.pops(oparg)))
    site.may_trace();
  site.fall_through();
}

void emit_update_local(Site &site) {
  const opgen::Operation *operation =
      opgen::find_operation(site.instruction().opcode, site.oparg(), opgen::Form::Update);
  int local = site.state().before[site.stack.size() - 2].local;
  site.at();
  std::string right = known_operand(site, site.stack.size() - 1);
  site.stack.resize(site.stack.size() - 2); // the left operand is the local's reference
  std::string call =
      fmt::format("{}({}f.local({}), {})", operation->function, operation->frame ? "f, " : "", local, right);
  site.check(call);
  // STORE_FAST then stores the local once more.
  if (may_run_python(site, *operation, 2))
    site.leave_between(fmt::format("share(f.local({}))", local));
  site.settle(site.after());
  site.fall_through();
}

} // namespace lasti::emit
