// What a loop walks along.

#include "region/builder.h"

namespace lasti::region {

using words::Cursor;

/// The kind is guessed from what makes the iterable; whether it is so is seen at the entry of the region.
CursorId Builder::make_cursor(ir::ValueId iterable, CursorId parent, uint32_t index) {
  const auto id = static_cast<CursorId>(region.cursors.size());
  region.cursors.push_back({Cursor::Kind::List, parent, index, {}});
  const ir::Node *maker = makers[iterable];
  if (function.values[iterable].type == ir::Type::Tuple)
    region.cursors[id].kind = Cursor::Kind::Tuple;
  if (function.values[iterable].type == ir::Type::Str)
    region.cursors[id].kind = Cursor::Kind::Text;
  if (!maker || maker->kind != ir::Kind::call_method || maker->detail)
    return id;
  const ir::Node *callee = makers[maker->inputs[1]];
  if (!ir::is_operation(callee, bytecode::Opcode::LOAD_GLOBAL))
    return id;
  const llvm::StringRef name = ir::name_of(function, *callee);
  const llvm::ArrayRef<ir::ValueId> arguments = maker->inputs.drop_front(2);
  if (name == "range") {
    region.cursors[id].kind = Cursor::Kind::Range;
  } else if (name == "reversed") {
    region.cursors[id].kind = Cursor::Kind::Reversed;
  } else if ((name == "enumerate" && !arguments.empty()) || (name == "zip" && !arguments.empty())) {
    region.cursors[id].kind = name == "zip" ? Cursor::Kind::Zip : Cursor::Kind::Enumerate;
    const size_t count = name == "zip" ? arguments.size() : 1;
    for (uint32_t part = 0; part < count; ++part) {
      const CursorId inner = make_cursor(arguments[part], id, part);
      region.cursors[id].parts.push_back(inner);
    }
  }
  return id;
}

/// The iterator is in a slot of the stack that stays as it is.
void Builder::open_cursor(const ir::Node &next) {
  const ir::ValueId iterator = next.inputs[0];
  const std::vector<ir::ValueId> &slots = function.blocks[loop.header].stack;
  const auto slot = llvm::find(slots, iterator);
  if (slot == slots.end())
    return stop();
  const ir::Node *maker = makers[iterator];
  const bool is_known = ir::is_operation(maker, bytecode::Opcode::GET_ITER);
  const CursorId cursor = make_cursor(is_known ? maker->inputs[0] : iterator, none, 0);
  const ValueId object = region.make(Word::Object);
  region.slots.push_back(static_cast<uint32_t>(slot - slots.begin()));
  region.slot_values.push_back(object);
  emit_at_entry(Operation::open, {object}, 0, cursor);
  cursors[iterator] = cursor;
}

void Builder::next_item(const ir::Node &node) {
  if (!cursors.contains(node.inputs[0]))
    open_cursor(node);
  if (stopped)
    return;
  next = &node;
  define(node.outputs[0], number(Word::Bool, emit(Operation::advance, {}, 0, cursors[node.inputs[0]])));
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
