// Which statements a node is in the plain form: references and control. Operations and calls are in
// operation.cpp.

#include "emit/plain/node.h"

namespace lasti::emit {

using ir::Hold;
using ir::Kind;
using ir::Node;

bool shows_tracing(const Node &node, const Node *leave, uint32_t index) {
  switch (node.kind) {
  case Kind::operation:
    return node.row->frame && node.row->fallible;
  case Kind::call_function:
  case Kind::call_method:
  case Kind::call_function_ex:
    return true;
  case Kind::poll: // not on the way of a jump
    return leave && leave->immediate == index + 1;
  default:
    return false;
  }
}

Label PlainText::label(ir::BlockId block) {
  const ir::Block &target = function.blocks[block];
  const Label label{function.body.instructions[target.first].start, target.copy};
  jumped_to.insert(label);
  return label;
}

std::string PlainNodeWriter::operand(const Node &node, size_t input) const {
  const ir::Operand &operand = node.operands[input];
  return operand.hold == Hold::Null ? "nullptr" : text.places.text(operand.slot);
}

std::string PlainNodeWriter::taken(const Node &node, size_t input) const {
  const std::string value = operand(node, input);
  return node.operands[input].hold == Hold::Borrowed ? fmt::format("share({})", value) : value;
}

std::string PlainNodeWriter::held(const char *function, const Node &node) const {
  return fmt::format("{}_{}", function, node.operands[0].hold == Hold::Owned ? 'o' : 'b');
}

ColdLabel PlainNodeWriter::unwind(const Node &node, bool again) {
  const int region = node.is_covered ? text.function.body.region_of[index] : -1;
  return text.cold.unwind(region, node.stack, text.places, again, after);
}

std::string PlainNodeWriter::describe_after(const Node &node, const Node *leave) const {
  Places places = text.places;
  for (const uint32_t slot : node.slots)
    places.put_in_memory(slot);
  if (leave)
    return places.describe(leave->stack);
  const bool has_value = node.slots.empty() && node.row && (node.row->form != opgen::Form::Value);
  return places.describe(node.stack) + std::string(node.slots.size() + (has_value ? 1 : 0), 'o');
}

void PlainNodeWriter::check(const Node &node, const std::string &expression) {
  line("if (!{}) goto {};", expression, unwind(node));
}

void PlainNodeWriter::truth(const Node &node, const std::string &expression) {
  text.uses_truth = true;
  if (node.raise == ir::Raise::None)
    line("t = {};", expression);
  else
    line("if ((t = {}) < 0) goto {};", expression, unwind(node));
}

void PlainNodeWriter::made(const Node &node) {
  for (const uint32_t slot : node.slots)
    text.places.put_in_memory(slot);
}

void PlainNodeWriter::put_in_memory(size_t depth) {
  const std::map<uint32_t, Place> outside = text.places.outside(depth);
  for (const auto &[slot, place] : outside) {
    line("stack[{}] = {};", slot, text.places.text(slot));
    text.places.put_in_memory(slot);
  }
}

void PlainNodeWriter::write(const Node &node, const Node *leave) {
  polls_on_jump = !leave;
  after = shows_tracing(node, leave, index) ? describe_after(node, leave) : "";
  switch (node.kind) {
  case Kind::operation:
    return operation(node);
  case Kind::at:
    offset = at(node.immediate).offset;
    return;
  case Kind::constant:
  case Kind::null:
  case Kind::copy:
  case Kind::load_local:
  case Kind::load_checked_local:
  case Kind::store_local:
  case Kind::delete_local:
  case Kind::delete_checked_local:
    return write_locals(node);
  case Kind::share:
  case Kind::drop:
  case Kind::clear:
  case Kind::move:
  case Kind::exchange:
    return write_moves(node);
  case Kind::jump:
  case Kind::branch:
  case Kind::guard:
  case Kind::finish:
  case Kind::suspend:
  case Kind::make_generator:
  case Kind::raise:
  case Kind::reraise:
    return write_ends(node);
  default:
    return write_control(node);
  }
}

void PlainNodeWriter::check_bound(const Node &node) {
  line("if (!local[{}]) {{", node.immediate);
  line("  unbound(f, {}, {});", at(index).offset, node.immediate);
  line("  goto {};", unwind(node));
  line("}}");
}

void PlainNodeWriter::copy(const Node &node) {
  const uint32_t to = node.slots[0];
  const bool owns = node.detail == static_cast<uint32_t>(Hold::Owned);
  const ir::Operand &from = node.operands[0];
  if (from.hold == Hold::Null) {
    made(node);
    if (owns)
      line("stack[{}] = nullptr;", to);
    return;
  }
  if (owns)
    line("stack[{}] = share_or_null({});", to, text.places.text(from.slot));
  else if (!text.places.find(from.slot))
    line("stack[{}] = stack[{}];", to, from.slot);
  if (owns)
    made(node);
  else
    text.places.copy(to, from.slot);
}

void PlainNodeWriter::write_locals(const Node &node) {
  const bool owns = node.detail == static_cast<uint32_t>(Hold::Owned);
  switch (node.kind) {
  case Kind::load_checked_local:
    check_bound(node);
    [[fallthrough]];
  case Kind::constant:
  case Kind::load_local: {
    const Place place{node.kind != Kind::constant, node.immediate};
    text.places.put(node.slots[0], place);
    if (owns)
      share(node.slots[0]);
    return;
  }
  case Kind::copy:
    return copy(node);
  case Kind::store_local:
    return line("{}(f, {}, {}, {});", held("store_local", node), offset, node.immediate, operand(node, 0));
  case Kind::delete_checked_local:
    check_bound(node);
    return line("delete_local(f, {}, {});", at(index).offset, node.immediate);
  case Kind::delete_local:
    return line("delete_local(f, {}, {});", offset, node.immediate);
  default:
    return made(node);
  }
}

void PlainNodeWriter::share(uint32_t slot) {
  line("stack[{}] = share({});", slot, text.places.text(slot));
  text.places.put_in_memory(slot);
}

void PlainNodeWriter::move(uint32_t to, uint32_t from) {
  if (!text.places.find(from))
    line("stack[{}] = stack[{}];", to, from);
  text.places.copy(to, from);
}

void PlainNodeWriter::exchange(const Node &node) {
  const ir::Operand &low = node.operands[0], &high = node.operands[1];
  if (high.hold == Hold::Null)
    return move(high.slot, low.slot);
  if (low.hold == Hold::Null)
    return move(low.slot, high.slot);
  const std::optional<Place> low_place = text.places.find(low.slot), high_place = text.places.find(high.slot);
  if (!low_place && !high_place)
    return line("swap(stack[{}], stack[{}]);", low.slot, high.slot);
  if (!low_place || !high_place) {
    const auto [from, to] = low_place ? std::pair(high.slot, low.slot) : std::pair(low.slot, high.slot);
    line("stack[{}] = stack[{}];", to, from);
  }
  text.places.copy(low.slot, high.slot);
  if (low_place)
    text.places.put(high.slot, *low_place);
  else
    text.places.put_in_memory(high.slot);
}

void PlainNodeWriter::write_moves(const Node &node) {
  switch (node.kind) {
  case Kind::share:
    return share(node.immediate);
  case Kind::drop:
    return line("drop(f, {}, stack[{}]);", offset, node.immediate);
  case Kind::clear:
    text.places.put_in_memory(node.immediate);
    return line("stack[{}] = nullptr;", node.immediate);
  case Kind::move:
    return move(node.immediate, *node.detail);
  default:
    return exchange(node);
  }
}

void PlainNodeWriter::write_control(const Node &node) {
  switch (node.kind) {
  case Kind::poll:
    return check(node, fmt::format("{}(f, {})", polls_on_jump ? "poll" : "resume", offset));
  case Kind::test:
    return truth(node, fmt::format("{}(f, {}, {})", held("test", node), offset, operand(node, 0)));
  case Kind::test_bool:
    return truth(node, fmt::format("{}({})", held("test_bool", node), operand(node, 0)));
  case Kind::test_none:
    if (node.operands[0].hold == Hold::Owned)
      return truth(node, fmt::format("test_none_o(f, {}, {})", offset, operand(node, 0)));
    return truth(node, fmt::format("test_none_b({})", operand(node, 0)));
  case Kind::call_function:
  case Kind::call_method:
    return call(node);
  case Kind::call_function_ex:
    return call_ex(node);
  case Kind::next_item:
  case Kind::next_in_range:
    truth(node, fmt::format("next_item(f, {}, {}, {}, stack[{}])", offset, cache("IterateCache"),
                            operand(node, 0), node.slots[0]));
    return made(node);
  case Kind::send:
    truth(node, fmt::format("send(f, {}, {}, {}, {}, stack[{}])", offset, cache("SendCache"),
                            operand(node, 0), taken(node, 1), node.slots[0]));
    return made(node);
  case Kind::end_async_for:
    return line("if (!end_async_for(f, {}, {})) goto {};", offset, taken(node, 0),
                unwind(node, /*again=*/true));
  case Kind::leave_if_traced: {
    const int next = static_cast<int>(at(node.immediate).start);
    return line("if (*f.traced) goto {};", text.cold.leave(next, node.stack, text.places));
  }
  case Kind::leave_between:
    return leave_between(node);
  default:
    return;
  }
}

void PlainNodeWriter::leave_between(const Node &node) {
  const size_t top = node.stack.size() - 1;
  const std::string value =
      node.row->form == opgen::Form::Condition ? "boolean(t)" : fmt::format("share(local[{}])", *node.detail);
  text.places.put_in_memory(static_cast<uint32_t>(top));
  line("if (*f.traced) {{");
  line("  stack[{}] = {};", top, value);
  line("  goto {};", text.cold.leave(static_cast<int>(at(node.immediate).start), node.stack, text.places));
  line("}}");
}

void PlainNodeWriter::branch(const std::string &condition) {
  put_in_memory(std::max(block.to_next.size(), block.to_jump.size()));
  if (block.jump_nodes.empty())
    return line("if ({}) goto {};", condition, label(block.jump));
  const Places before = text.places;
  line("if ({}) {{", condition);
  PlainNodeWriter inner(text, out, block, index, "  ");
  for (const Node &each : block.jump_nodes)
    inner.write(each);
  inner.put_in_memory(block.to_jump.size());
  inner.line("goto {};", label(block.jump));
  line("}}");
  text.places = before;
}

void PlainNodeWriter::suspend(const Node &node) {
  const std::string value = taken(node, 0);
  for (uint32_t slot = 0; slot < node.stack.size(); ++slot) {
    if (node.stack[slot] == Hold::Null)
      line("stack[{}] = nullptr;", slot);
    else if (node.stack[slot] == Hold::Borrowed)
      line("stack[{0}] = share({1});", slot, text.places.text(slot));
  }
  line("return suspend(f, {}, {}, {});", offset, node.stack.size(), value);
  text.places = {}; // it goes on with what is in memory
}

void PlainNodeWriter::raise(const Node &node) {
  if (node.immediate == 0) { // ceval.c do_raise: the current exception keeps its traceback
    line("if (raise_again(f, {})) goto {};", offset, unwind(node, /*again=*/true));
  } else {
    const std::string cause = node.immediate == 2 ? taken(node, 1) : "nullptr";
    line("raise_exception(f, {}, {}, {});", offset, taken(node, 0), cause);
  }
  line("goto {};", unwind(node));
}

void PlainNodeWriter::write_ends(const Node &node) {
  switch (node.kind) {
  case Kind::jump:
    put_in_memory(block.to_jump.size());
    return line("goto {};", label(block.jump));
  case Kind::branch:
    return branch(node.immediate & ir::when_true ? "t" : "!t");
  case Kind::guard: // the copy is the same here
    return;
  case Kind::finish:
    return line("return {}(f, {}, {});", held("finish", node), offset, operand(node, 0));
  case Kind::suspend:
    return suspend(node);
  case Kind::make_generator:
    line("return make_generator(f, {});", offset);
    text.places = {};
    return;
  case Kind::raise:
    return raise(node);
  default: {
    const bool has_index = node.operands.size() == 2;
    line("if (reraise(f, {}, {}, {})) goto {};", offset, has_index ? operand(node, 0) : "nullptr",
         taken(node, has_index ? 1 : 0), unwind(node, /*again=*/true));
    return line("goto {};", unwind(node));
  }
  }
}

} // namespace lasti::emit
