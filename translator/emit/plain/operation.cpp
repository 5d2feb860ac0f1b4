// Operations of the runtime, from the table; and calls.

#include "emit/plain/node.h"

#include <fmt/ranges.h>
#include <llvm/ADT/STLExtras.h>

namespace lasti::emit {

using ir::Hold;
using ir::Node;
using opgen::ImmediateKind;
using opgen::InputKind;
using opgen::ResultKind;

std::string PlainNodeWriter::cache(const char *type) {
  const uint32_t offset = at(index).offset;
  if (block.copy == 0) // a copy stands behind what it is a copy of
    line("static {} cache_{};", type, offset);
  return fmt::format("cache_{}", offset);
}

std::string PlainNodeWriter::run(const Node &node, size_t first, size_t count) {
  const llvm::ArrayRef<ir::Operand> operands = node.operands.slice(first, count);
  const uint32_t base = count ? operands[0].slot : 0;
  uint64_t borrowed = 0;
  for (uint32_t i = 0; i < count; ++i) {
    const ir::Operand &operand = operands[i];
    if (operand.hold == Hold::Null)
      line("stack[{}] = nullptr;", base + i);
    else if (operand.slot != base + i || text.places.find(operand.slot))
      line("stack[{}] = {};", base + i, text.places.text(operand.slot));
    if (i < 64)
      borrowed |= uint64_t(operand.hold == Hold::Borrowed) << i;
    else if (operand.hold == Hold::Borrowed)
      line("stack[{0}] = share(stack[{0}]);", base + i);
  }
  return fmt::format("stack + {}, {}, {}", base, count, borrowed);
}

std::string PlainNodeWriter::immediates(const Node &node) {
  const int oparg = static_cast<int>(node.immediate);
  std::string result;
  for (const opgen::Immediate &immediate : node.row->immediates) {
    const int number = immediate.index ? immediate.index(oparg) : oparg;
    switch (immediate.kind) {
    case ImmediateKind::Oparg:
      result += fmt::format(", {}", oparg);
      break;
    case ImmediateKind::Name:
      result += fmt::format(", {}", number);
      break;
    case ImmediateKind::Constant:
      result += fmt::format(", constant[{}]", number);
      break;
    case ImmediateKind::Local: // of an update, the local that it puts the result into
      result += fmt::format(", {}", node.detail.value_or(static_cast<uint32_t>(number)));
      break;
    case ImmediateKind::Cache:
      result += ", " + cache(immediate.type);
      break;
    }
  }
  return result;
}

/// The expression that runs the operation.
std::string PlainNodeWriter::call_of(const Node &node) {
  const opgen::Operation &row = *node.row;
  const int oparg = static_cast<int>(node.immediate);
  std::string holds, values;
  bool has_position = row.frame || row.fallible;
  for (const opgen::Immediate &immediate : row.immediates)
    has_position |= immediate.kind == ImmediateKind::Name || immediate.kind == ImmediateKind::Local;
  std::string arguments = immediates(node);
  size_t next = 0;
  for (const opgen::Input &input : row.inputs) {
    if (input.kind == InputKind::Items || input.kind == InputKind::Arguments) {
      const size_t count = input.count(oparg);
      values += ", " + run(node, next, count);
      has_position = true;
      next += count;
      continue;
    }
    const bool is_owned = node.operands[next].hold == Hold::Owned && input.kind != InputKind::Peek;
    has_position |= is_owned;
    holds += is_owned ? 'o' : 'b';
    values += ", " + operand(node, next++);
  }
  size_t made = 0;
  for (const opgen::Output &output : row.outputs) {
    const int count = output.count(oparg);
    if (output.variadic)
      values += fmt::format(", stack + {}, {}", count ? node.slots[made] : 0, count);
    else
      values += ", " + slot(node.slots[made]);
    made += count;
  }
  arguments += values;
  const std::string position = has_position ? fmt::format("f, {}", offset) : "";
  if (position.empty() && !arguments.empty())
    arguments.erase(0, 2);
  return fmt::format("{}{}({}{})", row.function, holds.empty() ? "" : "_" + holds, position, arguments);
}

void PlainNodeWriter::operation(const Node &node) {
  std::string call = call_of(node);
  const ResultKind result = node.row->result;
  if (result == ResultKind::Truth) {
    truth(node, call);
    return made(node);
  }
  const bool has_result =
      (result == ResultKind::Owned || result == ResultKind::Borrowed) && !node.slots.empty();
  if (has_result)
    call = fmt::format("stack[{}] = {}", node.slots.back(), call);
  if (!node.row->fallible)
    line("{};", call);
  else
    check(node, has_result ? "(" + call + ")" : call);
  made(node);
}

void PlainNodeWriter::call(const Node &node) {
  const bool is_function = node.kind == ir::Kind::call_function;
  const std::string place = cache("CallCache");
  const size_t first = is_function ? 1 : 0;
  const std::string values = run(node, first, node.operands.size() - first);
  const std::string names = node.detail ? fmt::format(", constant[{}]", *node.detail) : "";
  check(node, fmt::format("(stack[{}] = call_{}(f, {}, {}, {}{}))", node.slots[0],
                          is_function ? "function" : "method", offset, place, values, names));
  made(node);
}

void PlainNodeWriter::call_ex(const Node &node) {
  const std::string keywords = node.immediate & 1 ? taken(node, 3) : "nullptr";
  check(node, fmt::format("(stack[{}] = call_function_ex(f, {}, {}, {}, {}))", node.slots[0], offset,
                          taken(node, 1), taken(node, 2), keywords));
  made(node);
}

} // namespace lasti::emit
