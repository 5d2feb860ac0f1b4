// Iteration: the two ways on, with an item and at the end.

#include "emit/emitters.h"

namespace lasti::emit {

void emit_next_or_end(Site &site, const char *comment, llvm::function_ref<void()> end) {
  Shape before = site.stack;
  site.out.line("if (!t) {{{}", comment);
  if (site.top_is_owned())
    site.out.line("  drop({});", site.operand(before.size() - 1));
  end();
  site.settle(site.after_jump(), "  ");
  site.leave_if_traced(*site.instruction().target, "  ");
  site.jump("  ");
  site.out.line("}}");
  site.stack = std::move(before);
  site.stack.push_back(Hold::Owned);
  site.settle(site.after());
  site.may_trace();
  site.fall_through();
}

void emit_FOR_ITER(Site &site) {
  size_t iterator = site.stack.size() - 1;
  site.at();
  site.out.line("static IterateCache cache_{};", site.instruction().offset);
  site.truth(fmt::format("next_item(f, cache_{}, {}, {})", site.instruction().offset, site.look(iterator),
                         site.slot(iterator + 1)));
  emit_next_or_end(site, "", [&] { site.stack.pop_back(); });
}

void emit_END_ASYNC_FOR(Site &site) {
  site.at();
  std::string exception = site.pop();
  site.out.line("if (!end_async_for(f, {})) goto {};", exception, site.unwind(ColdPaths::Raise::Again));
  if (site.top_is_owned())
    site.out.line("drop({});", site.pop());
  else
    site.stack.pop_back();
  site.settle(site.after());
  site.may_trace();
  site.fall_through();
}

} // namespace lasti::emit
