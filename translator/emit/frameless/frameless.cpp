#include "emit/frameless/frameless.h"

#include "emit/comments.h"
#include "emit/frameless/operations.h"
#include "emit/names.h"

#include <llvm/ADT/STLExtras.h>

#include <cstring>
#include <map>
#include <optional>
#include <set>

namespace lasti::emit {
namespace {

constexpr size_t most_instructions = 48;

/// What a function does that another run of it could find changed.
struct Effects {
  size_t stores = 0;
  bool looks = false;         ///< it loads attributes or tests values
  bool goes_on_after = false; ///< it looks or stores behind a store
};

bool has_plain_arguments(const pyc::CodeObject &code) {
  using namespace pyc::code_flags;
  return code.flags & optimized && !(code.flags & (varargs | varkeywords)) && code.kwonlyargcount == 0;
}

/// Values take the place of locals where there are no phis of them. To store into an argument drops that.
bool may_store_local(const ir::Function &function, const ir::Node &node) {
  return function.order.size() == 1 && node.immediate >= static_cast<uint32_t>(function.body.code->argcount);
}

/// All its nodes have a way, and control goes forwards only. Collects the effects.
bool has_ways(const ir::Function &function, Effects &effects) {
  std::map<ir::BlockId, size_t> position;
  for (auto [index, id] : llvm::enumerate(function.order))
    position[id] = index;
  for (ir::BlockId id : function.order) {
    const ir::Block &block = function.blocks[id];
    if (block.handler.block != ir::no_block)
      return false;
    for (ir::BlockId successor : {block.next, block.jump})
      if (successor != ir::no_block && position[successor] <= position[id])
        return false;
    for (const ir::Phi &phi : block.phis)
      if (phi.of_local)
        return false;
    for (const ir::Node &node : block.nodes) {
      const std::optional<Frameless> way = frameless_way(node);
      if (!way || (node.kind == ir::Kind::store_local && !may_store_local(function, node)))
        return false;
      const bool stores = way == Frameless::Store;
      const bool looks = way == Frameless::Load || way == Frameless::Test || way == Frameless::Boolean ||
                         way == Frameless::Number;
      effects.goes_on_after |= effects.stores > 0 && (stores || looks);
      effects.looks |= looks;
      effects.stores += stores;
    }
  }
  return true;
}

/// A list or dict that is made goes into an attribute, and nowhere else.
bool keeps_nothing_new(const ir::Function &function) {
  std::map<ir::ValueId, bool> is_new;
  for (ir::BlockId id : function.order)
    for (const ir::Node &node : function.blocks[id].nodes) {
      const Frameless way = *frameless_way(node);
      if (way == Frameless::New)
        is_new[node.outputs[0]] = true;
      else if (way != Frameless::Nothing)
        for (auto [index, input] : llvm::enumerate(node.inputs))
          if (is_new.count(input) && (way != Frameless::Store || index != 0))
            return false;
    }
  for (ir::BlockId id : function.order)
    for (const ir::Phi &phi : function.blocks[id].phis)
      for (ir::ValueId operand : phi.operands)
        if (is_new.count(operand))
          return false;
  return true;
}

/// Whether a node may take a number that is no object: to calculate, compare, store or return it.
bool takes_number(const ir::Node &node, Frameless way, size_t input) {
  const bool compares = (way == Frameless::Test || way == Frameless::Boolean) && node.inputs.size() == 2 &&
                        !frameless_test(node).compares_identity;
  return way == Frameless::Number || way == Frameless::Alias || compares ||
         (way == Frameless::Store && input == 0) || node.kind == ir::Kind::finish;
}

/// The values that are numbers; nothing if one is needed as an object.
std::optional<std::set<ir::ValueId>> find_numbers(const ir::Function &function) {
  std::set<ir::ValueId> numbers;
  for (ir::BlockId id : function.order) {
    for (const ir::Phi &phi : function.blocks[id].phis)
      for (ir::ValueId operand : phi.operands)
        if (numbers.count(operand))
          return std::nullopt;
    for (const ir::Node &node : function.blocks[id].nodes) {
      const Frameless way = *frameless_way(node);
      if (way == Frameless::Nothing)
        continue;
      for (auto [index, input] : llvm::enumerate(node.inputs))
        if (numbers.count(input) && !takes_number(node, way, index))
          return std::nullopt;
      if (way == Frameless::Number || (way == Frameless::Alias && numbers.count(node.inputs[0])))
        numbers.insert(node.outputs[0]);
    }
  }
  return numbers;
}

/// Whether it may return what it has found in an attribute, so that this must not end.
bool returns_found_value(const ir::Function &function) {
  std::set<ir::ValueId> found;
  for (ir::BlockId id : function.order) {
    for (const ir::Phi &phi : function.blocks[id].phis)
      found.insert(phi.value);
    for (const ir::Node &node : function.blocks[id].nodes) {
      const Frameless way = *frameless_way(node);
      if (way == Frameless::Load || (way == Frameless::Alias && found.count(node.inputs[0])))
        found.insert(node.outputs[0]);
      if (node.kind == ir::Kind::finish && found.count(node.inputs[0]))
        return true;
    }
  }
  return false;
}

class FramelessWriter {
public:
  FramelessWriter(const ir::Function &function, const Options &options)
      : function(function), options(options), numbers(*find_numbers(function)),
        returns_found(returns_found_value(function)) {}

  void write(Writer &out);

private:
  void write_block(ir::BlockId id);
  void write_node(const ir::Node &node, const ir::Block &block);
  void load(const ir::Node &node);
  void store(const ir::Node &node);
  void test(const ir::Node &node, bool as_object);
  void end(const ir::Node &node, const ir::Block &block);
  void go(ir::BlockId to, llvm::ArrayRef<ir::ValueId> stack, const char *indent, ir::BlockId behind);
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
  std::string cache(uint32_t offset) const { return fmt::format("cache_{}", offset); }

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
  std::set<uint32_t> caches;                           ///< by the offset of the instruction
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

void FramelessWriter::load(const ir::Node &node) {
  caches.insert(offset);
  guard();
  body.line("if (!({} = frameless::load_attribute(function, {}, {}, {}))) return nullptr;",
            define(node.outputs[0]),
            node.row->immediates[0].index ? node.row->immediates[0].index(node.immediate)
                                          : static_cast<int>(node.immediate),
            cache(offset), use(node.inputs[0]));
}

void FramelessWriter::store(const ir::Node &node) {
  caches.insert(offset);
  guard();
  if (numbers.count(node.inputs[0]))
    body.line("if (!frameless::store_number(thread, function, {}, {}, {}, {}, {})) return nullptr;",
              node.immediate, cache(offset), number(node.inputs[0]), use(node.inputs[1]), !returns_found);
  else if (const auto maker = makers.find(node.inputs[0]); maker != makers.end())
    body.line("if (!frameless::store_new(thread, function, {}, {}, frameless::{}, {})) return nullptr;",
              node.immediate, cache(offset), maker->second, use(node.inputs[1]));
  else
    body.line("if (!frameless::store_attribute(function, {}, {}, {}, {}, {})) return nullptr;",
              node.immediate, cache(offset), use(node.inputs[0]), use(node.inputs[1]), !returns_found);
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

/// Goes to another block, whose phis get their values; without a jump if that stands behind.
void FramelessWriter::go(ir::BlockId to, llvm::ArrayRef<ir::ValueId> stack, const char *indent,
                         ir::BlockId behind) {
  for (const ir::Phi &phi : function.blocks[to].phis)
    body.line("{}{} = {};", indent, define(phi.value), use(stack[phi.index]));
  if (to == behind)
    return;
  body.line("{}goto B{};", indent, to);
  entered.insert(to);
}

void FramelessWriter::end(const ir::Node &node, const ir::Block &block) {
  if (node.kind == ir::Kind::finish && numbers.count(node.inputs[0]))
    return body.line("return frameless::result(thread, {});", number(node.inputs[0]));
  if (node.kind == ir::Kind::finish)
    return body.line("return frameless::result({});", use(node.inputs[0]));
  if (node.kind == ir::Kind::jump)
    return go(block.jump, block.to_jump, "", behind);
  body.line("if ({}{}) {{", node.immediate & ir::when_true ? "" : "!", use(node.inputs[0]));
  go(block.jump, block.to_jump, "  ", ir::no_block);
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
    return load(node);
  case Frameless::Store:
    return store(node);
  case Frameless::New:
    makers[node.outputs[0]] = ir::name(node) == "build_list" ? "new_list" : "new_dict";
    return;
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
    go(block.next, block.to_next, "", behind);
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
  for (uint32_t each : caches)
    out.line("static AttributeCache cache_{};", each);
  for (ir::BlockId id : function.order) {
    if (entered.count(id))
      out.margin("B{}:", id);
    out.append(blocks[id]);
  }
  out.margin("}}");
}

} // namespace

bool has_frameless(const ir::Function &function, const Options &options) {
  Effects effects;
  return !options.literal && function.body.instructions.size() <= most_instructions &&
         has_plain_arguments(*function.body.code) && has_ways(function, effects) &&
         keeps_nothing_new(function) && find_numbers(function) && !(effects.looks && effects.goes_on_after);
}

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
