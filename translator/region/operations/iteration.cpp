// What a loop walks along.

#include "region/builder.h"

namespace lasti::region {

using words::Cursor;

CursorId Builder::make_cursor(const Origin &iterable, CursorId parent, uint32_t index) {
  const auto id = static_cast<CursorId>(region.cursors.size());
  const Cursor::Kind kind = iterable.kind();
  region.cursors.push_back({kind, parent, index, false, {}});
  if (kind != Cursor::Kind::Zip && kind != Cursor::Kind::Enumerate)
    return id;
  const std::vector<Origin> arguments = iterable.arguments();
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
  const CursorId cursor = make_cursor(Origin(module, function, iterator), none, 0);
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

/// What is yielded goes to the sink, and None comes back.
void Builder::give(const ir::Node &node) {
  const Known given = value_of(node.inputs[0]);
  if (!gives || inlined || given.is_held || (given.kind != Kind::Object && !given.is_number()))
    return stop();
  const Word word = likely_word(given);
  if (word == Word::Nothing)
    emit(Operation::give_object, {object_of(given)});
  else if (const ValueId value = as_number(given, word).value; !stopped)
    emit(word == Word::Int     ? Operation::give_int
         : word == Word::Float ? Operation::give_float
                               : Operation::give_bool,
         {value});
  worth += 4; // a suspension and a resumption
  has_effect = true;
  if (!stopped)
    define(node.outputs[0], object(emit(Operation::none_object)));
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
