#include "likely/program.h"

#include <llvm/ADT/StringSwitch.h>

namespace lasti::likely {

namespace {

/// A program that has not settled by then is taken as it is.
constexpr unsigned most_rounds = 12;

} // namespace

Program::Program(const ir::Module &module) : module(module) {
  uint32_t index = 0;
  for (const auto &code : pyc::all_code(module.source.code)) {
    code_indices.try_emplace(code.get(), index);
    codes[index++] = code.get();
  }
  for (const ir::Function &function : module.functions) {
    functions[function.code_index] = &function;
    values[function.code_index].resize(function.values.size());
  }
}

void Program::run() {
  changed = true;
  for (unsigned round = 0; changed && round < most_rounds; ++round) {
    changed = sites.changed = false;
    for (const ir::Function &function : module.functions)
      look_at(function);
    changed |= sites.changed;
  }
}

Guess Program::guess_of(const ir::Function &function, ir::ValueId value) const {
  const Kind proven = kind_of(function.values[value].type);
  return proven != Kind::Nothing ? Guess{proven, 0} : values.at(function.code_index)[value];
}

std::string Program::origin_of(const ir::Function &function, uint32_t argument) const {
  const auto caller = callers.find(function.code_index);
  const auto passed = arguments.find({function.code_index, argument});
  if (caller == callers.end() || passed == arguments.end() || passed->second.kind == Kind::Nothing)
    return "";
  const auto &[from, at] = caller->second;
  return "passed by " + from->name + " at line " + std::to_string(from->body.instructions[at].line);
}

void Program::set(ir::ValueId value, const Guess &guess) {
  Guess &known = values[current->code_index][value];
  const Kind proven = kind_of(current->values[value].type);
  const Guess joined = sites.join(known, proven != Kind::Nothing ? Guess{proven, 0} : guess);
  if (joined == known)
    return;
  known = joined;
  changed = true;
}

uint32_t Program::name_site(const std::string &name) {
  const auto [found, is_new] = names.try_emplace(name, static_cast<uint32_t>(name_texts.size()));
  if (is_new)
    name_texts.push_back(name);
  return found->second;
}

void Program::look_at(const ir::Function &function) {
  current = &function;
  makers = ir::find_makers(function);
  for (const ir::BlockId id : function.order) {
    const ir::Block &block = function.blocks[id];
    for (const ir::Phi &phi : block.phis)
      for (const ir::ValueId operand : phi.operands)
        set(phi.value, get(operand));
    for (const ir::Node &node : block.nodes) {
      if (node.kind == ir::Kind::boundary)
        instruction = node.immediate;
      look_at(function, node);
    }
  }
}

void Program::look_at(const ir::Function &function, const ir::Node &node) {
  switch (node.kind) {
  case ir::Kind::argument:
    return set(node.outputs[0], arguments[{function.code_index, node.immediate}]);
  case ir::Kind::constant:
    return set(node.outputs[0], constant(function.body.code->consts[node.immediate]));
  case ir::Kind::load_local:
  case ir::Kind::load_checked_local:
    if (const ir::Node *maker = makers[node.inputs[0]]; maker && maker->kind == ir::Kind::stale)
      return set(node.outputs[0], arguments[{function.code_index, node.immediate}]); // of a generator
    [[fallthrough]];
  case ir::Kind::copy:
    return set(node.outputs[0], get(node.inputs[0]));
  case ir::Kind::next_item:
  case ir::Kind::next_in_range:
    return set(node.outputs[1], element_of(get(node.inputs[0])));
  case ir::Kind::call_method:
    return call(node);
  case ir::Kind::finish:
    return add(results, function.code_index, get(node.inputs[0]));
  case ir::Kind::suspend:
    return add(yields, function.code_index, get(node.inputs[0]));
  case ir::Kind::operation:
    return operation(node);
  default:
    return;
  }
}

Guess Program::constant(const pyc::Constant &constant) {
  if (const auto *tuple = constant.as<pyc::Tuple>()) {
    const Guess guess = made(Kind::Tuple, tuple->items.get());
    for (uint32_t i = 0; i < tuple->items->size(); ++i)
      sites.add(guess.site, i, this->constant((*tuple->items)[i]));
    return guess;
  }
  if (constant.as<pyc::None>())
    return {Kind::None, 0};
  if (constant.as<bool>())
    return {Kind::Bool, 0};
  if (constant.as<pyc::Integer>())
    return {Kind::Int, 0};
  if (constant.as<double>())
    return {Kind::Float, 0};
  if (constant.as<pyc::Str>())
    return {Kind::Text, 0};
  if (constant.as<pyc::Bytes>())
    return {Kind::Bytes, 0};
  if (const auto *code = constant.as<std::shared_ptr<const pyc::CodeObject>>())
    return {Kind::Function, code_indices.at(code->get())};
  return {Kind::Any, 0};
}

void Program::operation(const ir::Node &node) {
  const llvm::StringRef name = ir::name(node);
  if (node.inputs.size() == 2 && node.outputs.size() == 1) {
    const Guess left = get(node.inputs[0]), right = get(node.inputs[1]);
    if (const std::optional<uint32_t> method = operator_of(name, left, right)) {
      const bool is_reflected = left.kind != Kind::Instance;
      const Guess result =
          call_code(*method, is_reflected ? std::vector{right, left} : std::vector{left, right});
      if (!name.starts_with("is_")) // that is its truth
        return set(node.outputs[0], result);
    }
  }
  if (name.starts_with("compare_") || name == "contains" || name == "contains_not" || name == "same" ||
      name == "not_same" || name == "logical_not")
    return set(node.outputs[0], {Kind::Bool, 0});
  if (name == "make_function")
    return make_function(node);
  if (container_operation(node, name))
    return;
  if (name.starts_with("load_") || name.starts_with("store_"))
    return name.ends_with("_attribute") || name == "load_method" ? attribute_operation(node, name)
                                                                 : name_operation(node, name);
  if (node.outputs.size() == 1 && node.inputs.size() == 2)
    return set(node.outputs[0], binary(name, get(node.inputs[0]), get(node.inputs[1])));
  if (name == "negative" || name == "positive" || name == "invert" || name == "get_iterator")
    return set(node.outputs[0], get(node.inputs[0]));
  if (name == "import_name")
    return set(node.outputs[0], {Kind::Module, name_site(ir::name_of(*current, node).str())});
}

Guess Program::binary(llvm::StringRef operation, const Guess &left, const Guess &right) {
  const auto is_number = [](const Guess &guess) {
    return guess.kind == Kind::Int || guess.kind == Kind::Float || guess.kind == Kind::Bool;
  };
  if (is_number(left) && is_number(right)) {
    if (operation.starts_with("true_divide"))
      return {Kind::Float, 0};
    return sites.join({Kind::Int, 0}, sites.join(left, right));
  }
  if (left.kind == right.kind || (has_site(left.kind) && right.kind == Kind::Int) || left.kind == Kind::Text)
    return sites.join(left, left.kind == right.kind ? right : left);
  if (right.kind == Kind::List && left.kind == Kind::Int)
    return right;
  // What one operand is tells what the other will be.
  if (left.kind == Kind::Float || right.kind == Kind::Float)
    return {Kind::Float, 0};
  return {};
}

void Program::name_operation(const ir::Node &node, llvm::StringRef operation) {
  if (operation == "load_cell" || operation == "store_cell") {
    const std::string &name = current->body.code->localsplus[node.immediate].name;
    if (operation == "load_cell")
      set(node.outputs[0], cells[name]);
    else
      add(cells, name, get(node.inputs[0]));
    return;
  }
  const std::string name = ir::name_of(*current, node).str();
  if (operation.starts_with("store_")) {
    const bool is_in_class =
        !(current->body.code->flags & pyc::code_flags::optimized) && current->code_index != 0;
    if (is_in_class)
      add(methods, Key{current->code_index, name}, get(node.inputs[0]));
    else
      add(globals, name, get(node.inputs[0]));
    return;
  }
  if (operation != "load_global" && operation != "load_name")
    return;
  const auto found = globals.find(name);
  const bool is_known = found != globals.end() && found->second.kind != Kind::Nothing;
  set(node.outputs.back(), is_known ? found->second : Guess{Kind::Method, name_site(name)});
}

void Program::attribute_operation(const ir::Node &node, llvm::StringRef operation) {
  const std::string name = ir::name_of(*current, node).str();
  const Guess owner = get(node.inputs[operation == "store_attribute" ? 1 : 0]);
  if (operation == "store_attribute") {
    if (owner.kind == Kind::Instance)
      add(attributes, Key{owner.site, name}, get(node.inputs[0]));
    return add(by_name, name, get(node.inputs[0]));
  }
  Guess found;
  if (owner.kind == Kind::Instance || owner.kind == Kind::Class) {
    if (const auto attribute = attributes.find({owner.site, name}); attribute != attributes.end())
      found = attribute->second;
    else if (const auto method = methods.find({owner.site, name}); method != methods.end())
      found = method->second;
  }
  if (found.kind == Kind::Nothing && operation == "load_attribute" && owner.kind != Kind::Module)
    if (const auto attribute = by_name.find(name); attribute != by_name.end())
      found = attribute->second;
  // What its class has may still be seen; of others, the name says what it is.
  const bool is_other =
      owner.kind != Kind::Instance && owner.kind != Kind::Class && owner.kind != Kind::Nothing;
  if (found.kind == Kind::Nothing && is_other)
    found = {Kind::Method, name_site(owner.kind == Kind::Module ? "math." + name : "." + name)};
  // LOAD_METHOD: the function and its self.
  set(node.outputs[0], found);
  if (node.outputs.size() == 2)
    set(node.outputs[1], owner.kind == Kind::Module ? found : owner);
}

} // namespace lasti::likely
