// What exits of a region write.

#include "emit/region/region_writer.h"

#include <fmt/ranges.h>
#include <llvm/ADT/STLExtras.h>

namespace lasti::emit {

using words::ExitId;
using words::none;
using words::Word;

std::string RegionWriter::put_text(const words::Put &put) const {
  if (put.constant)
    return fmt::format("constant[{}]", *put.constant);
  if (put.value == none)
    return values.use(put.object);
  if (put.object == none)
    return values.use(put.value);
  return values.use(put.value) + ", " + values.use(put.object);
}

/// What is in a slot of the value stack, as the boxed code holds it there.
void RegionWriter::put_slot(const words::Put &put, std::vector<std::string> &owned) {
  const ir::Hold hold = boundaries[region.exits[current_exit].instruction]->stack[put.place];
  const std::string slot = fmt::format("stack[{}].object", put.place);
  if (hold == ir::Hold::Null)
    return;
  if (put.is_null) {
    body.line("{} = nullptr;", slot);
  } else if (hold == ir::Hold::Borrowed) {
    body.line("{} = {};", slot,
              put.local      ? fmt::format("local[{}].object", *put.local)
              : put.constant ? fmt::format("constant[{}]", *put.constant)
                             : values.use(put.object));
  } else if (put.cursor != none) {
    body.line("{} = {}.make();", slot, values.cursor(put.cursor));
    owned.push_back(slot);
  } else if (put.is_held) {
    body.line("{} = {};", slot, values.use(put.object));
    owned.push_back(slot);
  } else {
    body.line("{} = boxed(thread, {});", slot, put_text(put));
    owned.push_back(slot);
  }
}

/// Numbers that are the same, and have no object yet, get one together.
void RegionWriter::put_locals(const words::Exit &exit) {
  std::map<words::ValueId, size_t> first;
  std::vector<std::string> again, made;
  std::vector<uint32_t> places;
  for (const words::Put &put : exit.locals) {
    const size_t at = made.size();
    places.push_back(put.place);
    const bool is_new = put.value != none && put.object == none && !put.constant && put.word != Word::Bool;
    if (is_new && !first.try_emplace(put.value, at).second) {
      made.emplace_back("nullptr");
      again.push_back(fmt::format("made[{}] = made_again(made[{}]);", at, first.at(put.value)));
    } else {
      made.push_back(fmt::format("made_for(thread, local[{}], {})", put.place, put_text(put)));
    }
  }
  body.line("PyObject *made[] = {{{}}};", fmt::join(made, ", "));
  for (const std::string &line : again)
    body.line("{}", line);
  body.line("bool done = put_all(local, {{{}}}, made);", fmt::join(places, ", "));
}

void RegionWriter::write_exit(ExitId id) {
  current_exit = id;
  const words::Exit &exit = region.exits[id];
  body.margin("exit_{}: // {}", id, offset_of(exit.instruction));
  for (words::CursorId cursor = 0; cursor < region.cursors.size(); ++cursor)
    if (region.cursors[cursor].parent == none && !region.cursors[cursor].is_made)
      body.line("c{}.close();", cursor);
  std::vector<std::string> owned;
  for (const words::ValueId object : exit.released)
    body.line("release_held({});", values.use(object));
  const bool puts_locals = !exit.locals.empty();
  if (puts_locals)
    put_locals(exit);
  // Making an iterator may begin a collection, in which somebody may look.
  if (llvm::any_of(exit.stack, [](const words::Put &put) { return put.cursor != none; }))
    body.line("set_position(frame, first_instruction(code_of(frame)) + {});",
              static_cast<int>(offset_of(exit.instruction) / 2) - 1);
  for (const words::Put &put : exit.stack)
    put_slot(put, owned);
  bool may_fail = puts_locals;
  for (const std::string &slot : owned) {
    body.line("{}{} != nullptr;", may_fail ? "done &= " : "bool done = ", slot);
    may_fail = true;
  }
  if (may_fail)
    body.line("if (!done) [[unlikely]] return no_memory({{{}}});", fmt::join(owned, ", "));
  body.line("return {};", exit.instruction == region.header ? 0 : offset_of(exit.instruction));
}

} // namespace lasti::emit
