// Functions on words: what calls itself is done without frames, with a depth that counts down. It is pure, so
// that where it fails, at any depth, the outermost call is made as ever.

#include "region/builder.h"

namespace lasti::region {

using words::End;

namespace {

words::Operation call_with(Word result) {
  using words::Operation;
  return result == Word::Int     ? Operation::call_int
         : result == Word::Float ? Operation::call_float
         : result == Word::Bool  ? Operation::call_bool
                                 : Operation::call_object;
}

} // namespace

/// The signature that a call on words would have, if the function that is likely called has one.
const words::Signature *Builder::signature_of(const ir::Node &call) const {
  const std::optional<uint32_t> index = called_code(call);
  if (!index)
    return nullptr;
  if (clone && clone->code == *index)
    return clone;
  for (const ir::Function &each : module.functions)
    if (each.code_index == *index && each.clone)
      return &each.clone->signature;
  return nullptr;
}

void Builder::call_on_words(const ir::Node &node, const words::Signature &signature) {
  const bool is_method = value_of(node.inputs[0]).kind == Kind::Object;
  const Known callee = value_of(node.inputs[is_method ? 0 : 1]);
  const llvm::ArrayRef<ir::ValueId> passed = node.inputs.drop_front(is_method ? 1 : 2);
  if (callee.kind != Kind::Object || (!is_method && !callee.fixed) ||
      passed.size() != signature.parameters.size() || signature.result == Word::Nothing)
    return stop();
  check_code(signature.code, signature.name, callee);
  std::vector<ValueId> arguments{callee.object};
  for (size_t i = 0; i < passed.size() && !stopped; ++i) {
    const Known argument = value_of(passed[i]);
    if (signature.parameters[i] == Word::Object) {
      if (argument.is_number() && clone == &signature)
        changed |= assumptions.parameters.try_emplace(i, argument.word).second;
      if (argument.kind != Kind::Object || argument.may_lack_object)
        return stop();
      arguments.push_back(argument.object);
      continue;
    }
    if (argument.kind != Kind::Object && !argument.is_number())
      return stop();
    const Known number = as_number(argument, signature.parameters[i]);
    arguments.push_back(number.value);
    if (!stopped && signature.parameters[i] != Word::Bool)
      arguments.push_back(object_or_null(here, number));
  }
  if (stopped)
    return;
  const auto found =
      llvm::find_if(region.clones, [&](const words::Signature &each) { return each.code == signature.code; });
  const auto index = found - region.clones.begin();
  if (found == region.clones.end())
    region.clones.push_back(signature);
  constexpr unsigned saved_call = 12; // operations of the boxed code
  worth += saved_call;
  const ValueId result = emit(call_with(signature.result), {}, index);
  if (stopped)
    return;
  const ValueId second = region.make(Word::Object);
  words::Node &made = block().nodes.back();
  made.inputs = std::move(arguments);
  made.second = second;
  for (const Inlined *each = inlined; each && each->caller; each = each->caller)
    ++made.nested;
  has_effect = !inlined; // what comes then is not to call again
  if (signature.result == Word::Object)
    return define(node.outputs[0], object(result));
  Known known = number(signature.result, result);
  if (signature.result != Word::Bool) {
    known.object = second;
    known.may_lack_object = true;
  }
  define(node.outputs[0], known);
}

/// A number that is passed, and its object.
Known Builder::parameter(Word word, uint32_t local, std::vector<ValueId> &parameters) {
  Known known;
  known.kind = word == Word::Object ? Kind::Object : Kind::Number;
  known.word = word == Word::Object ? Word::Nothing : word;
  if (known.is_number()) {
    known.value = region.make(word);
    parameters.push_back(known.value);
  }
  name_value(known, local);
  if (word == Word::Bool)
    return known;
  known.object = region.make(Word::Object);
  known.may_lack_object = word != Word::Object;
  parameters.push_back(known.object);
  name_value(known, local);
  return known;
}

/// What is returned, as the word that the function returns: that of the first return that is known.
void Builder::return_words(Known result) {
  if (!assumptions.result) {
    const Word word = likely_word(result);
    if (!result.is_number() && (result.kind != Kind::Object || result.may_lack_object))
      return leave_inlined();
    assumptions.result = word == Word::Nothing ? Word::Object : word;
    changed = true;
  }
  const Word word = *assumptions.result;
  const bool is_object = word == Word::Object;
  if (is_object ? result.kind != Kind::Object || result.may_lack_object
                : word_of(result) != Word::Nothing && word_of(result) != word)
    return leave_inlined();
  if (!is_object) {
    result = as_number(result, word);
    if (stopped)
      return leave_inlined();
  }
  words::Block &last = block();
  last.end = End::Return;
  last.returned = is_object ? result.object : result.value;
  last.returned_object =
      is_object || word == Word::Bool ? emit(Operation::no_object) : object_or_null(here, result);
  has_returned = true;
}

std::optional<words::Clone> Builder::build_clone(words::Signature signature, bool &again) {
  region = {};
  region.blocks.emplace_back();
  signature.result = assumptions.result.value_or(Word::Nothing);
  for (const auto &[parameter, word] : assumptions.parameters)
    signature.parameters[parameter] = word;
  clone = &signature;
  point.exit = entry_exit();
  has_calls = true; // the depth is counted
  Inlined into{&function, emit_at_entry(Operation::own_function), nullptr, {}};
  inlined = &into;
  here = new_block();
  region.blocks[0].end = End::Jump;
  region.blocks[0].edge.to = here;
  words::Clone made;
  std::vector<Known> locals(function.body.code->localsplus.size());
  for (uint32_t local = 0; local < signature.parameters.size(); ++local)
    locals[local] = parameter(signature.parameters[local], local, made.parameters);
  state.inner.push_back(std::move(locals));
  for (const ir::BlockId id : function.order)
    if (id == function.order.front() || incoming.contains(id))
      walk_inlined(function, id);
  again = changed;
  if (changed || is_broken || !has_returned || region.clones.empty())
    return std::nullopt;
  region.worth = std::max(worth, 1U);
  made.signature = std::move(signature);
  made.body = std::move(region);
  return made;
}

} // namespace lasti::region
