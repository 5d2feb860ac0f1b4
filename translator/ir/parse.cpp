// Line by line: what a line is follows from its first words.

#include "ir/parse.h"

#include "ir/text_line.h"

namespace lasti::ir {
namespace {

/// Beyond every number that a real function has, and small enough to be doubled.
constexpr uint64_t number_end = uint64_t(1) << 28;

class Parser {
public:
  llvm::Expected<std::vector<Function>> run(llvm::StringRef text) {
    for (uint32_t number = 1; !text.empty(); ++number) {
      llvm::StringRef line_text;
      std::tie(line_text, text) = text.split('\n');
      TextLine read(line_text);
      line = &read;
      if (!read.failed() && !read.empty())
        parse_line();
      if (!read.failed() && !read.empty())
        read.fail("too much on the line");
      if (read.failed())
        return llvm::createStringError("line " + llvm::Twine(number) + ": " + read.mistake());
    }
    return std::move(functions);
  }

private:
  void parse_line() {
    if (line->take("function"))
      return parse_function();
    if (functions.empty())
      return line->need("function");
    if (line->take("order"))
      return parse_order();
    if (line->take("block"))
      return parse_block();
    if (function().blocks.empty())
      return line->need("block");
    if (line->take("on")) {
      line->need("jump");
      line->need(":");
      is_on_jump = true;
      return;
    }
    parse_definition();
  }

  Function &function() { return functions.back(); }
  Block &block() { return function().blocks.back(); }

  void parse_function() {
    functions.emplace_back();
    function().name = line->string();
    line->need("code");
    function().code_index = line->number(number_end);
    function().version = parse_version();
    for (const Form form : {Form::Literal, Form::Plain})
      if (line->take(name(form)))
        function().form = form;
    function().has_slots = line->take("slots");
    line->need(":");
  }

  pyc::PyVersion parse_version() {
    if (!line->take("python"))
      return opgen::default_version();
    const std::optional<pyc::PyVersion> version = pyc::find_version(line->string());
    if (version && opgen::can_translate(*version))
      return *version;
    line->fail("no code of this version can be translated");
    return {};
  }

  void parse_order() {
    while (!line->failed() && line->sees_number())
      function().order.push_back(line->number(number_end));
  }

  void parse_block() {
    is_on_jump = false;
    if (line->number(number_end) != function().blocks.size())
      line->fail("blocks are numbered from 0 on");
    function().blocks.emplace_back();
    line->need("at");
    block().first = line->number(number_end);
    if (line->take("copy"))
      block().copy = line->number(number_end);
    block().reachable = !line->take("unreachable");
    parse_stack(block().stack, &block().holds);
    if (line->take("next")) {
      block().next = line->number(number_end);
      parse_stack(block().to_next, nullptr);
    }
    if (line->take("jump")) {
      block().jump = line->number(number_end);
      parse_stack(block().to_jump, &block().jump_holds);
    }
    if (line->take("handler")) {
      block().handler.block = line->number(number_end);
      line->need("keeps");
      block().handler.keeps = line->number(number_end);
      block().handler.takes_last_i = line->take("last_i");
    }
    line->need(":");
  }

  /// Calls `item` for each of a list, up to the closing mark.
  template <class Item>
  void parse_list(llvm::StringRef close, Item item) {
    if (line->take(close))
      return;
    do
      item();
    while (!line->failed() && line->take(","));
    line->need(close);
  }

  ValueId value() {
    const ValueId id = line->number(most_values, 'v');
    while (function().values.size() <= id && !line->failed())
      function().make();
    return id;
  }

  Hold hold() {
    const std::optional<Hold> found = find_hold(line->word());
    if (!found)
      line->fail("null, borrowed or owned is expected");
    return found.value_or(Hold::Null);
  }

  bool sees_hold() const { return line->sees("null") || line->sees("borrowed") || line->sees("owned"); }

  void parse_stack(std::vector<ValueId> &stack, llvm::ArrayRef<Hold> *kept) {
    std::vector<Hold> holds;
    line->need("[");
    parse_list("]", [&] {
      stack.push_back(value());
      if (kept && sees_hold())
        holds.push_back(hold());
    });
    if (!holds.empty() && holds.size() != stack.size())
      line->fail("every slot of a stack, or none, must say what it holds");
    if (kept)
      *kept = function().keep_stack(llvm::ArrayRef<Hold>(holds));
  }

  void parse_definition() {
    std::vector<ValueId> outputs;
    std::vector<uint32_t> slots;
    if (line->contains("=")) {
      do {
        outputs.push_back(value());
        if (!line->sees(",") && !line->sees("="))
          slots.push_back(line->number(number_end, 's'));
      } while (!line->failed() && line->take(","));
      line->need("=");
    }
    if (line->take("phi"))
      return parse_phi(outputs);
    Node node;
    node.outputs = function().keep(llvm::ArrayRef<ValueId>(outputs));
    node.slots = function().keep(llvm::ArrayRef<uint32_t>(slots));
    parse_node(node);
    (is_on_jump ? block().jump_nodes : block().nodes).push_back(node);
  }

  void parse_phi(llvm::ArrayRef<ValueId> outputs) {
    if (outputs.size() != 1 || is_on_jump || !block().nodes.empty())
      return line->fail("a phi makes one value, and stands at the start of its block");
    Phi phi;
    phi.value = outputs[0];
    phi.of_local = line->take("local");
    if (!phi.of_local)
      line->need("slot");
    phi.index = line->number(number_end);
    line->need("(");
    parse_list(")", [&] { phi.operands.push_back(value()); });
    line->need(":");
    parse_type(phi.value);
    block().phis.push_back(std::move(phi));
  }

  Type type() {
    const llvm::StringRef word = line->word();
    const std::optional<Type> found = flow::find_type(word);
    if (!found && !line->failed())
      line->fail("'" + word + "' is no type");
    return found.value_or(Type::Any);
  }

  void parse_type(ValueId id) {
    if (line->failed())
      return;
    Value &made = function().values[id];
    if (line->take("truth"))
      made.representation = Representation::Truth;
    else
      made.type = type();
    if (line->sees_number())
      made.small_int = line->signed_number();
  }

  void parse_node(Node &node) {
    const llvm::StringRef word = line->word();
    const std::optional<Kind> kind = find_kind(word);
    node.kind = kind.value_or(Kind::operation);
    if (kind)
      parse_immediate(node);
    else
      parse_operation(node, word);
    if (node.kind == Kind::leave_between && (line->need("of"), !line->failed()))
      node.row = row(line->word(), std::nullopt);
    parse_inputs(node);
    if (node.kind == Kind::jump || node.kind == Kind::branch)
      node.immediate = flags(jump_flags());
    parse_detail(node);
    if (!node.outputs.empty())
      line->need(":");
    for (size_t i = 0; i < node.outputs.size() && !line->failed(); ++i) {
      if (i > 0)
        line->need(",");
      parse_type(node.outputs[i]);
    }
    parse_rest(node);
  }

  const opgen::Operation *row(llvm::StringRef name, std::optional<uint32_t> oparg) {
    const opgen::Operation *found = find_row(function().version, name, oparg);
    if (!found && !line->failed())
      line->fail("'" + name + "' is no operation, or its number is missing or wrong");
    return found;
  }

  void parse_operation(Node &node, llvm::StringRef name) {
    std::optional<uint32_t> oparg;
    if (line->sees_number())
      oparg = line->number(number_end);
    node.row = row(name, oparg);
    if (node.row)
      node.immediate = oparg.value_or(std::max(node.row->subcode, 0));
  }

  void parse_immediate(Node &node) {
    const Immediate immediate = immediate_of(node.kind);
    const bool has_flags = node.kind == Kind::jump || node.kind == Kind::branch;
    if (immediate == Immediate::Type)
      node.immediate = static_cast<uint32_t>(type());
    else if (immediate != Immediate::None && !has_flags)
      node.immediate = line->number(number_end, immediate == Immediate::Slot ? 's' : 0);
  }

  void parse_inputs(Node &node) {
    std::vector<ValueId> inputs;
    std::vector<Operand> operands;
    const auto item = [&] {
      const bool has_value = !sees_hold();
      if (has_value)
        inputs.push_back(value());
      if (!has_value && !inputs.empty())
        line->fail("operands without a value come first");
      if (sees_hold()) {
        operands.push_back({0, hold()});
        operands.back().slot = line->number(number_end, 's');
      } else if (!operands.empty()) {
        line->fail("values without a slot come first");
      }
    };
    if (node.kind == Kind::boundary) {
      line->need("[");
      parse_list("]", item);
    } else if (line->take("(")) {
      parse_list(")", item);
    }
    node.inputs = function().keep(llvm::ArrayRef<ValueId>(inputs));
    node.operands = function().keep(llvm::ArrayRef<Operand>(operands));
  }

  uint32_t flags(llvm::ArrayRef<FlagName> names) {
    uint32_t result = 0;
    for (const auto &[flag, name] : names)
      if (line->take(name))
        result |= flag;
    return result;
  }

  void parse_detail(Node &node) {
    switch (detail_of(node.kind)) {
    case Detail::Boundary:
      if (const uint32_t detail = flags(boundary_details()))
        node.detail = detail;
      break;
    case Detail::Names:
      if (line->take("names"))
        node.detail = line->number(number_end);
      break;
    case Detail::Hold:
      if (line->take("as"))
        node.detail = static_cast<uint32_t>(hold());
      break;
    case Detail::Slot:
      line->need(slot_word(node.kind));
      node.detail = line->number(number_end, 's');
      break;
    case Detail::Local:
      if (line->take("local"))
        node.detail = line->number(number_end);
      break;
    case Detail::None:
      break;
    }
  }

  void parse_rest(Node &node) {
    if (line->take("raises"))
      node.raise = line->take("again") ? Raise::Again : Raise::New;
    node.is_covered = !line->take("uncovered");
    std::vector<Hold> holds;
    if (line->take("stack")) {
      line->need("[");
      parse_list("]", [&] { holds.push_back(hold()); });
    }
    node.stack = function().keep(llvm::ArrayRef<Hold>(holds));
  }

  std::vector<Function> functions;
  TextLine *line = nullptr;
  bool is_on_jump = false; // the nodes of the block's jump are read
};

} // namespace

llvm::Expected<std::vector<Function>> parse(llvm::StringRef text) {
  return Parser().run(text);
}

} // namespace lasti::ir
