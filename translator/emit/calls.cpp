// Calls. KW_NAMES and PRECALL leave their part to the CALL that follows: what they say is known here.

#include "bytecode/decode.h"
#include "emit/emitters.h"

#include <fmt/ranges.h>

#include <vector>

namespace lasti::emit {
namespace {

std::string cache(Site &site, const char *type) {
  uint32_t offset = site.instruction().offset;
  site.out.line("static {} cache_{};", type, offset);
  return fmt::format("cache_{}", offset);
}

/// The result is in the lowest slot that the call has taken.
void finish_call(Site &site, const std::string &call) {
  size_t depth = site.stack.size();
  site.check(fmt::format("({} = {})", site.slot(depth), call));
  site.stack.push_back(Hold::Owned);
  site.settle(site.after());
  site.may_trace();
  site.fall_through();
}

} // namespace

void emit_KW_NAMES(Site &site) {
  site.fall_through();
}

void emit_PRECALL(Site &site) {
  site.fall_through();
}

void emit_CALL(Site &site) {
  size_t count = site.oparg();
  size_t lower = site.stack.size() - count - 2;
  bool is_function = site.stack[lower] == Hold::Null;
  std::vector<std::string> arguments;
  for (size_t depth = lower + 2; depth < site.stack.size(); ++depth)
    arguments.push_back(site.operand(depth));

  site.at();
  std::string call = is_function ? "call_function(f, " : "call_method(f, ";
  call += cache(site, "CallCache") + ", ";
  if (!is_function)
    call += site.operand(lower) + ", ";
  call += site.operand(lower + 1);
  call += fmt::format(", arguments({})", fmt::join(arguments, ", "));
  if (const bytecode::Instruction *names =
          bytecode::pending_names(site.function().body, site.next_index() - 1))
    call += fmt::format(", f.constant({})", names->oparg);
  site.stack.resize(lower);
  finish_call(site, call + ")");
}

void emit_CALL_FUNCTION_EX(Site &site) {
  site.at();
  std::string keywords = site.oparg() & 1 ? site.pop() : "Borrowed{}";
  std::string positional = site.pop();
  std::string callable = site.pop();
  if (site.top_is_owned()) // NULL at run time
    site.out.line("drop({});", site.pop());
  else
    site.stack.pop_back();
  finish_call(site, fmt::format("call_function_ex(f, {}, {}, {})", callable, positional, keywords));
}

} // namespace lasti::emit
