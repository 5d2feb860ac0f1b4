// Operations of the runtime: all from the table, no code per opcode.

#include "emit/node.h"

#include "bytecode/target.h"

#include <fmt/ranges.h>

#include <cstdlib>

namespace lasti::emit {

using ir::Node;
using opgen::ImmediateKind;
using opgen::InputKind;
using opgen::ResultKind;

std::string NodeWriter::immediate(const opgen::Immediate &immediate, const Node &node) {
  const int oparg = static_cast<int>(node.immediate);
  const int number = immediate.index ? immediate.index(oparg) : oparg;
  switch (immediate.kind) {
  case ImmediateKind::Oparg:
    return fmt::format("{}", oparg);
  case ImmediateKind::Name:
    return fmt::format("f.name({})", number);
  case ImmediateKind::Constant:
    return fmt::format("f.constant({})", number);
  case ImmediateKind::Local: // of an update, the local that it puts the result into
    return fmt::format("f.local({})", node.detail.value_or(static_cast<uint32_t>(number)));
  case ImmediateKind::Cache:
    return cache(immediate.type);
  }
  return "";
}

/// The operand with what is known of it said to the C++ compiler (runtime ops/operators/known.h).
std::string NodeWriter::known_operand(const Node &node, size_t input) const {
  std::string text_of = operand(node, input);
  if (text.calls_operations || !node.row->arithmetic)
    return text_of;
  // An update has its left operand in a local: it is no operand any more.
  const size_t value = input + node.inputs.size() - node.operands.size();
  const ir::Value &known = text.function.values[node.inputs[value]];
  constexpr int64_t one_digit = static_cast<int64_t>(1) << bytecode::long_digit_bits;
  if (known.type == ir::Type::Float)
    return fmt::format("known_float({})", text_of);
  if (known.type != ir::Type::Int)
    return text_of;
  if (known.small_int && std::abs(*known.small_int) < one_digit)
    return fmt::format("known_int({}, {})", text_of, *known.small_int);
  return fmt::format("known_int({})", text_of);
}

/// The expression that runs the operation.
std::string NodeWriter::call_of(const Node &node) {
  const opgen::Operation &row = *node.row;
  const int oparg = static_cast<int>(node.immediate);
  std::vector<std::string> arguments;
  if (row.frame)
    arguments.push_back("f");
  for (const opgen::Immediate &each : row.immediates)
    arguments.push_back(immediate(each, node));
  size_t next = 0;
  for (const opgen::Input &input : row.inputs) {
    if (input.kind != InputKind::Items && input.kind != InputKind::Arguments) {
      const bool is_looked_at = input.kind == InputKind::Peek;
      arguments.push_back(is_looked_at ? operand(node, next) : known_operand(node, next));
      ++next;
      continue;
    }
    std::vector<std::string> values;
    for (int count = input.count(oparg); count > 0; --count)
      values.push_back(operand(node, next++));
    arguments.push_back(fmt::format("{}({})", input.kind == InputKind::Items ? "items" : "arguments",
                                    fmt::join(values, ", ")));
  }
  size_t made = 0;
  for (const opgen::Output &output : row.outputs) {
    std::vector<std::string> names;
    for (int count = output.count(oparg); count > 0; --count)
      names.push_back(fmt::format("{}", slot(node.slots[made++])));
    const std::string list = fmt::format("{}", fmt::join(names, ", "));
    arguments.push_back(output.variadic ? fmt::format("slots({})", list) : list);
  }
  return fmt::format("{}({})", row.function, fmt::join(arguments, ", "));
}

void NodeWriter::operation(const Node &node) {
  std::string call = call_of(node);
  const ResultKind result = node.row->result;
  if (result == ResultKind::Truth)
    return truth(node, call);
  const bool has_result =
      (result == ResultKind::Owned || result == ResultKind::Borrowed) && !node.slots.empty();
  if (has_result)
    call = fmt::format("{} = {}", slot(node.slots.back()), call);
  if (!node.row->fallible)
    line("{};", call);
  else
    check(node, has_result ? "(" + call + ")" : call);
}

} // namespace lasti::emit
