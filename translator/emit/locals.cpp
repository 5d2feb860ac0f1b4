// Locals: they live in the frame, where everybody looks for them.

#include "emit/emitters.h"

namespace lasti::emit {
namespace {

/// Goes to the handler with an UnboundLocalError where the local has no value.
void check_bound(Site &site) {
  if (site.state().local_is_bound)
    return;
  site.out.line("if (!f.local({})) {{", site.oparg());
  site.out.line("  f.at({});", site.instruction().offset);
  site.out.line("  unbound_local(f, {});", site.oparg());
  site.out.line("  goto {};", site.unwind());
  site.out.line("}}");
}

void load(Site &site) {
  check_bound(site);
  size_t depth = site.stack.size();
  Hold hold = hold_of(site.after()[depth]);
  if (hold == Hold::Owned)
    site.out.line("{} = share(f.local({}));", site.slot(depth), site.oparg());
  else
    site.out.line("{} = borrow(f.local({}));", site.slot(depth), site.oparg());
  site.stack.push_back(hold);
  site.settle(site.after());
  site.fall_through();
}

} // namespace

void emit_LOAD_FAST(Site &site) {
  load(site);
}

void emit_LOAD_CLOSURE(Site &site) {
  load(site);
}

void emit_STORE_FAST(Site &site) {
  site.at(); // the old value's destructor may be Python code, and look
  std::string value = site.pop();
  site.out.line("store_local(f.local({}), {});", site.oparg(), value);
  site.settle(site.after());
  site.fall_through();
}

void emit_DELETE_FAST(Site &site) {
  check_bound(site);
  site.at();
  site.out.line("store_local(f.local({}), nullptr);", site.oparg());
  site.settle(site.after());
  site.fall_through();
}

} // namespace lasti::emit
