// Instances of the program's classes, made by an __init__ that is done in place. Nobody has seen such an
// object: it is what has been stored in it, and is not made before somebody else gets it.

#include "region/builder.h"

#include <utility>

namespace lasti::region {

namespace {

/// Whether each return is of None, as that of an __init__ has to be.
bool returns_none(const ir::Function &function) {
  const std::vector<const ir::Node *> makers = ir::find_makers(function);
  return llvm::all_of(function.order, [&](ir::BlockId id) {
    const ir::Node &last = function.blocks[id].nodes.back();
    const ir::Node *maker = last.kind == ir::Kind::finish ? makers[last.inputs[0]] : nullptr;
    return last.kind != ir::Kind::finish || (maker && maker->kind == ir::Kind::constant &&
                                             function.body.code->consts[maker->immediate].as<pyc::None>());
  });
}

} // namespace

/// The __init__ of the class that a call likely calls, if it can be done in place.
const ir::Function *Builder::known_init(const ir::Node &call) const {
  const uint32_t index = inside->values[call.inputs[1]].likely_init;
  if (index == UINT32_MAX || call.detail || clone || value_of(call.inputs[0]).kind != Kind::Null)
    return nullptr;
  const ir::Function *init = function_in_place(index, call.inputs.size() - 1);
  return init && returns_none(*init) ? init : nullptr;
}

/// What is looked up once for all rounds, or where it is needed if not all need it.
template <class Key>
ValueId Builder::load_early(std::map<Key, ValueId> &known, const Key &key, Operation load,
                            std::initializer_list<ValueId> inputs, int64_t immediate) {
  const auto found = known.find(key);
  if (found != known.end())
    return found->second;
  const ValueId loaded = emit_early(load, inputs, immediate);
  if (is_certain)
    known[key] = loaded;
  return loaded;
}

/// The class must make its instances of memory alone, and have this __init__.
ValueId Builder::load_init(const Known &type, const ir::Function &init) {
  const uint32_t index = callee_index(init.code_index, init.body.code->qualname);
  return load_early(inits, {type.object, index}, Operation::load_init, {type.object}, index);
}

void Builder::call_class(const ir::Node &node, const ir::Function &init) {
  const Known type = value_of(node.inputs[1]);
  if (type.kind != Kind::Object || !type.fixed)
    return stop();
  const Known instance = new_instance({type.object, Operation::make_object, {}});
  std::vector<Known> arguments{instance};
  for (const ir::ValueId input : node.inputs.drop_front(2))
    arguments.push_back(value_of(input));
  walk_in_place(node, init, load_init(type, init), arguments);
  if (!stopped)
    define(node.outputs[0], instance);
}

Known Builder::new_instance(Instance instance) {
  Known known;
  known.kind = Kind::Instance;
  known.instance = static_cast<uint32_t>(origins.size());
  origins.push_back(outermost);
  state.instances[known.instance] = std::move(instance);
  return known;
}

/// An empty list or dict, as an __init__ stores it.
void Builder::build_empty(const ir::Node &node, Operation make) {
  if (!inlined || clone || !node.inputs.empty())
    return stop();
  define(node.outputs[0], new_instance({none, make, {}}));
}

/// Null where ways have met that have stored different attributes.
Instance *Builder::find_instance(const Known &known) {
  const auto found =
      known.kind == Kind::Instance ? state.instances.find(known.instance) : state.instances.end();
  return found == state.instances.end() ? nullptr : &found->second;
}

/// Whether an instance is a part of a value.
bool Builder::reaches(const Known &value, uint32_t instance) {
  const Instance *found = find_instance(value);
  return value.instance == instance || (found && llvm::any_of(found->attributes, [&](const Attribute &each) {
                                          return reaches(each.value, instance);
                                        }));
}

/// What the class has by a name: of Known::fixed if all rounds need it.
Known Builder::class_value(ValueId type, const std::string &name, Operation operation) {
  const uint32_t index = name_index(name);
  if (!is_certain && !class_keys.contains({type, index}))
    return object(emit(operation, {type}, index));
  const auto key = class_keys.try_emplace({type, index}, static_cast<uint32_t>(class_keys.size())).first;
  return fixed(key_of(FixedKind::ClassValue, key->second), operation, index, {type});
}

void Builder::store_in_instance(const ir::Node &node, const Known &owner, const Known &value) {
  Instance *instance = find_instance(owner);
  if (!instance || instance->type == none || value.is_held ||
      (value.kind == Kind::Instance && reaches(value, owner.instance)))
    return stop();
  ++worth;
  const std::string name = ir::name_of(*inside, node).str();
  const auto found =
      llvm::find_if(instance->attributes, [&](const Attribute &each) { return each.name == name; });
  if (found != instance->attributes.end()) {
    found->value = value;
    return;
  }
  const ValueId place = load_early(places, {instance->type, name}, Operation::attribute_place,
                                   {instance->type}, name_index(name));
  instance->attributes.push_back({name, place, value});
}

/// An attribute, or a method of the class.
void Builder::load_of_instance(const ir::Node &node, const Known &owner) {
  const Instance *instance = find_instance(owner);
  if (!instance || instance->type == none)
    return stop();
  ++worth;
  const std::string name = ir::name_of(*inside, node).str();
  const bool is_method = node.outputs.size() == 2;
  const auto found =
      llvm::find_if(instance->attributes, [&](const Attribute &each) { return each.name == name; });
  if (found != instance->attributes.end())
    return is_method ? stop() : define(node.outputs[0], found->value);
  if (!is_method || inside->values[node.outputs[0]].likely_code == UINT32_MAX)
    return stop();
  define(node.outputs[0], class_value(instance->type, name, Operation::class_function));
  define(node.outputs[1], owner);
}

/// How many objects the garbage collector gets to know where an instance is made.
unsigned Builder::count_collected(const Known &known) {
  unsigned count = 0;
  if (const Instance *instance = find_instance(known)) {
    ++count;
    for (const Attribute &attribute : instance->attributes)
      count += count_collected(attribute.value);
  }
  return count;
}

/// Makes an instance that somebody gets. Returns a reference, which is given on; whoever else has the
/// instance borrows it from then on.
ValueId Builder::make_instance(const Known &known) {
  if (!std::exchange(assumptions.keeps_instances, true))
    changed = true;
  const Instance *instance = find_instance(known);
  if (!instance) {
    refuse(known);
    stop();
    return none;
  }
  if (const unsigned objects = count_collected(known); objects > 1 && held.empty())
    emit(Operation::check_room, {}, objects);
  const size_t held_before = held.size(), count = instance->attributes.size();
  const ValueId type = instance->type;
  for (size_t i = 0; i < count; ++i) {
    held.push_back(new_object(state.instances.at(known.instance).attributes[i].value));
    if (stopped)
      return none;
  }
  const ValueId made = type == none ? emit(instance->make) : emit(instance->make, {type});
  for (size_t i = 0; i < count && !stopped; ++i)
    emit(Operation::init_attribute,
         {made, state.instances.at(known.instance).attributes[i].place, held[held_before + i]});
  for (size_t i = 0; i < count && !stopped; ++i)
    note_attribute(made, state.instances.at(known.instance).attributes[i], held[held_before + i]);
  held.resize(held_before);
  if (stopped)
    return none;
  if (type != none)
    state.classes[made] = type;
  name_made(known.instance, made);
  return made;
}

/// What a new instance has is known until something is written.
void Builder::note_attribute(ValueId made, const Attribute &attribute, ValueId object) {
  state.loaded[{made, attribute.name}] = object;
  if (!attribute.value.is_number())
    return;
  Known number = attribute.value;
  number.object = object;
  number.may_lack_object = false;
  state.numbers[object] = number;
}

/// Whoever has the instance has this object then.
void Builder::name_made(uint32_t instance, ValueId made) {
  state.instances.erase(instance);
  made_instances[instance] = made;
  state.steady.insert(made);
  Known known = object(made);
  known.instance = instance;
  for_each_known([&](Known &each) {
    if (each.kind == Kind::Instance && each.instance == instance)
      each = known;
  });
}

/// owner.name = instance, where what was there may be an instance too.
void Builder::store_new_instance(const ir::Node &node, const Known &owner, const Known &value) {
  hold_borrowed(node.inputs, std::nullopt, Ends::Objects);
  if (stopped)
    return;
  const ValueId place = emit_cached(Operation::field_place, {own_function(), owner.object}, node.immediate);
  emit(Operation::check_spare_instance, {place}, 0);
  const ValueId made = make_instance(value);
  if (stopped)
    return;
  held.clear();
  emit(Operation::put_instance, {place, made});
  note_write();
}

/// At the end of a block, in the function itself: an exit may come before somebody gets them.
void Builder::make_on_stack(llvm::ArrayRef<ir::ValueId> slots) {
  for (const ir::ValueId id : slots) {
    const Known known = value_of(id);
    if (known.kind == Kind::Optional && !stopped) {
      values[id] = object(box_optional(known));
      values[id].is_held = true;
    }
    if (known.kind != Kind::Instance || stopped)
      continue;
    if (llvm::count_if(slots, [&](ir::ValueId each) { return value_of(each).instance == known.instance; }) >
        1)
      stop();
    if (!stopped)
      make_instance(known);
    if (stopped)
      return refuse(known);
    values[id].is_held = values[id].is_made = true;
  }
}

/// The call that makes it stays the boxed code's: an exit would have to make an instance, or to end one.
void Builder::refuse(const Known &known) {
  if (known.instance != none)
    changed |= assumptions.refused.insert(origins[known.instance]).second;
}

} // namespace lasti::region
