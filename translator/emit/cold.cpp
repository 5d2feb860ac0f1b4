#include "emit/cold.h"

namespace lasti::emit {
void convert(Writer &out, SlotNames &slot, const Shape &from, const Shape &to, const char *indent) {
  for (size_t depth = 0; depth < from.size() && depth < to.size(); ++depth) {
    if (to[depth] != Hold::Owned || from[depth] == Hold::Owned)
      continue;
    if (from[depth] == Hold::Borrowed)
      out.line("{}{} = share({});", indent, slot(depth), slot(depth));
    else
      out.line("{}{} = nullptr;", indent, slot(depth));
  }
}

/// How much of the stack lives on in the handler.
size_t ColdPaths::kept(const Unwind &unwind) const {
  if (unwind.handler == flow::no_block)
    return 0;
  return function.blocks[unwind.handler].holds.size() - unwind.own_values();
}

ColdLabel ColdPaths::unwind(int region, Shape stack, Raise raise) {
  Unwind unwind{flow::no_block, false, raise, std::move(stack)};
  if (region >= 0) {
    const bytecode::ExceptionRegion &entry = function.body.regions[region];
    unwind.handler = function.graph.block_of[entry.handler];
    unwind.push_lasti = entry.push_lasti;
  }
  for (size_t depth = kept(unwind); depth < unwind.stack.size(); ++depth)
    if (unwind.stack[depth] == Hold::Borrowed) // nothing to drop
      unwind.stack[depth] = Hold::Null;
  while (unwind.stack.size() > kept(unwind) && unwind.stack.back() == Hold::Null)
    unwind.stack.pop_back();
  auto [entry, is_new] = unwinds.try_emplace(std::move(unwind), unwinds.size() + 1);
  if (is_new)
    unwind_order.push_back(&entry->first);
  return {"unwind", entry->second};
}

ColdLabel ColdPaths::leave(Shape stack) {
  auto [entry, is_new] = leaves.try_emplace(std::move(stack), leaves.size() + 1);
  if (is_new)
    leave_order.push_back(&entry->first);
  return {"leave", entry->second};
}

void ColdPaths::write_unwind(Writer &out, const Unwind &unwind, unsigned number, std::set<Label> &jumped_to) {
  bool leaves_function = unwind.handler == flow::no_block;
  if (leaves_function)
    out.margin("unwind_{}: // out of the function", number);
  else
    out.margin("unwind_{}: // to {}", number,
               function.body.instructions[function.graph.blocks[unwind.handler].begin].offset);
  // ceval.c makes the traceback entry before it drops the stack; nobody can tell.
  for (size_t depth = unwind.stack.size(); depth-- > kept(unwind);)
    if (unwind.stack[depth] == Hold::Owned)
      out.line("drop(take({}));", slot(depth));
  if (unwind.raise == Raise::New) {
    Shape rest(unwind.stack.begin(), unwind.stack.begin() + kept(unwind));
    auto [entry, is_new] = traced.try_emplace(std::move(rest), traced.size() + 1);
    out.line("if (!f.traceback()) goto {};", ColdLabel{"traced", entry->second});
  }
  if (leaves_function)
    out.line("return f.unwind();");
  else
    jumped_to.insert(write_handler(out, unwind));
}

/// Returns the label of the handler.
Label ColdPaths::write_handler(Writer &out, const Unwind &unwind) {
  const Shape entry = function.blocks[unwind.handler].holds.vec();
  convert(out, slot, unwind.stack, Shape(entry.begin(), entry.begin() + kept(unwind)));
  size_t depth = kept(unwind);
  if (unwind.push_lasti)
    out.line("{} = f.lasti();", slot(depth++));
  out.line("{} = f.caught();", slot(depth));
  uint32_t begin = function.graph.blocks[unwind.handler].begin;
  uint32_t start = function.body.instructions[begin].start;
  out.line("if (f.leaving({})) goto {};", start, leave(entry));
  const Label label{start};
  out.line("goto {};", label);
  return label;
}

void ColdPaths::spill(Writer &out, const Shape &stack) {
  for (size_t depth = 0; depth < stack.size(); ++depth) {
    if (stack[depth] == Hold::Null) // in memory, too, nothing has been written yet
      out.line("f.stack({}) = nullptr;", depth);
    else if (!slot.literal())
      out.line("f.stack({}) = {}({});", depth, stack[depth] == Hold::Owned ? "take" : "share", slot(depth));
  }
}

void ColdPaths::write(Writer &out, std::set<Label> &jumped_to) {
  for (size_t i = 0; i < unwind_order.size(); ++i)
    write_unwind(out, *unwind_order[i], i + 1, jumped_to);
  for (const auto &[stack, number] : traced) {
    out.margin("traced_{}: // the interpreter unwinds, and tells the trace function", number);
    spill(out, stack);
    out.line("return f.leave_with_error({});", stack.size());
  }
  for (size_t i = 0; i < leave_order.size(); ++i) {
    out.margin("leave_{}:", i + 1);
    spill(out, *leave_order[i]);
    out.line("return f.leave({});", leave_order[i]->size());
  }
}

} // namespace lasti::emit
