// Names, and calls of functions that are known by them.

#include "region/builder.h"

namespace lasti::region {

namespace {

struct CalleeRow {
  Callee callee;
  llvm::StringRef name;
};

constexpr CalleeRow rows[] = {
#define CALLEE(name, python) {Callee::name, python},
#include "words/callees.def"
};

std::optional<Callee> find_callee(llvm::StringRef name) {
  for (const CalleeRow &row : rows)
    if (row.name == name)
      return row.callee;
  return std::nullopt;
}

} // namespace

/// A global is the same for as long as no code runs, and so is a cell's content.
void Builder::load_name(const ir::Node &node, llvm::StringRef operation) {
  const ir::ValueId output = node.outputs.back();
  if (node.outputs.size() == 2) {
    Known null;
    null.kind = Kind::Null;
    define(node.outputs[0], null);
  }
  if (operation == "load_cell" && inlined)
    return stop();
  if (operation == "load_cell")
    return define(output, object(emit(Operation::load_cell, {}, node.immediate)));
  const llvm::StringRef name = ir::name_of(*inside, node);
  const uint32_t index = inlined ? name_index(name.str()) : static_cast<uint32_t>(node.immediate >> 1);
  const uint32_t key = key_of(inlined ? FixedKind::NamedGlobal : FixedKind::Global, index);
  const bool is_first = !at_entry.contains(key);
  Known known = fixed(key, inlined ? Operation::load_named_global : Operation::load_global, index);
  if (const std::optional<Callee> callee = find_callee(name)) {
    if (is_first && *callee != Callee::math)
      emit_at_entry(Operation::check_callee, {known.object}, static_cast<int64_t>(*callee));
    known.kind = Kind::Function;
    known.callee = *callee;
  }
  define(output, known);
}

/// What is in the module math: a function that is known, or a number.
void Builder::load_of_module(const ir::Node &node) {
  const Known owner = value_of(node.inputs[0]);
  const llvm::StringRef name = ir::name_of(*inside, node);
  if (name == "append" && node.outputs.size() == 2 && owner.kind == Kind::Object) {
    check_list(owner);
    if (stopped)
      return;
    Known method = object(emit(Operation::list_append));
    method.kind = Kind::Method;
    method.callee = Callee::list_append;
    define(node.outputs[0], method);
    return define(node.outputs[1], owner);
  }
  if (name == "get" && node.outputs.size() == 2 && is_dict(owner)) {
    if (owner.type != ir::Type::Dict)
      emit(Operation::check_dict, {owner.object});
    Known method = object(emit(Operation::dict_get_method));
    method.kind = Kind::Method;
    method.callee = Callee::dict_get;
    define(node.outputs[0], method);
    return define(node.outputs[1], owner);
  }
  if (load_attribute(node, owner))
    return;
  if (owner.kind != Kind::Function || owner.callee != Callee::math || stores_in_dicts)
    return stop();
  has_module_values = true;
  if (node.outputs.size() == 2) {
    Known null;
    null.kind = Kind::Null;
    define(node.outputs[0], null);
  }
  const uint32_t index = inlined ? name_index(name.str()) : static_cast<uint32_t>(node.immediate);
  const uint32_t key = key_of(inlined ? FixedKind::NamedModuleValue : FixedKind::ModuleValue, index);
  const bool is_first = !at_entry.contains(key);
  Known known =
      fixed(key, inlined ? Operation::named_module_value : Operation::module_value, index, {owner.object});
  if (const std::optional<Callee> callee = find_callee(("math." + name).str())) {
    if (is_first)
      emit_at_entry(Operation::check_callee, {known.object}, static_cast<int64_t>(*callee));
    known.kind = Kind::Function;
    known.callee = *callee;
  }
  define(node.outputs.back(), known);
}

/// A function of math that is called by its own name: from math import …
Known Builder::imported_callee(const ir::Node &call, Known known) {
  const ir::Node *maker = makers[call.inputs[1]];
  if (known.kind != Kind::Object || !known.fixed || !maker || ir::name(*maker) != "load_global")
    return known;
  const std::optional<Callee> callee = find_callee(("math." + ir::name_of(*inside, *maker)).str());
  if (!callee)
    return known;
  if (!imported.contains(known.object))
    emit_early(Operation::check_callee, {known.object}, static_cast<int64_t>(*callee));
  if (is_certain)
    imported.insert(known.object);
  known.kind = Kind::Function;
  known.callee = *callee;
  return known;
}

void Builder::call(const ir::Node &node) {
  if (const words::Signature *signature = signature_of(node))
    return call_on_words(node, *signature);
  if (const ir::Function *known = known_function(node))
    return inline_call(node, *known);
  if (const ir::Function *init = known_init(node))
    return call_class(node, *init);
  const Known callee = imported_callee(node, value_of(node.inputs[1]));
  if (value_of(node.inputs[0]).callee == Callee::dict_get && value_of(node.inputs[0]).kind == Kind::Method)
    return call_get(node, callee, node.inputs.drop_front(2));
  if (value_of(node.inputs[0]).kind == Kind::Method && !node.detail && node.inputs.size() == 3)
    return append(node, callee, value_of(node.inputs[2]));
  if (node.detail || value_of(node.inputs[0]).kind != Kind::Null || callee.kind != Kind::Function ||
      callee.callee == Callee::math)
    return stop();
  std::vector<Known> arguments;
  for (const ir::ValueId input : node.inputs.drop_front(2))
    arguments.push_back(value_of(input));
  ++worth;
  call_known(node, callee.callee, arguments);
}

void Builder::call_extreme(const ir::Node &node, bool larger, const std::vector<Known> &arguments) {
  if (arguments.size() < 2)
    return stop();
  Word word = Word::Nothing;
  for (const Known &argument : arguments)
    if (word == Word::Nothing)
      word = word_of(argument);
  if (word == Word::Nothing)
    word = guess(arguments[0]);
  Known best = as_number(arguments[0], word);
  for (size_t i = 1; i < arguments.size() && !stopped; ++i) {
    const Known next = as_number(arguments[i], word);
    if (stopped || (word_of(arguments[i]) != word) || best.may_lack_object || next.may_lack_object)
      return stop();
    const ValueId wins = emit(larger ? Operation::greater : Operation::less, {next.value, best.value});
    const Operation select = word == Word::Float ? Operation::select_float : Operation::select_int;
    Known chosen = number(word, emit(select, {wins, next.value, best.value}));
    const auto has_object = [](const Known &known) { return known.object != none || known.constant; };
    if (has_object(next) || has_object(best)) {
      if (!has_object(next) || !has_object(best))
        return stop();
      chosen.object = emit(Operation::select_object, {wins, object_of(next), object_of(best)});
    }
    best = chosen;
  }
  if (!stopped && (word == Word::Int || word == Word::Float))
    define(node.outputs[0], best);
  else
    stop();
}

/// An int that is not negative is its own absolute value.
void Builder::absolute_int(const ir::Node &node, const Known &argument) {
  if (stopped)
    return;
  Known result = number(Word::Int, emit(Operation::absolute_int, {argument.value}));
  if (argument.object != none || argument.constant) {
    const ValueId keeps = emit(Operation::is_positive, {argument.value});
    result.object =
        emit(Operation::select_object, {keeps, object_or_null(here, argument), emit(Operation::no_object)});
    result.may_lack_object = true;
  }
  define(node.outputs[0], result);
}

/// range, enumerate, zip, reversed: what they make is not made, but walked along.
void Builder::call_iterable(const ir::Node &node, Callee callee, const std::vector<Known> &arguments) {
  const bool fits = callee == Callee::zip || callee == Callee::range ? !arguments.empty()
                    : callee == Callee::enumerate ? arguments.size() == 1 || arguments.size() == 2
                                                  : arguments.size() == 1;
  if (!fits)
    return stop();
  Known iterable;
  iterable.kind = Kind::Iterable;
  iterable.callee = callee;
  iterable.parts = std::make_shared<std::vector<Known>>(arguments);
  define(node.outputs[0], iterable);
}

/// A number made of another: whatever word that is.
void Builder::call_conversion(const ir::Node &node, Callee callee, const Known &argument) {
  const bool is_float = guess(argument) == Word::Float;
  if (callee == Callee::integer && !is_float)
    return define(node.outputs[0], as_number(argument, Word::Int));
  if (callee == Callee::real && word_of(argument) == Word::Float)
    return define(node.outputs[0], as_number(argument, Word::Float));
  if (callee == Callee::absolute && !is_float)
    return absolute_int(node, as_number(argument, Word::Int));
  if ((callee == Callee::floor || callee == Callee::ceil) && word_of(argument) == Word::Int)
    return define(node.outputs[0], as_number(argument, Word::Int));
  const Operation operation = callee == Callee::integer    ? Operation::int_of_float
                              : callee == Callee::real     ? Operation::float_of_int
                              : callee == Callee::absolute ? Operation::absolute_float
                              : callee == Callee::floor    ? Operation::floor_float
                                                           : Operation::ceil_float;
  const ValueId value = as_number(argument, callee == Callee::real ? Word::Int : Word::Float).value;
  if (!stopped)
    define(node.outputs[0], number(words::row(operation).result, emit(operation, {value})));
}

/// len, ord, chr.
void Builder::call_of_object(const ir::Node &node, Callee callee, const Known &argument) {
  if (callee == Callee::character) {
    const ValueId code = as_number(argument, Word::Int).value;
    if (stopped)
      return;
    Known text = object(emit(Operation::character, {code}));
    text.type = ir::Type::Str;
    return define(node.outputs[0], text);
  }
  if (argument.kind != Kind::Object || argument.may_lack_object)
    return stop();
  const Operation operation = callee == Callee::length ? Operation::length : Operation::ordinal;
  define(node.outputs[0], number(Word::Int, emit(operation, {argument.object})));
}

void Builder::call_known(const ir::Node &node, Callee callee, const std::vector<Known> &arguments) {
  switch (callee) {
  case Callee::range:
  case Callee::enumerate:
  case Callee::zip:
  case Callee::reversed:
    return call_iterable(node, callee, arguments);
  case Callee::smaller:
  case Callee::larger:
    return call_extreme(node, callee == Callee::larger, arguments);
  case Callee::sum:
  case Callee::any:
  case Callee::all:
    return stop();
  default:
    break;
  }
  if (arguments.size() != 1)
    return stop();
  switch (callee) {
  case Callee::absolute:
  case Callee::integer:
  case Callee::real:
  case Callee::floor:
  case Callee::ceil:
    return call_conversion(node, callee, arguments[0]);
  case Callee::length:
  case Callee::ordinal:
  case Callee::character:
    return call_of_object(node, callee, arguments[0]);
  default:
    break;
  }
  const ValueId real = real_of(arguments[0]);
  if (stopped)
    return;
  const ValueId result = callee == Callee::square_root ? emit(Operation::square_root, {real})
                         : callee == Callee::fabs
                             ? emit(Operation::absolute_float, {real})
                             : emit(Operation::math_function, {real}, static_cast<int64_t>(callee));
  define(node.outputs[0], number(Word::Float, result));
}

} // namespace lasti::region
