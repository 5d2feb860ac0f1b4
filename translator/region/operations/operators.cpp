// Operators that a method of one of the program's classes does.

#include "ir/operators.h"
#include "region/builder.h"

namespace lasti::region {

/// The method of the operand, which must be this function's at run time. Stops if there is no telling.
Known Builder::load_operator(const Known &owner, const ir::Function &method, const std::string &name,
                             bool comes_second) {
  Known function;
  if (const Instance *instance = find_instance(owner); instance && instance->type != none) {
    function = class_value(instance->type, name,
                           comes_second ? Operation::class_function_alone : Operation::class_function);
  } else if (owner.kind == Kind::Object && !owner.may_lack_object && !owner.is_held) {
    const Operation load = comes_second ? Operation::load_operator_alone : Operation::load_operator;
    function = object(emit_cached(load, {owner.object}, name_index(name)));
    state.steady.insert(owner.object); // it has such a method: it is no number
  } else {
    stop();
    return {};
  }
  state.steady.insert(function.object);
  check_code(method.code_index, method.body.code->qualname, function);
  return function;
}

/// The class of an operand; none if it is a number.
ValueId Builder::class_of(const Known &known) {
  if (const Instance *instance = find_instance(known))
    return instance->type;
  return known.kind == Kind::Object && word_of(known) == Word::Nothing && !known.may_lack_object
             ? emit(Operation::class_of, {known.object})
             : none;
}

/// Where the right operand's class is below the left one's, its method comes first.
void Builder::check_order(const Known &left, const Known &right) {
  const ValueId second = class_of(right);
  if (second == none)
    return right.is_number() || word_of(right) != Word::Nothing ? void() : stop();
  const ValueId first = class_of(left);
  if (!stopped && first != second)
    emit(Operation::check_no_subclass, {first, second});
}

/// Returns false if it is no such operator, or one of numbers.
bool Builder::call_operator(const ir::Node &node, llvm::StringRef name) {
  if (node.inputs.size() != 2 || node.outputs.size() != 1)
    return false;
  const uint32_t code = inside->values[node.outputs[0]].likely_operator;
  const Known left = value_of(node.inputs[0]), right = value_of(node.inputs[1]);
  const bool is_reflected = left.is_number() || word_of(left) != Word::Nothing;
  if (code == UINT32_MAX || clone || (is_reflected && (right.is_number() || word_of(right) != Word::Nothing)))
    return false;
  const ir::SpecialMethods methods = ir::special_methods_of(name);
  const ir::Function *method = function_in_place(code, 2);
  if (!method || !methods) {
    stop();
    return true;
  }
  const bool is_in_place = !is_reflected && method->body.code->name == methods.in_place;
  const std::string &called = is_in_place    ? methods.in_place
                              : is_reflected ? methods.reflected
                                             : methods.name;
  const bool comes_second = !methods.in_place.empty() && !is_in_place && !is_reflected;
  const Known function = load_operator(is_reflected ? right : left, *method, called, comes_second);
  if (!stopped && !is_reflected)
    check_order(left, right);
  if (stopped)
    return true;
  const Known result =
      walk_in_place(node, *method, function.object,
                    is_reflected ? std::vector{right, left} : std::vector{left, right}, true);
  if (stopped)
    return true;
  ends_operator = has_effect && !inlined;
  if (!name.starts_with("is_"))
    define(node.outputs[0], result);
  else if (const ValueId truth = truth_of(result); !stopped)
    define(node.outputs[0], number(Word::Bool, truth));
  return true;
}

} // namespace lasti::region
