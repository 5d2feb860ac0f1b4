// Locals: they live in the frame, where everybody looks for them. SSA form knows which value each holds.

#include "lower/site.h"

namespace lasti::lower {

using ir::Kind;

void lower_LOAD_FAST(Site &site) {
  ir::ValueId &local = site.state.locals[site.oparg()];
  const ir::Node &load =
      site.add_pushed(site.local_is_bound ? Kind::load_local : Kind::load_checked_local, {local});
  if (!site.local_is_bound)
    local = load.outputs[0];
}

void lower_LOAD_CLOSURE(Site &site) {
  lower_LOAD_FAST(site);
}

void lower_STORE_FAST(Site &site) {
  const ir::ValueId value = site.pop();
  site.add(Kind::store_local, {value});
  site.state.locals[site.oparg()] = value;
}

void lower_DELETE_FAST(Site &site) {
  site.add(site.local_is_bound ? Kind::delete_local : Kind::delete_checked_local, {});
}

} // namespace lasti::lower
