#include "emit/plain/cold.h"

namespace lasti::emit {

using ir::Hold;

ColdLabel PlainColdPaths::unwind(int region, llvm::ArrayRef<Hold> stack, const Places &places, bool again,
                                 const std::string &after) {
  Unwind unwind{flow::no_block, false, again, "", after, 0};
  if (region >= 0) {
    const bytecode::ExceptionRegion &entry = function.body.regions[region];
    unwind.handler = function.graph.block_of[entry.handler];
    unwind.last_i = entry.push_lasti;
    const size_t found = function.blocks[unwind.handler].holds.size();
    unwind.kept = static_cast<uint32_t>(found - (entry.push_lasti ? 2 : 1));
  }
  std::vector<Hold> needed = stack.vec();
  for (size_t depth = unwind.kept; depth < needed.size(); ++depth)
    if (needed[depth] == Hold::Borrowed) // nothing to drop
      needed[depth] = Hold::Null;
  while (needed.size() > unwind.kept && needed.back() == Hold::Null)
    needed.pop_back();
  unwind.stack = places.describe(needed);
  auto [entry, is_new] = unwinds.try_emplace(std::move(unwind), unwinds.size() + 1);
  if (is_new)
    unwind_order.push_back(&entry->first);
  return {"unwind", entry->second};
}

ColdLabel PlainColdPaths::leave(int next, llvm::ArrayRef<Hold> stack, const Places &places) {
  auto [entry, is_new] = leaves.try_emplace(Leave{next, places.describe(stack)}, leaves.size() + 1);
  if (is_new)
    leave_order.push_back(&entry->first);
  return {"leave", entry->second};
}

void PlainColdPaths::write_unwind(Writer &out, const Unwind &unwind, unsigned number,
                                  std::set<Label> &jumped_to) const {
  if (unwind.handler == flow::no_block) {
    out.margin("unwind_{}: // out of the function", number);
    out.line("static constexpr Unwinding unwinding_{} = {{\"{}\", \"{}\", nullptr, 0, 0, false, {}}};",
             number, unwind.stack, unwind.after, unwind.again);
    out.line("unwind(f, unwinding_{});", number);
    out.line("return f.result;");
    return;
  }
  const bytecode::Instruction &handler =
      function.body.instructions[function.graph.blocks[unwind.handler].begin];
  out.margin("unwind_{}: // to {}", number, handler.offset);
  out.line("static constexpr Unwinding unwinding_{} = {{\"{}\", \"{}\", \"{}\", {}, {}, {}, {}}};", number,
           unwind.stack, unwind.after, Places().describe(function.blocks[unwind.handler].holds), unwind.kept,
           handler.start, unwind.last_i, unwind.again);
  const Label label{handler.start};
  out.line("if (unwind(f, unwinding_{})) goto {};", number, label);
  out.line("return f.result;");
  jumped_to.insert(label);
}

void PlainColdPaths::write(Writer &out, std::set<Label> &jumped_to) const {
  for (size_t i = 0; i < unwind_order.size(); ++i)
    write_unwind(out, *unwind_order[i], i + 1, jumped_to);
  for (size_t i = 0; i < leave_order.size(); ++i) {
    const Leave &leave = *leave_order[i];
    out.margin("leave_{}:", i + 1);
    if (leave.next < 0)
      out.line("return leave(f, \"{}\");", leave.stack);
    else
      out.line("return leave_traced(f, {}, \"{}\");", leave.next, leave.stack);
  }
}

} // namespace lasti::emit
