// What a loop walks along.

#include "region/builder.h"

namespace lasti::region {

using words::Cursor;

/// The call that makes a value, if it is of a global with that name.
const ir::Node *Builder::call_of(ir::ValueId value, llvm::StringRef name) const {
  const ir::Node *call = makers[value];
  if (!call || call->kind != ir::Kind::call_method || call->detail || call->inputs.size() < 3)
    return nullptr;
  const ir::Node *callee = makers[call->inputs[1]];
  return ir::is_operation(callee, bytecode::Opcode::LOAD_GLOBAL) && ir::name_of(function, *callee) == name
             ? call
             : nullptr;
}

/// The kind is guessed from what makes the iterable, else from what it likely is; whether it is so is seen at
/// the entry of the region.
Cursor::Kind Builder::kind_of_iterable(ir::ValueId iterable) const {
  if (call_of(iterable, "range"))
    return Cursor::Kind::Range;
  if (call_of(iterable, "enumerate"))
    return Cursor::Kind::Enumerate;
  if (call_of(iterable, "zip"))
    return Cursor::Kind::Zip;
  if (const ir::Node *call = call_of(iterable, "reversed"))
    return call_of(call->inputs[2], "range") ? Cursor::Kind::Range : Cursor::Kind::Reversed;
  const ir::Value &value = function.values[iterable];
  switch (value.type == ir::Type::Any ? value.likely : value.type) {
  case ir::Type::Tuple:
    return Cursor::Kind::Tuple;
  case ir::Type::Str:
    return Cursor::Kind::Text;
  case ir::Type::RangeIterator:
    return Cursor::Kind::Range;
  default:
    return Cursor::Kind::List;
  }
}

CursorId Builder::make_cursor(ir::ValueId iterable, CursorId parent, uint32_t index) {
  const auto id = static_cast<CursorId>(region.cursors.size());
  const Cursor::Kind kind = kind_of_iterable(iterable);
  region.cursors.push_back({kind, parent, index, false, {}});
  if (kind != Cursor::Kind::Zip && kind != Cursor::Kind::Enumerate)
    return id;
  const llvm::ArrayRef<ir::ValueId> arguments = makers[iterable]->inputs.drop_front(2);
  const size_t count = kind == Cursor::Kind::Zip ? arguments.size() : 1;
  for (uint32_t part = 0; part < count; ++part) {
    const CursorId inner = make_cursor(arguments[part], id, part);
    region.cursors[id].parts.push_back(inner);
  }
  return id;
}

/// The iterator of the outermost loop is in a slot of the stack that stays as it is.
void Builder::open_cursor(const ir::Node &next) {
  const ir::ValueId iterator = next.inputs[0];
  const std::vector<ir::ValueId> &slots = function.blocks[loop.header].stack;
  const Known known = value_of(iterator);
  if (!llvm::is_contained(slots, iterator) || known.kind != Kind::Object)
    return stop();
  const ir::Node *maker = makers[iterator];
  const bool is_known = ir::is_operation(maker, bytecode::Opcode::GET_ITER);
  const CursorId cursor = make_cursor(is_known ? maker->inputs[0] : iterator, none, 0);
  emit_at_entry(Operation::open, {known.object}, 0, cursor);
  opened[iterator] = cursor;
}

void Builder::next_item(const ir::Node &node) {
  const ir::ValueId iterator = node.inputs[0];
  Known known = value_of(iterator);
  if (known.kind != Kind::Iterator) {
    if (!opened.contains(iterator))
      open_cursor(node);
    if (stopped)
      return;
    known.cursor = opened.at(iterator);
  }
  next = &node;
  next_cursor = known.cursor;
  define(node.outputs[0], number(Word::Bool, emit(Operation::advance, {}, 0, known.cursor)));
  has_effect = false; // it has moved where the loop goes on only
}

/// The iterator is not made: it is a cursor.
void Builder::get_iterator(const ir::Node &node) {
  Known known;
  known.kind = Kind::Iterator;
  known.cursor = start_cursor(value_of(node.inputs[0]), none, 0);
  if (!stopped)
    define(node.outputs[0], known);
}

void Builder::start_range(CursorId cursor, const std::vector<Known> &arguments) {
  std::vector<ValueId> ints;
  for (const Known &argument : arguments)
    ints.push_back(as_number(argument, Word::Int).value);
  if (stopped || ints.empty() || ints.size() > 3)
    return stop();
  if (ints.size() == 1)
    ints.insert(ints.begin(), emit(Operation::int_constant));
  if (ints.size() == 2)
    ints.push_back(emit(Operation::int_constant, {}, 1));
  emit(Operation::start_range, {ints[0], ints[1], ints[2]}, 0, cursor);
}

CursorId Builder::start_cursor(const Known &iterable, CursorId parent, uint32_t index) {
  const auto id = static_cast<CursorId>(region.cursors.size());
  region.cursors.push_back({Cursor::Kind::List, parent, index, true, {}});
  if (iterable.kind == Kind::Object && iterable.type == ir::Type::Tuple) {
    region.cursors[id].kind = Cursor::Kind::Tuple;
    emit(Operation::start, {iterable.object}, 0, id);
    return id;
  }
  if (iterable.kind != Kind::Iterable) {
    if (iterable.type != ir::Type::Any && iterable.type != ir::Type::List)
      stop();
    else
      check_list(iterable);
    if (!stopped)
      emit(Operation::start, {iterable.object}, 0, id);
    return id;
  }
  const std::vector<Known> parts = *iterable.parts;
  switch (iterable.callee) {
  case Callee::range:
    region.cursors[id].kind = Cursor::Kind::Range;
    start_range(id, parts);
    return id;
  case Callee::reversed:
    region.cursors[id].kind = Cursor::Kind::Reversed;
    check_list(parts[0]);
    if (!stopped)
      emit(Operation::start, {parts[0].object}, 0, id);
    return id;
  default:
    break;
  }
  const bool is_zip = iterable.callee == Callee::zip;
  region.cursors[id].kind = is_zip ? Cursor::Kind::Zip : Cursor::Kind::Enumerate;
  const size_t count = is_zip ? parts.size() : 1;
  for (uint32_t part = 0; part < count && !stopped; ++part) {
    const CursorId inner = start_cursor(parts[part], id, part);
    region.cursors[id].parts.push_back(inner);
  }
  if (!is_zip && !stopped)
    emit(Operation::start_count,
         {parts.size() > 1 ? as_number(parts[1], Word::Int).value : emit(Operation::int_constant)}, 0, id);
  return id;
}

Known Builder::item_of(CursorId id) {
  const Cursor cursor = region.cursors[id];
  Known tuple;
  tuple.kind = Kind::Tuple;
  switch (cursor.kind) {
  case Cursor::Kind::Range:
    return number(Word::Int, emit(Operation::index_of_cursor, {}, 0, id));
  case Cursor::Kind::Enumerate:
    tuple.parts = std::make_shared<std::vector<Known>>(std::vector<Known>{
        number(Word::Int, emit(Operation::index_of_cursor, {}, 0, id)), item_of(cursor.parts[0])});
    return tuple;
  case Cursor::Kind::Zip: {
    std::vector<Known> parts;
    for (const CursorId part : cursor.parts)
      parts.push_back(item_of(part));
    tuple.parts = std::make_shared<std::vector<Known>>(std::move(parts));
    return tuple;
  }
  case Cursor::Kind::Text: {
    Known character = object(emit(Operation::item_of_cursor, {}, 0, id));
    character.type = ir::Type::Str;
    return character;
  }
  default:
    return object(emit(Operation::item_of_cursor, {}, 0, id));
  }
}

} // namespace lasti::region
