// Dicts, and what is in containers: of keys that are str, or ints of a word.

#include "region/builder.h"

namespace lasti::region {

/// A key as an int or an object. Stops if it is another number.
ValueId Builder::plain_key_of(const Known &key) {
  if (word_of(key) == Word::Int)
    return as_number(key, Word::Int).value;
  if (key.kind == Kind::Object && !key.may_lack_object && word_of(key) == Word::Nothing)
    return key.object;
  stop();
  return none;
}

/// Whether a value is a dict, or likely one.
bool Builder::is_dict(const Known &known) const {
  return known.kind == Kind::Object && !known.may_lack_object &&
         (known.type == ir::Type::Dict || (known.type == ir::Type::Any && known.likely == ir::Type::Dict));
}

void Builder::load_dict_item(const ir::Node &node, const Known &dict, const Known &key) {
  const ValueId of = plain_key_of(key);
  if (stopped)
    return;
  state.steady.insert(dict.object);
  define(node.outputs[0], object(emit(Operation::dict_item, {dict.object, of})));
}

void Builder::store_dict_item(const ir::Node &node, const Known &value, const Known &dict, const Known &key) {
  if (inlined || has_module_values || (value.kind != Kind::Number && value.kind != Kind::Object))
    return stop();
  stores_in_dicts = true;
  const ValueId of = plain_key_of(key);
  if (stopped)
    return;
  ++worth;
  hold_borrowed(node.inputs, std::nullopt);
  const ValueId stored = stopped ? none : new_object(value);
  if (stopped)
    return;
  if (!value.is_held) // an exit gives it back
    held.push_back(stored);
  state.steady.insert(dict.object);
  emit(Operation::set_dict_item, {dict.object, of, stored});
  held.clear();
  give_on(node.inputs[0]);
  note_write();
}

/// dict.get(key), dict.get(key, otherwise)
void Builder::call_get(const ir::Node &node, const Known &dict, llvm::ArrayRef<ir::ValueId> arguments) {
  if (node.detail || arguments.empty() || arguments.size() > 2)
    return stop();
  const ValueId of = plain_key_of(value_of(arguments[0]));
  const ValueId otherwise = stopped                 ? none
                            : arguments.size() == 2 ? object_of(value_of(arguments[1]))
                                                    : emit(Operation::none_object);
  if (stopped)
    return;
  ++worth;
  define(node.outputs[0], object(emit(Operation::dict_get, {dict.object, of, otherwise})));
}

void Builder::contains(const ir::Node &node, bool negated) {
  const Known key = value_of(node.inputs[0]), container = value_of(node.inputs[1]);
  if (container.kind != Kind::Object || container.may_lack_object)
    return stop();
  const ValueId of = plain_key_of(key);
  if (stopped)
    return;
  ++worth;
  ValueId result = emit(Operation::contains, {container.object, of});
  if (!stopped && negated)
    result = emit(Operation::logical_not, {result});
  if (!stopped)
    define(node.outputs[0], number(Word::Bool, result));
}

} // namespace lasti::region
