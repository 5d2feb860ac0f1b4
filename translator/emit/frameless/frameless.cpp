#include "emit/frameless/frameless.h"

#include "emit/frameless/analysis.h"
#include "emit/frameless/operations.h"
#include "emit/names.h"

#include <fmt/ranges.h>
#include <llvm/ADT/STLExtras.h>

#include <cstring>
#include <map>
#include <set>

namespace lasti::emit {
namespace {

class FramelessWriter {
public:
  FramelessWriter(const ir::Function &function, const Options &options)
      : function(function), options(options), numbers(*find_numbers(function)),
        returns_found(returns_found_value(function)) {}

  void write(Writer &out);

private:
  void write_block(ir::BlockId id);
  void write_node(const ir::Node &node, const ir::Block &block);
  uint32_t free_index(uint32_t local) const;
  std::string looking(const ir::Node &node);
  void load(const ir::Node &node, ir::ValueId found);
  bool stays(ir::ValueId value) const;
  std::string reference(ir::ValueId value);
  void tuple(const ir::Node &node);
  void call(const ir::Node &node);
  void length(const ir::Node &node);
  void store(const ir::Node &node);
  void test(const ir::Node &node, bool as_object);
  void end(const ir::Node &node, const ir::Block &block);
  void jump(ir::BlockId to, llvm::ArrayRef<ir::ValueId> stack, const char *indent);
  void guard();
  std::string number(ir::ValueId value);
  void calculate(const ir::Node &node);

  std::string name(ir::ValueId value) const { return fmt::format("v{}", value); }
  /// A variable for a value that is made here.
  std::string define(ir::ValueId value) {
    variables.insert({value, function.values[value].representation});
    return name(value);
  }
  std::string use(ir::ValueId value) const {
    const auto found = text_of.find(value);
    return found == text_of.end() ? name(value) : found->second;
  }
  /// The cache of the instruction.
  std::string cache(const char *type) {
    caches[offset] = type;
    return fmt::format("cache_{}", offset);
  }

  const ir::Function &function;
  const Options &options;
  const std::set<ir::ValueId> numbers;
  const bool returns_found;
  Writer body;
  std::set<std::string> number_variables;
  std::set<ir::ValueId> converted;                     ///< objects whose numbers are known in this block
  std::map<ir::ValueId, std::string> number_text;      ///< of numbers: their variables
  std::map<ir::ValueId, std::string> text_of;          ///< of values without a variable
  std::map<ir::ValueId, const char *> makers;          ///< of new lists and dicts
  std::map<ir::ValueId, ir::Representation> variables; ///< declared at the beginning
  std::map<uint32_t, const char *> caches;             ///< their types, by the offset of the instruction
  std::set<ir::ValueId> returned;                      ///< tuples and results, which have been returned
  std::set<ir::BlockId> entered;                       ///< blocks that a goto names
  uint32_t offset = 0;                                 ///< of the instruction
  ir::BlockId behind = ir::no_block;                   ///< the block that will stand behind this one
  bool uses_constants = false;
  bool uses_truth = false;
};

/// In code for tests, each guard may be made to fail.
void FramelessWriter::guard() {
  if (options.leave_checks)
    body.line("if (!frameless::guard()) return nullptr;");
}

/// The index of the name that a node is told.
int name_index(const ir::Node &node) {
  const int oparg = static_cast<int>(node.immediate);
  const auto index = node.row->immediates.empty() ? nullptr : node.row->immediates[0].index;
  return index ? index(oparg) : oparg;
}

/// The index of a local among the free variables.
uint32_t FramelessWriter::free_index(uint32_t local) const {
  const auto &locals = function.body.code->localsplus;
  return local - static_cast<uint32_t>(llvm::find_if(locals, [](const auto &each) { return each.is_free; }) -
                                       locals.begin());
}

std::string FramelessWriter::looking(const ir::Node &node) {
  const llvm::StringRef operation = ir::name(node);
  if (operation == "load_global")
    return fmt::format("load_global(function, {}, {})", name_index(node), cache("GlobalCache"));
  if (operation == "load_cell")
    return fmt::format("load_cell(function, {})", free_index(node.immediate));
  if (operation == "get_item")
    return fmt::format("get_item({}, {})", use(node.inputs[0]), use(node.inputs[1]));
  return fmt::format("{}(function, {}, {}, {})", operation.str(), name_index(node), cache("AttributeCache"),
                     use(node.inputs[0]));
}

void FramelessWriter::load(const ir::Node &node, ir::ValueId found) {
  guard();
  body.line("if (!({} = frameless::{})) return nullptr;", define(found), looking(node));
}

void FramelessWriter::store(const ir::Node &node) {
  const std::string place = cache("AttributeCache");
  guard();
  if (numbers.count(node.inputs[0]))
    body.line("if (!frameless::store_number(thread, function, {}, {}, {}, {}, {})) return nullptr;",
              node.immediate, place, number(node.inputs[0]), use(node.inputs[1]), !returns_found);
  else if (const auto maker = makers.find(node.inputs[0]); maker != makers.end())
    body.line("if (!frameless::store_new(thread, function, {}, {}, frameless::{}, {})) return nullptr;",
              node.immediate, place, maker->second, use(node.inputs[1]));
  else
    body.line("if (!frameless::store_attribute(function, {}, {}, {}, {}, {})) return nullptr;",
              node.immediate, place, use(node.inputs[0]), use(node.inputs[1]), !returns_found);
}

/// Whether a value is there for as long as the function runs.
bool FramelessWriter::stays(ir::ValueId value) const {
  const auto found = text_of.find(value);
  return found != text_of.end() && found->second.back() == ']';
}

/// A new reference to a value.
std::string FramelessWriter::reference(ir::ValueId value) {
  return numbers.count(value) ? fmt::format("frameless::result(thread, {})", number(value))
                              : fmt::format("frameless::share({})", use(value));
}

void FramelessWriter::tuple(const ir::Node &node) {
  std::vector<std::string> items;
  for (const ir::ValueId input : node.inputs)
    items.push_back(reference(input));
  guard();
  body.line("{{");
  body.line("  PyObject *items[] = {{{}}};", fmt::join(items, ", "));
  body.line("  return frameless::tuple_of(thread, items, {});", items.size());
  body.line("}}");
}

/// The callee and its arguments: the function of a method has its self before them.
void FramelessWriter::call(const ir::Node &node) {
  const bool is_method = node.kind == ir::Kind::call_method;
  const ir::ValueId callee = node.inputs[is_method ? 0 : 1];
  std::vector<std::string> arguments{"nullptr"};
  unsigned owned = 0;
  for (size_t input = is_method ? 1 : 2; input < node.inputs.size(); ++input) {
    const ir::ValueId value = node.inputs[input];
    if (!stays(value))
      owned |= 1U << (arguments.size() - 1);
    arguments.push_back(stays(value) ? use(value) : reference(value));
  }
  const std::string place = cache("CallCache");
  guard();
  body.line("{{");
  body.line("  PyObject *arguments[] = {{{}}};", fmt::join(arguments, ", "));
  body.line("  return frameless::call(thread, {}, {}, arguments + 1, {}, {});", use(callee), place,
            arguments.size() - 1, owned);
  body.line("}}");
}

void FramelessWriter::length(const ir::Node &node) {
  const std::string variable = fmt::format("n{}", node.outputs[0]);
  number_variables.insert(variable);
  number_text[node.outputs[0]] = variable;
  guard();
  body.line("if (!frameless::length(thread, {}, {}, {})) return nullptr;", use(node.inputs[1]),
            use(node.inputs[2]), variable);
}

/// The variable of a value as a number. An object is looked at once a block.
std::string FramelessWriter::number(ir::ValueId value) {
  if (numbers.count(value))
    return number_text[value];
  std::string variable = fmt::format("n{}", value);
  number_variables.insert(variable);
  if (converted.insert(value).second) {
    guard();
    body.line("if (!frameless::to_number({}, {})) return nullptr;", use(value), variable);
  }
  return variable;
}

void FramelessWriter::calculate(const ir::Node &node) {
  const std::string left = number(node.inputs[0]), right = number(node.inputs[1]);
  const std::string variable = fmt::format("n{}", node.outputs[0]);
  number_variables.insert(variable);
  number_text[node.outputs[0]] = variable;
  guard();
  body.line("if (!frameless::{}({}, {}, {})) return nullptr;", frameless_arithmetic(node).str(), left, right,
            variable);
}

/// A Test makes a condition, a Boolean the object.
void FramelessWriter::test(const ir::Node &node, bool as_object) {
  const FramelessTest test = frameless_test(node);
  const std::string result = define(node.outputs[0]);
  guard();
  if (test.compares_identity) {
    const std::string condition =
        fmt::format("{} {} {}", use(node.inputs[0]), test.negated ? "!=" : "==", use(node.inputs[1]));
    body.line("{} = {};", result, as_object ? "frameless::boolean(" + condition + ")" : condition);
    return;
  }
  if (node.inputs.size() == 2 && (numbers.count(node.inputs[0]) || numbers.count(node.inputs[1]))) {
    const std::string left = number(node.inputs[0]), right = number(node.inputs[1]);
    uses_truth |= as_object;
    body.line("if (({} = frameless::compare_numbers{}({}, {})) < 0) return nullptr;",
              as_object ? "t" : result, llvm::StringRef(test.function).drop_front(strlen("compare")).str(),
              left, right);
    if (as_object)
      body.line("{} = frameless::boolean(t);", result);
    return;
  }
  const std::string second = node.inputs.size() > 1 ? ", " + use(node.inputs[1]) : "";
  uses_truth |= as_object;
  body.line("if (({} = frameless::{}({}{})) < 0) return nullptr;", as_object ? "t" : result, test.function,
            use(node.inputs[0]), second);
  if (as_object)
    body.line("{} = frameless::boolean({}t);", result, test.negated ? "!" : "");
}

/// Goes to another block, whose phis get their values: without a jump if that stands behind, unless it is in
/// a branch.
void FramelessWriter::jump(ir::BlockId to, llvm::ArrayRef<ir::ValueId> stack, const char *indent) {
  for (const ir::Phi &phi : function.blocks[to].phis)
    body.line("{}{} = {};", indent, define(phi.value), use(stack[phi.index]));
  if (indent[0] == 0 && to == behind)
    return;
  body.line("{}goto B{};", indent, to);
  entered.insert(to);
}

void FramelessWriter::end(const ir::Node &node, const ir::Block &block) {
  if (node.kind == ir::Kind::finish && returned.count(node.inputs[0]))
    return;
  if (node.kind == ir::Kind::finish && numbers.count(node.inputs[0]))
    return body.line("return frameless::result(thread, {});", number(node.inputs[0]));
  if (node.kind == ir::Kind::finish)
    return body.line("return frameless::result({});", use(node.inputs[0]));
  if (node.kind == ir::Kind::jump)
    return jump(block.jump, block.to_jump, "");
  body.line("if ({}{}) {{", node.immediate & ir::when_true ? "" : "!", use(node.inputs[0]));
  jump(block.jump, block.to_jump, "  ");
  body.line("}}");
}

void FramelessWriter::write_node(const ir::Node &node, const ir::Block &block) {
  switch (*frameless_way(node)) {
  case Frameless::Nothing:
    if (node.kind == ir::Kind::boundary)
      offset = function.body.instructions[node.immediate].offset;
    return;
  case Frameless::Alias:
    if (numbers.count(node.inputs[0]))
      number_text[node.outputs[0]] = number(node.inputs[0]);
    else
      text_of[node.outputs[0]] = use(node.inputs[0]);
    return;
  case Frameless::Constant:
    uses_constants |= node.kind == ir::Kind::constant;
    text_of[node.outputs[0]] =
        fmt::format("{}[{}]", node.kind == ir::Kind::constant ? "constant" : "argument", node.immediate);
    return;
  case Frameless::Load:
    return load(node, node.outputs.back());
  case Frameless::Method:
    text_of[node.outputs[1]] = use(node.inputs[0]);
    return load(node, node.outputs[0]);
  case Frameless::Store:
    return store(node);
  case Frameless::New:
    makers[node.outputs[0]] = ir::name(node) == "build_list" ? "new_list" : "new_dict";
    return;
  case Frameless::Tuple:
    returned.insert(node.outputs[0]);
    return tuple(node);
  case Frameless::Call:
    if (is_length(function, block, node))
      return length(node);
    returned.insert(node.outputs[0]);
    return call(node);
  case Frameless::Number:
    return calculate(node);
  case Frameless::Test:
  case Frameless::Boolean:
    return test(node, *frameless_way(node) == Frameless::Boolean);
  case Frameless::End:
    return end(node, block);
  }
}

void FramelessWriter::write_block(ir::BlockId id) {
  const ir::Block &block = function.blocks[id];
  converted.clear();
  for (const ir::Node &node : block.nodes)
    write_node(node, block);
  if (block.next != ir::no_block)
    jump(block.next, block.to_next, "");
}

void FramelessWriter::write(Writer &out) {
  std::map<ir::BlockId, Writer> blocks;
  for (auto [index, id] : llvm::enumerate(function.order)) {
    body = Writer();
    behind = index + 1 < function.order.size() ? function.order[index + 1] : ir::no_block;
    write_block(id);
    blocks[id] = std::move(body);
  }
  out.blank();
  if (options.comments)
    out.margin("// The same without a frame, where nobody can look.");
  out.margin("{} {{", frameless_declaration(function));
  out.line("if (!frameless::may_begin(thread)) return nullptr;");
  if (uses_constants)
    out.line("PyObject *const *const constant = frameless::constants(function);");
  for (const auto &[value, representation] : variables)
    out.line("{}v{};", representation == ir::Representation::Truth ? "int " : "PyObject *", value);
  for (const std::string &variable : number_variables)
    out.line("frameless::Number {};", variable);
  if (uses_truth)
    out.line("int t;");
  for (const auto &[each, type] : caches)
    out.line("static {} cache_{};", type, each);
  for (ir::BlockId id : function.order) {
    if (entered.count(id))
      out.margin("B{}:", id);
    out.append(blocks[id]);
  }
  out.margin("}}");
}

} // namespace

std::string frameless_name(const ir::Function &function) {
  return function_identifier(function.body.code->qualname, function.code_index) + "_frameless";
}

std::string frameless_declaration(const ir::Function &function) {
  return fmt::format("PyObject *{}(PyThreadState *thread, PyObject *function, PyObject *const *argument)",
                     frameless_name(function));
}

void write_frameless(const ir::Function &function, const Options &options, Writer &out) {
  FramelessWriter(function, options).write(out);
}

} // namespace lasti::emit
