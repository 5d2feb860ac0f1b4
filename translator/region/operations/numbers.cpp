// Arithmetic, comparisons and truth.

#include "region/builder.h"

#include <llvm/ADT/StringSwitch.h>

namespace lasti::region {

using words::Operation;

namespace {

/// How an operator is done on two ints and on two floats.
struct Arithmetic {
  Operation ints;
  std::optional<Operation> floats;
  Word int_result = Word::Int;
};

std::optional<Arithmetic> arithmetic_of(llvm::StringRef name) {
  name.consume_back("_in_place");
  using O = Operation;
  return llvm::StringSwitch<std::optional<Arithmetic>>(name)
      .Case("add", Arithmetic{O::add_ints, O::add_floats})
      .Case("subtract", Arithmetic{O::subtract_ints, O::subtract_floats})
      .Case("multiply", Arithmetic{O::multiply_ints, O::multiply_floats})
      .Case("true_divide", Arithmetic{O::divide_ints, O::divide_floats, Word::Float})
      .Case("floor_divide", Arithmetic{O::floor_divide_ints, O::floor_divide_floats})
      .Case("remainder", Arithmetic{O::remainder_ints, O::remainder_floats})
      .Case("power", Arithmetic{O::power_ints, O::power_floats})
      .Case("bit_and", Arithmetic{O::and_ints, std::nullopt})
      .Case("bit_or", Arithmetic{O::or_ints, std::nullopt})
      .Case("bit_xor", Arithmetic{O::xor_ints, std::nullopt})
      .Case("left_shift", Arithmetic{O::shift_left, std::nullopt})
      .Case("right_shift", Arithmetic{O::shift_right, std::nullopt})
      .Default(std::nullopt);
}

std::optional<Operation> comparison_of(llvm::StringRef name) {
  return llvm::StringSwitch<std::optional<Operation>>(name)
      .Cases("compare_less", "is_less", Operation::less)
      .Cases("compare_less_equal", "is_less_equal", Operation::less_equal)
      .Cases("compare_equal", "is_equal", Operation::equal)
      .Cases("compare_not_equal", "is_not_equal", Operation::not_equal)
      .Cases("compare_greater", "is_greater", Operation::greater)
      .Cases("compare_greater_equal", "is_greater_equal", Operation::greater_equal)
      .Default(std::nullopt);
}

bool keeps_bool(llvm::StringRef name) {
  return name.starts_with("bit_");
}

} // namespace

/// Whether an operator is done on floats. Where neither operand is one for sure, it is looked at.
bool Builder::take_floats(const Known &left, const Known &right) {
  const Word left_word = word_of(left), right_word = word_of(right);
  if (left_word == Word::Float || right_word == Word::Float)
    return true;
  if (left_word != Word::Nothing && right_word != Word::Nothing)
    return false;
  const Word left_likely = likely_word(left), right_likely = likely_word(right);
  if (left_likely == Word::Nothing && right_likely == Word::Nothing) {
    if (guess(left) != Word::Float)
      return false;
  } else if (left_likely != Word::Float && right_likely != Word::Float) {
    return false;
  }
  if (left_word != Word::Nothing || right_word != Word::Nothing) {
    as_number(left_word == Word::Nothing ? left : right, Word::Float);
  } else if (left.kind != Kind::Object || right.kind != Kind::Object || left.may_lack_object ||
             right.may_lack_object) {
    stop();
  } else {
    emit(Operation::check_some_float, {left.object, right.object});
  }
  return true;
}

void Builder::binary(const ir::Node &node, llvm::StringRef name) {
  const std::optional<Arithmetic> way = arithmetic_of(name);
  const Known left = present(value_of(node.inputs[0])), right = present(value_of(node.inputs[1]));
  if (!way || (word_of(left) == Word::Bool && word_of(right) == Word::Bool && keeps_bool(name)))
    return stop();
  ++worth;
  if (way->floats && take_floats(left, right)) {
    const ValueId a = real_of(left), b = real_of(right);
    if (!stopped)
      define(node.outputs[0], number(Word::Float, emit(*way->floats, {a, b})));
    return;
  }
  const Known dividend = as_number(left, Word::Int);
  const ValueId a = dividend.value, b = as_number(right, Word::Int).value;
  if (!stopped && way->ints == Operation::remainder_ints && (dividend.object != none || dividend.constant))
    emit(Operation::check_remainder_new, {a, b});
  if (!stopped)
    define(node.outputs[0], number(way->int_result, emit(way->ints, {a, b})));
}

void Builder::unary(const ir::Node &node, llvm::StringRef name) {
  const Known operand = present(value_of(node.inputs[0]));
  if (name == "logical_not") {
    const ValueId truth = truth_of(operand);
    if (!stopped)
      define(node.outputs[0], number(Word::Bool, emit(Operation::logical_not, {truth})));
    return;
  }
  const Word word = guess(operand) == Word::Float ? Word::Float : Word::Int;
  const ValueId value = as_number(operand, word).value;
  if (stopped)
    return;
  ++worth;
  if (name == "positive")
    define(node.outputs[0], as_number(operand, word));
  else if (name == "negative")
    define(node.outputs[0],
           number(word, emit(word == Word::Int ? Operation::negate_int : Operation::negate_float, {value})));
  else if (name == "invert" && word == Word::Int)
    define(node.outputs[0], number(Word::Int, emit(Operation::invert_int, {value})));
  else
    stop();
}

/// An int beside a float is compared as a double where that is exact.
void Builder::compare_numbers(const ir::Node &node, Operation operation, const Known &left,
                              const Known &right) {
  Word left_word = word_of(left), right_word = word_of(right);
  if (left_word == Word::Nothing && right_word == Word::Nothing)
    left_word = right_word = guess(likely_word(left) == Word::Nothing ? right : left);
  ValueId a = none, b = none;
  if (left_word == Word::Float || right_word == Word::Float) {
    a = real_of(left);
    b = real_of(right);
    for (const auto &[known, real] : {std::pair{&left, a}, std::pair{&right, b}})
      if (!stopped && word_of(*known) != Word::Float && !known->constant)
        emit(Operation::check_exact_float, {real});
  } else {
    a = as_number(left, Word::Int).value;
    b = as_number(right, Word::Int).value;
  }
  if (stopped)
    return;
  ++worth;
  define(node.outputs[0], number(Word::Bool, emit(operation, {a, b})));
}

bool Builder::compare(const ir::Node &node, llvm::StringRef name) {
  const bool is_identity = llvm::is_contained({"same", "not_same", "is_same", "is_not_same"}, name);
  const std::optional<Operation> operation =
      is_identity ? (name.contains("not") ? Operation::not_equal : Operation::equal) : comparison_of(name);
  if (!operation)
    return false;
  const Known left = value_of(node.inputs[0]), right = value_of(node.inputs[1]);
  const auto is_text = [](const Known &known) { return known.type == ir::Type::Str; };
  if (is_identity || is_text(left) || is_text(right)) {
    if (left.is_number() || right.is_number()) {
      stop();
      return true;
    }
    const ValueId a = object_of(left), b = object_of(right);
    if (stopped)
      return true;
    ValueId result = none;
    if (is_identity)
      result = emit(*operation, {a, b});
    else if (*operation == Operation::equal || *operation == Operation::not_equal)
      result = emit(Operation::texts_equal, {a, b});
    else
      stop();
    if (*operation == Operation::not_equal && !is_identity && !stopped)
      result = emit(Operation::logical_not, {result});
    if (!stopped)
      define(node.outputs[0], number(Word::Bool, result));
    return true;
  }
  compare_numbers(node, *operation, present(left), present(right));
  return true;
}

ValueId Builder::truth_of(const Known &known) {
  switch (word_of(known)) {
  case Word::Bool:
    return as_number(known, Word::Bool).value;
  case Word::Int:
  case Word::Float:
    return emit(Operation::is_nonzero, {as_number(known, word_of(known)).value});
  default:
    if (known.kind != Kind::Object || known.may_lack_object) {
      stop();
      return none;
    }
    return emit(Operation::truth, {known.object});
  }
}

void Builder::test(const ir::Node &node) {
  const Known operand = value_of(node.inputs[0]);
  ValueId truth = none;
  if (node.kind != ir::Kind::test_none)
    truth = truth_of(operand);
  else if (operand.kind == Kind::Optional)
    truth = operand.absent;
  else if (operand.is_number() || operand.kind == Kind::Instance)
    truth = emit(Operation::bool_constant, {}, 0);
  else if (operand.kind == Kind::Object && !operand.may_lack_object)
    truth = emit(Operation::is_none, {operand.object});
  else
    stop();
  if (!stopped)
    define(node.outputs[0], number(Word::Bool, truth));
}

} // namespace lasti::region
