// Conditions, calls, jumps, suspension and raising.

#include "emit/likely/builtin_call.h"
#include "emit/likely/super_load.h"
#include "emit/node.h"

#include <fmt/ranges.h>

namespace lasti::emit {

using ir::Kind;
using ir::Node;

void NodeWriter::write_control(const Node &node) {
  switch (node.kind) {
  case Kind::at:
    return line("f.at({});", text.function.body.instructions[node.immediate].offset);
  case Kind::poll:
    return check(node, "f.poll()");
  case Kind::test:
    return truth(node, "is_true(f, " + operand(node, 0) + ")");
  case Kind::test_bool:
    return truth(node, "is_true_bool(" + operand(node, 0) + ")");
  case Kind::test_none:
    return truth(node, "is_none(" + operand(node, 0) + ")");
  case Kind::call_function:
  case Kind::call_method:
    return call(node);
  case Kind::call_function_ex:
    return call_ex(node);
  case Kind::next_item:
    return two_ways(node, "next_item", "IterateCache");
  case Kind::next_in_range:
    return truth(node, fmt::format("next_in_range({}, {})", operand(node, 0), slot(node.slots[0])));
  case Kind::send:
    return two_ways(node, "send", "SendCache");
  case Kind::end_async_for:
    return line("if (!end_async_for(f, {})) goto {};", operand(node, 0),
                unwind(node, ColdPaths::Raise::Again));
  case Kind::leave_if_traced:
    return line("if (f.leaving({})) goto {};", text.function.body.instructions[node.immediate].start,
                leave(node));
  case Kind::leave_between:
    return leave_between(node);
  default:
    return;
  }
}

/// Goes on behind the load if the callee is super, and the class is as it was.
void NodeWriter::load_super(const Node &call) {
  const std::optional<SuperLoad> found = find_super_load(text.function, block, call);
  if (!found)
    return;
  std::vector<std::string> made;
  for (const uint32_t depth : found->load->slots)
    made.push_back(fmt::format("{}", slot(depth)));
  const uint32_t offset = text.function.body.instructions[index].offset;
  if (block.copy == 0)
    line("static SuperCache super_{};", offset);
  const Label behind{text.function.body.instructions[found->next].start, block.copy};
  text.jumped_to.insert(behind);
  line("if (load_super_{}(f, {}, super_{}, {}, {}, {})) goto {};", made.size() == 2 ? "method" : "attribute",
       immediate(found->load->row->immediates[0], *found->load), offset, found->class_cell,
       slot(call.operands[1].slot), fmt::join(made, ", "), behind);
}

void NodeWriter::call(const Node &node) {
  const bool is_function = node.kind == Kind::call_function;
  if (is_function && !text.options.literal)
    load_super(node);
  std::vector<std::string> arguments;
  for (size_t input = 2; input < node.operands.size(); ++input)
    arguments.push_back(operand(node, input));
  const llvm::StringRef general = is_function ? "call_function" : "call_method";
  const llvm::StringRef callee = text.options.literal ? general : function_for(text.function, block, node);
  std::string text = fmt::format("{}(f, {}, ", callee.str(), cache("CallCache"));
  if (!is_function)
    text += operand(node, 0) + ", ";
  text += operand(node, 1);
  text += fmt::format(", arguments({})", fmt::join(arguments, ", "));
  if (node.detail)
    text += fmt::format(", f.constant({})", *node.detail);
  check(node, fmt::format("({} = {}))", slot(node.slots[0]), text));
}

void NodeWriter::call_ex(const Node &node) {
  const std::string keywords = node.immediate & 1 ? operand(node, 3) : "Borrowed{}";
  check(node, fmt::format("({} = call_function_ex(f, {}, {}, {}))", slot(node.slots[0]), operand(node, 1),
                          operand(node, 2), keywords));
}

void NodeWriter::two_ways(const Node &node, const char *function, const char *cache_type) {
  std::vector<std::string> arguments{"f", cache(cache_type)};
  for (size_t input = 0; input < node.operands.size(); ++input)
    arguments.push_back(operand(node, input));
  arguments.push_back(fmt::format("{}", slot(node.slots[0])));
  truth(node, fmt::format("{}({})", function, fmt::join(arguments, ", ")));
}

void NodeWriter::leave_between(const Node &node) {
  const std::string value = node.row->form == opgen::Form::Condition
                                ? "Owned(boolean(t))"
                                : fmt::format("share(f.local({}))", *node.detail);
  line("if (f.leaving({})) {{", text.function.body.instructions[node.immediate].start);
  line("  {} = {};", slot(node.stack.size() - 1), value);
  line("  goto {};", leave(node));
  line("}}");
}

void NodeWriter::write_ends(const Node &node) {
  switch (node.kind) {
  case Kind::jump:
    return line("goto {};", label(block.jump));
  case Kind::branch:
    return branch(node.immediate & ir::when_true ? "t" : "!t");
  case Kind::guard:
    return guard(node);
  case Kind::finish:
    return line("return f.finish({});", operand(node, 0));
  case Kind::suspend: {
    const std::string value = operand(node, 0);
    text.cold.spill(out, node.stack.vec());
    return line("return f.suspend({}, {});", node.stack.size(), value);
  }
  case Kind::make_generator:
    return line("return f.make_generator();");
  case Kind::raise:
    return raise(node);
  default:
    return reraise(node);
  }
}

void NodeWriter::branch(const std::string &condition) {
  if (block.jump_nodes.empty())
    return line("if ({}) goto {};", condition, label(block.jump));
  line("if ({}) {{", condition);
  NodeWriter inner(text, out, block, index, "  ");
  for (const Node &each : block.jump_nodes)
    inner.write(each);
  inner.line("goto {};", label(block.jump));
  line("}}");
}

/// The test of a type has its name. With --leave-checks it may be made to fail.
void NodeWriter::guard(const Node &node) {
  const std::string test =
      fmt::format("is_{}({})", flow::name(static_cast<ir::Type>(node.immediate)).str(), operand(node, 0));
  branch(text.options.leave_checks ? "f.guard(" + test + ")" : test);
}

void NodeWriter::raise(const Node &node) {
  if (node.immediate == 0) { // ceval.c do_raise: the current exception keeps its traceback
    line("if (raise_again(f)) goto {};", unwind(node, ColdPaths::Raise::Again));
    return line("goto {};", unwind(node));
  }
  const std::string cause = node.immediate == 2 ? operand(node, 1) : "nullptr";
  line("raise_exception(f, {}, {});", operand(node, 0), cause);
  line("goto {};", unwind(node));
}

void NodeWriter::reraise(const Node &node) {
  const bool has_index = node.operands.size() == 2;
  const std::string last_i = has_index ? operand(node, 0) : "Borrowed{}";
  line("if (reraise(f, {}, {})) goto {};", last_i, operand(node, has_index ? 1 : 0),
       unwind(node, ColdPaths::Raise::Again));
  line("goto {};", unwind(node));
}

} // namespace lasti::emit
