#include "ir/print.h"

#include "bytecode/decode.h"

#include <fmt/format.h>
#include <llvm/ADT/StringExtras.h>

namespace lasti::ir {
namespace {

constexpr size_t comment_column = 48;

/// Printable ASCII without what ends a string or begins a comment; the rest as `\xNN`.
std::string quoted(llvm::StringRef text) {
  std::string result = "'";
  for (const char c : text) {
    if (llvm::isPrint(c) && c != '\'' && c != '\\' && c != ';')
      result += c;
    else
      result += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
  }
  return result + "'";
}

template <class Element, class Text>
std::string list_of(const Element &elements, Text text) {
  std::string result;
  for (size_t i = 0; i < elements.size(); ++i)
    result += (i ? ", " : "") + text(i);
  return result;
}

std::string value_text(ValueId value) {
  return value == no_value ? "v?" : fmt::format("v{}", value);
}

std::string values_text(llvm::ArrayRef<ValueId> values) {
  return list_of(values, [&](size_t i) { return value_text(values[i]); });
}

std::string holds_text(llvm::ArrayRef<Hold> holds) {
  return list_of(holds, [&](size_t i) { return name(holds[i]).str(); });
}

/// A value stack, with what its slots hold if that is known.
std::string stack_text(llvm::ArrayRef<ValueId> stack, llvm::ArrayRef<Hold> holds = {}) {
  const auto text = [&](size_t i) {
    return value_text(stack[i]) + (i < holds.size() ? " " + name(holds[i]).str() : "");
  };
  return "[" + list_of(stack, text) + "]";
}

std::string flags_text(llvm::ArrayRef<FlagName> names, uint32_t flags) {
  std::string text;
  for (const auto &[flag, name] : names)
    if (flags & flag)
      text += " " + name.str();
  return text;
}

std::string immediate_text(const Function &function, const Node &node) {
  if (node.kind == Kind::operation)
    return find_row(function.version, node.row->function, std::nullopt) == node.row
               ? ""
               : fmt::format(" {}", node.immediate);
  switch (immediate_of(node.kind)) {
  case Immediate::None:
    return "";
  case Immediate::Type:
    return " " + flow::name(static_cast<Type>(node.immediate)).str();
  case Immediate::Slot:
    return fmt::format(" s{}", node.immediate);
  case Immediate::Flags:
    if (node.kind == Kind::jump || node.kind == Kind::branch)
      return "";
    [[fallthrough]];
  default:
    return fmt::format(" {}", node.immediate);
  }
}

/// The inputs, and the operands that they have become. Where there are more of the one than of the other, the
/// last ones belong together.
std::string inputs_text(const Node &node) {
  const size_t count = std::max(node.inputs.size(), node.operands.size());
  const size_t without_value = count - node.inputs.size(), without_operand = count - node.operands.size();
  const auto text = [&](size_t i) {
    std::string item = i < without_value ? "" : value_text(node.inputs[i - without_value]);
    if (i < without_operand)
      return item;
    const Operand &operand = node.operands[i - without_operand];
    return fmt::format("{}{}{} s{}", item, item.empty() ? "" : " ", name(operand.hold).str(), operand.slot);
  };
  const std::string list = list_of(std::vector<bool>(count), text);
  if (node.kind == Kind::boundary)
    return " [" + list + "]";
  return count ? " (" + list + ")" : "";
}

std::string detail_text(const Node &node) {
  if (!node.detail)
    return "";
  switch (detail_of(node.kind)) {
  case Detail::Boundary:
    return flags_text(boundary_details(), *node.detail);
  case Detail::Names:
    return fmt::format(" names {}", *node.detail);
  case Detail::Hold:
    return " as " + name(static_cast<Hold>(*node.detail)).str();
  case Detail::Slot:
    return fmt::format(" {} s{}", slot_word(node.kind), *node.detail);
  case Detail::Local:
    return fmt::format(" local {}", *node.detail);
  case Detail::None:
    break;
  }
  return "";
}

std::string type_text(const Value &value) {
  if (value.representation == Representation::Truth)
    return "truth";
  return name(value.type).str() + (value.small_int ? fmt::format(" {}", *value.small_int) : "");
}

std::string outputs_text(const Function &function, const Node &node) {
  if (node.outputs.empty())
    return "";
  size_t slot = 0;
  const auto text = [&](size_t i) {
    const ValueId value = node.outputs[i];
    const bool is_object = function.values[value].representation == Representation::Object;
    const bool has_slot = is_object && slot < node.slots.size();
    return value_text(value) + (has_slot ? fmt::format(" s{}", node.slots[slot++]) : "");
  };
  return list_of(node.outputs, text) + " = ";
}

class Printer {
public:
  Printer(const Function &function, llvm::raw_ostream &out) : function(function), out(out) {}

  void run() {
    const std::string version = function.version == opgen::default_version()
                                    ? ""
                                    : fmt::format(" python '{}'", to_string(function.version));
    const std::string form = function.form == Form::Full ? "" : " " + name(function.form).str();
    out << fmt::format("function {} code {}{}{}{}:\n  order", quoted(function.name), function.code_index,
                       version, form, function.has_slots ? " slots" : "");
    for (const BlockId id : function.order)
      out << ' ' << id;
    out << '\n';
    for (BlockId id = 0; id < function.blocks.size(); ++id)
      print_block(id);
  }

private:
  void print_block(BlockId id) {
    const Block &block = function.blocks[id];
    out << fmt::format("  block {} at {}{}{}", id, block.first,
                       block.copy ? fmt::format(" copy {}", block.copy) : "",
                       block.reachable ? " " : " unreachable ")
        << stack_text(block.stack, block.holds);
    if (block.next != no_block)
      out << " next " << block.next << ' ' << stack_text(block.to_next);
    if (block.jump != no_block)
      out << " jump " << block.jump << ' ' << stack_text(block.to_jump, block.jump_holds);
    if (block.handler.block != no_block)
      out << fmt::format(" handler {} keeps {}{}", block.handler.block, block.handler.keeps,
                         block.handler.takes_last_i ? " last_i" : "");
    out << ":\n";
    for (const Phi &phi : block.phis)
      print_phi(phi);
    for (const Node &node : block.nodes)
      print_node(node, "    ");
    if (!block.jump_nodes.empty())
      out << "    on jump:\n";
    for (const Node &node : block.jump_nodes)
      print_node(node, "      ");
  }

  void print_phi(const Phi &phi) {
    const std::string text =
        fmt::format("    {} = phi {} {} ({}): {}", value_text(phi.value), phi.of_local ? "local" : "slot",
                    phi.index, values_text(phi.operands), type_text(function.values[phi.value]));
    print_line(text, phi.of_local ? local_name(phi.index) : "");
  }

  void print_node(const Node &node, const char *indent) {
    print_line(indent + text_of(function, node), comment(node));
  }

  void print_line(const std::string &text, const std::string &comment) {
    out << text;
    if (!comment.empty())
      out << std::string(text.size() < comment_column ? comment_column - text.size() : 1, ' ') << "; "
          << comment;
    out << '\n';
  }

  std::string local_name(uint32_t local) const {
    return function.body.code ? pyc::printable(function.body.code->localsplus[local].name) : "";
  }

  std::string comment(const Node &node) const {
    if (node.kind == Kind::argument)
      return local_name(node.immediate);
    if (node.kind != Kind::boundary || !function.body.code)
      return "";
    const bytecode::Instruction &instruction = function.body.instructions[node.immediate];
    return fmt::format("{}  {}", instruction.offset, bytecode::instruction_text(function.body, instruction));
  }

  const Function &function;
  llvm::raw_ostream &out;
};

} // namespace

std::string text_of(const Function &function, const Node &node) {
  std::string text = outputs_text(function, node) + name(node).str() + immediate_text(function, node);
  if (node.kind == Kind::leave_between)
    text += fmt::format(" of {}", node.row->function);
  text += inputs_text(node);
  if (node.kind == Kind::jump || node.kind == Kind::branch)
    text += flags_text(jump_flags(), node.immediate);
  text += detail_text(node);
  if (!node.outputs.empty())
    text +=
        ": " + list_of(node.outputs, [&](size_t i) { return type_text(function.values[node.outputs[i]]); });
  if (node.raise != Raise::None)
    text += node.raise == Raise::New ? " raises" : " raises again";
  if (!node.is_covered)
    text += " uncovered";
  if (!node.stack.empty())
    text += " stack [" + holds_text(node.stack) + "]";
  return text;
}

void print(const Function &function, llvm::raw_ostream &out) {
  Printer(function, out).run();
}

} // namespace lasti::ir
