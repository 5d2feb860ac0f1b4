// Entry, suspension and return. Where a frame is suspended its stack is in its memory; the resume
// switch (function.cpp) takes it back.

#include "emit/emitters.h"

namespace lasti::emit {

void emit_RESUME(Site &site) {
  site.at();
  if (site.oparg() < 2) { // ceval.c: not behind a `yield from` or an `await`
    site.poll();
    site.may_trace();
  }
  site.fall_through();
}

void emit_RETURN_GENERATOR(Site &site) {
  site.at();
  for (size_t depth = site.stack.size(); depth-- > 0;)
    if (site.stack[depth] == Hold::Owned)
      site.out.line("drop({});", site.operand(depth));
  site.out.line("return f.make_generator();");
}

void emit_RETURN_VALUE(Site &site) {
  site.at();
  std::string value = site.pop();
  for (size_t depth = site.stack.size(); depth-- > 0;)
    if (site.stack[depth] == Hold::Owned)
      site.out.line("drop({});", site.operand(depth));
  site.out.line("return f.finish({});", value);
}

void emit_YIELD_VALUE(Site &site) {
  site.at();
  std::string value = site.pop();
  site.spill();
  site.out.line("return f.suspend({}, {});", site.stack.size(), value);
}

void emit_SEND(Site &site) {
  size_t receiver = site.stack.size() - 2;
  uint32_t offset = site.instruction().offset;
  site.at();
  site.out.line("static SendCache cache_{};", offset);
  std::string value = site.pop();
  site.truth(fmt::format("send(f, cache_{}, {}, {}, {})", offset, site.look(receiver), value,
                         site.slot(receiver + 1)));
  emit_next_or_end(site, " // it has returned", [&] {
    site.out.line("  {} = take({});", site.slot(receiver), site.slot(receiver + 1));
    site.stack.back() = Hold::Owned;
  });
}

} // namespace lasti::emit
