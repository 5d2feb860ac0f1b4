// Calls: of functions and classes of the module, and of what everybody knows.

#include "ir/operators.h"
#include "likely/program.h"

#include <llvm/ADT/StringSwitch.h>

namespace lasti::likely {

/// Passes arguments by position. Returns what the function returns.
Guess Program::call_code(uint32_t code, const std::vector<Guess> &passed) {
  const pyc::CodeObject *of = codes.at(code);
  callers.try_emplace(code, current, instruction);
  for (uint32_t i = 0; i < passed.size() && i < static_cast<uint32_t>(of->argcount); ++i)
    add(arguments, std::pair{code, i}, passed[i]);
  if (!(of->flags & pyc::code_flags::generator))
    return results[code];
  const Guess items = made(Kind::List, of);
  sites.add(items.site, 0, yields[code]);
  return items;
}

void Program::call(const ir::Node &node) {
  std::vector<Guess> passed;
  for (const ir::ValueId input : node.inputs.drop_front(2))
    passed.push_back(get(input));
  const Guess lower = get(node.inputs[0]), upper = get(node.inputs[1]);
  const ir::Node *below = makers[node.inputs[0]];
  if (below && ir::name(*below) == "make_function" && lower.kind == Kind::Function) { // a comprehension
    passed.insert(passed.begin(), upper);
    return set(node.outputs[0], call_code(lower.site, passed));
  }
  const bool has_self =
      below && ir::name(*below) == "load_method" && lower.kind != Kind::Nothing && upper.kind != Kind::Method;
  if (below && ir::name(*below) == "load_method" && lower.kind == Kind::Nothing)
    return set(node.outputs[0], call_method(node, ir::name_of(*current, *below).str(), upper, passed));
  const Guess callee = has_self ? lower : upper;
  if (has_self && callee.kind == Kind::Function)
    passed.insert(passed.begin(), upper);
  switch (callee.kind) {
  case Kind::Function:
    return set(node.outputs[0], call_code(callee.site, passed));
  case Kind::Class: {
    const Guess instance{Kind::Instance, callee.site};
    if (const std::optional<uint32_t> init = init_of(callee)) {
      passed.insert(passed.begin(), instance);
      call_code(*init, passed);
    }
    return set(node.outputs[0], instance);
  }
  case Kind::Method: {
    const std::string name = name_texts[callee.site];
    if (llvm::StringRef(name).starts_with("."))
      return set(node.outputs[0], call_method(node, name.substr(1), upper, passed));
    return set(node.outputs[0], call_builtin(node, name, passed));
  }
  default: {
    const ir::Node *maker = makers[node.inputs[1]];
    if (maker && ir::name(*maker) == "load_build_class" && !passed.empty() &&
        passed[0].kind == Kind::Function)
      set(node.outputs[0], {Kind::Class, passed[0].site});
  }
  }
}

/// The function that a class or an instance's class has by this name.
std::optional<uint32_t> Program::method_of(const Guess &type, Kind kind, const std::string &name) const {
  const auto method = type.kind == kind ? methods.find({type.site, name}) : methods.end();
  return method != methods.end() && method->second.kind == Kind::Function ? std::optional(method->second.site)
                                                                          : std::nullopt;
}

std::optional<uint32_t> Program::init_of(const Guess &type) const {
  return method_of(type, Kind::Class, "__init__");
}

std::optional<uint32_t> Program::operator_of(llvm::StringRef operation, const Guess &left,
                                             const Guess &right) const {
  const ir::SpecialMethods methods = ir::special_methods_of(operation);
  if (!methods)
    return std::nullopt;
  if (!methods.in_place.empty())
    if (const std::optional<uint32_t> found = method_of(left, Kind::Instance, methods.in_place))
      return found;
  if (left.kind == Kind::Instance)
    return method_of(left, Kind::Instance, methods.name);
  return method_of(right, Kind::Instance, methods.reflected);
}

Guess Program::call_method(const ir::Node &node, const std::string &name, const Guess &owner,
                           const std::vector<Guess> &passed) {
  if (owner.kind == Kind::List) {
    if ((name == "append" || name == "insert") && !passed.empty())
      sites.add(owner.site, 0, passed.back());
    if (name == "extend" && !passed.empty())
      sites.add(owner.site, 0, element_of(passed[0]));
    if (name == "copy")
      return owner;
    return name == "pop"                        ? sites.part(owner.site, 0)
           : name == "index" || name == "count" ? Guess{Kind::Int, 0}
                                                : Guess{};
  }
  if (owner.kind == Kind::Dict) {
    if (name == "get" || name == "pop" || name == "setdefault")
      return sites.part(owner.site, 1);
    const Guess items = made(name == "items" ? Kind::Zip : Kind::List, &node);
    sites.add(items.site, 0, sites.part(owner.site, name == "values" ? 1 : 0));
    if (name == "items")
      sites.add(items.site, 1, sites.part(owner.site, 1));
    return name == "items" || name == "keys" || name == "values" ? items : Guess{};
  }
  if (owner.kind == Kind::Text)
    return name == "find" || name == "index" || name == "count" ? Guess{Kind::Int, 0} : Guess{Kind::Text, 0};
  // Another class's method of that name, if there is but one.
  Guess found;
  for (const auto &[key, guess] : methods)
    if (key.second == name)
      found = sites.join(found, guess);
  if (found.kind != Kind::Function || owner.kind != Kind::Nothing)
    return {};
  std::vector<Guess> with_self = passed;
  with_self.insert(with_self.begin(), owner);
  return call_code(found.site, with_self);
}

Guess Program::call_builtin(const ir::Node &node, const std::string &name, const std::vector<Guess> &passed) {
  const auto list_of = [&](const Guess &item) {
    const Guess list = made(Kind::List, &node);
    sites.add(list.site, 0, item);
    return list;
  };
  if (name == "range")
    return {Kind::Range, 0};
  if (name == "enumerate" && !passed.empty()) {
    const Guess pairs = made(Kind::Enumerate, &node);
    sites.add(pairs.site, 0, {Kind::Int, 0});
    sites.add(pairs.site, 1, element_of(passed[0]));
    return pairs;
  }
  if (name == "zip") {
    const Guess rows = made(Kind::Zip, &node);
    for (uint32_t i = 0; i < passed.size(); ++i)
      sites.add(rows.site, i, element_of(passed[i]));
    return rows;
  }
  if ((name == "list" || name == "sorted" || name == "reversed" || name == "set") && !passed.empty())
    return list_of(element_of(passed[0]));
  if (name == "tuple" && !passed.empty())
    return list_of(element_of(passed[0]));
  if (name == "sum" && !passed.empty())
    return element_of(passed[0]);
  if (name == "max" || name == "min") {
    Guess all;
    for (const Guess &each : passed)
      all = sites.join(all, passed.size() == 1 ? element_of(each) : each);
    return all;
  }
  if (name == "abs" && !passed.empty())
    return passed[0];
  if (name.starts_with("math."))
    return {name == "math.floor" || name == "math.ceil" || name == "math.gcd" ? Kind::Int : Kind::Float, 0};
  return {llvm::StringSwitch<Kind>(name)
              .Cases("len", "ord", "int", "id", "hash", Kind::Int)
              .Case("float", Kind::Float)
              .Cases("str", "chr", "repr", "input", Kind::Text)
              .Cases("isinstance", "bool", "any", "all", "callable", Kind::Bool)
              .Default(Kind::Nothing),
          0};
}

} // namespace lasti::likely
