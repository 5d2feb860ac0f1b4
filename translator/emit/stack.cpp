// The value stack: values change their slots, nothing is computed.

#include "emit/emitters.h"

#include <utility>

namespace lasti::emit {

void emit_NOP(Site &site) {
  site.fall_through();
}

void emit_POP_TOP(Site &site) {
  if (site.top_is_owned()) {
    site.at(); // the destructor may be Python code, and look
    site.out.line("drop({});", site.pop());
  } else {
    site.stack.pop_back();
  }
  site.settle(site.after());
  site.fall_through();
}

void emit_PUSH_NULL(Site &site) {
  site.stack.push_back(Hold::Null);
  site.settle(site.after());
  site.fall_through();
}

void emit_LOAD_CONST(Site &site) {
  size_t depth = site.stack.size();
  Hold hold = hold_of(site.after()[depth]);
  if (hold == Hold::Owned)
    site.out.line("{} = Owned(f.constant({}));", site.slot(depth), site.oparg());
  else
    site.out.line("{} = f.constant({});", site.slot(depth), site.oparg());
  site.stack.push_back(hold);
  site.settle(site.after());
  site.fall_through();
}

void emit_COPY(Site &site) {
  size_t depth = site.stack.size();
  size_t from = depth - site.oparg();
  Hold hold = hold_of(site.after()[depth]);
  if (site.stack[from] == Hold::Null)
    hold = Hold::Null;
  else if (hold == Hold::Owned)
    site.out.line("{} = share({});", site.slot(depth), site.slot(from));
  else
    site.out.line("{} = borrow({});", site.slot(depth), site.slot(from));
  site.stack.push_back(hold);
  site.settle(site.after());
  site.fall_through();
}

void emit_SWAP(Site &site) {
  size_t top = site.stack.size() - 1;
  size_t other = site.stack.size() - site.oparg();
  if (other != top) {
    if (site.stack[top] == Hold::Null && site.stack[other] != Hold::Null)
      site.out.line("{} = {};", site.slot(top), site.slot(other));
    else if (site.stack[other] == Hold::Null && site.stack[top] != Hold::Null)
      site.out.line("{} = {};", site.slot(other), site.slot(top));
    else if (site.stack[top] != Hold::Null)
      site.out.line("std::swap({}, {});", site.slot(other), site.slot(top));
    std::swap(site.stack[top], site.stack[other]);
  }
  site.settle(site.after());
  site.fall_through();
}

} // namespace lasti::emit
