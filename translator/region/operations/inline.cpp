// Functions of the module that are done in place: short ones without loops, in which nothing can be seen.
// What fails in them leads to before their call, which the boxed code then makes.

#include "region/builder.h"

#include <utility>

namespace lasti::region {

using words::End;

namespace {

constexpr size_t longest_callee = 120; // instructions
constexpr unsigned deepest = 4;

} // namespace

bool is_simple(const ir::Function &callee, size_t arguments) {
  const pyc::CodeObject &code = *callee.body.code;
  constexpr uint32_t special = pyc::code_flags::varargs | pyc::code_flags::varkeywords |
                               pyc::code_flags::generator | pyc::code_flags::coroutine |
                               pyc::code_flags::async_generator;
  if (callee.form != ir::Form::Full || !(code.flags & pyc::code_flags::optimized) || (code.flags & special) ||
      code.kwonlyargcount != 0 || static_cast<size_t>(code.argcount) < arguments ||
      callee.body.instructions.size() > longest_callee)
    return false;
  return llvm::none_of(
             code.localsplus,
             [](const pyc::LocalVariable &variable) { return variable.is_cell || variable.is_free; }) &&
         opt::find_loops(callee, opt::find_predecessors(callee)).empty();
}

/// The code index of the function that a call by position likely calls: a global's, or a method's.
std::optional<uint32_t> Builder::called_code(const ir::Node &call) const {
  const Kind below = value_of(call.inputs[0]).kind;
  const bool is_method = below == Kind::Object;
  const uint32_t index = inside->values[call.inputs[is_method ? 0 : 1]].likely_code;
  if (index == UINT32_MAX || call.detail || (!is_method && below != Kind::Null))
    return std::nullopt;
  return index;
}

/// The function that a call likely calls, if it can be done in place.
const ir::Function *Builder::known_function(const ir::Node &call) const {
  const std::optional<uint32_t> index = called_code(call);
  const bool is_method = value_of(call.inputs[0]).kind == Kind::Object;
  return index ? function_in_place(*index, call.inputs.size() - (is_method ? 1 : 2)) : nullptr;
}

/// The function with this code, if it can be done in place with so many arguments.
const ir::Function *Builder::function_in_place(uint32_t code, size_t arguments) const {
  if (code == function.code_index)
    return nullptr;
  unsigned depth = 0;
  for (const Inlined *each = inlined; each; each = each->caller)
    if (++depth >= deepest || each->function->code_index == code)
      return nullptr;
  for (const ir::Function &each : module.functions)
    if (each.code_index == code && is_simple(each, arguments))
      return &each;
  return nullptr;
}

/// The index of a function among those that the region does. Recursion must have room for it.
uint32_t Builder::callee_index(uint32_t code, const std::string &name) {
  const std::pair<uint32_t, std::string> row{code, name};
  const auto found = llvm::find(region.callees, row);
  const auto index = static_cast<uint32_t>(found - region.callees.begin());
  if (found == region.callees.end())
    region.callees.push_back(row);
  if (!std::exchange(has_calls, true))
    emit_at_entry(Operation::check_depth);
  return index;
}

/// The name must have the function at the entry of the region, a method here.
void Builder::check_code(uint32_t code, const std::string &name, const Known &object) {
  const uint32_t index = callee_index(code, name);
  if (!object.fixed)
    emit(Operation::check_code, {object.object}, index);
  else if (checked.insert({object.object, index}).second)
    emit_at_entry(Operation::check_code, {object.object}, index);
}

void Builder::inline_call(const ir::Node &node, const ir::Function &callee) {
  const bool is_method = value_of(node.inputs[0]).kind == Kind::Object;
  const Known object = value_of(node.inputs[is_method ? 0 : 1]);
  if (object.kind != Kind::Object || (!is_method && !object.fixed))
    return stop();
  check_code(callee.code_index, callee.body.code->qualname, object);
  std::vector<Known> arguments;
  for (const ir::ValueId input : node.inputs.drop_front(is_method ? 1 : 2))
    arguments.push_back(value_of(input));
  const Known result = walk_in_place(node, callee, object.object, arguments);
  if (!stopped)
    define(node.outputs[0], result);
}

/// Does a function in place. Returns what it returns. Stops if that cannot be.
Known Builder::walk_in_place(const ir::Node &node, const ir::Function &callee, ValueId function_object,
                             const std::vector<Known> &arguments, bool is_operator) {
  Inlined into{&callee, function_object, inlined, {}, node.inputs, nullptr, is_operator};
  std::vector<Known> locals(callee.body.code->localsplus.size());
  for (size_t i = 0; i < arguments.size(); ++i) {
    const Known &argument = locals[i] = arguments[i];
    if (!is_whole(argument) || argument.is_held) {
      stop();
      return {};
    }
  }
  const auto count = static_cast<size_t>(callee.body.code->argcount);
  for (size_t i = arguments.size(); i < count; ++i) {
    locals[i] = object(emit(Operation::load_default, {function_object}, static_cast<int64_t>(count - i)));
    state.steady.insert(locals[i].object);
  }
  if (stopped)
    return {};
  constexpr unsigned saved_call = 6; // operations of the boxed code
  worth += saved_call;
  std::vector<const ir::Node *> own_makers = ir::find_makers(callee);
  std::map<ir::ValueId, Known> own_values;
  std::map<ir::BlockId, std::vector<Incoming>> own_incoming;
  const ir::Function *const caller = inside;
  std::swap(makers, own_makers);
  std::swap(values, own_values);
  std::swap(incoming, own_incoming);
  state.inner.push_back(std::move(locals));
  inside = &callee;
  inlined = &into;
  into.around = &own_values;
  const bool was_certain = is_certain;
  for (const ir::BlockId id : callee.order) {
    is_certain = was_certain && id == callee.order.front();
    if (id == callee.order.front() || incoming.contains(id))
      walk_inlined(callee, id);
  }
  is_certain = was_certain;
  const Known result = join_returns(into.returns);
  inlined = into.caller;
  inside = caller;
  std::swap(makers, own_makers);
  std::swap(values, own_values);
  std::swap(incoming, own_incoming);
  if (stopped)
    return {};
  state.inner.pop_back();
  return result;
}

/// The way ends before the call.
void Builder::leave_inlined() {
  stopped = false;
  held.clear();
  const words::ExitId exit = exit_here();
  is_broken |= exit == none;
  stopped = false;
  block().end = End::Leave;
  block().exit = exit;
  block().reason = words::Reason::Boxed;
}

void Builder::walk_inlined(const ir::Function &callee, ir::BlockId id) {
  if (id != callee.order.front()) {
    std::vector<Incoming> ways = std::move(incoming.at(id));
    merge(id, ways);
  }
  for (const ir::Node &node : callee.blocks[id].nodes) {
    walk_node(node);
    if (stopped)
      return leave_inlined();
  }
  end_inlined(callee.blocks[id]);
}

void Builder::end_inlined(const ir::Block &from) {
  const ir::Node &last = from.nodes.back();
  const words::BlockId at = here;
  const auto go_to = [&](bool is_other, ir::BlockId to, const std::vector<ir::ValueId> &slots) {
    Incoming way{at, is_other, state, {}};
    for (const ir::ValueId id : slots)
      way.stack.push_back(value_of(id));
    incoming[to].push_back(std::move(way));
  };
  block().end = End::Jump;
  if (last.kind == ir::Kind::finish) {
    const Known result = value_of(last.inputs[0]);
    if (clone && !inlined->caller)
      return return_words(result);
    if (!is_whole(result))
      return leave_inlined();
    if (inlined->is_operator && result.kind == Kind::Object) {
      emit(Operation::check_implemented, {result.object});
      if (stopped || result.may_lack_object)
        return leave_inlined();
    }
    inlined->returns.push_back({at, false, state, {result}});
  } else if (last.kind == ir::Kind::branch) {
    if (!value_of(last.inputs[0]).is_number())
      return leave_inlined();
    block().end = End::Branch;
    block().condition = value_of(last.inputs[0]).value;
    const bool jumps_if_true = last.immediate & ir::when_true;
    go_to(!jumps_if_true, from.jump, from.to_jump);
    go_to(jumps_if_true, from.next, from.to_next);
  } else if (last.kind == ir::Kind::jump) {
    go_to(false, from.jump, from.to_jump);
  } else if (from.next != ir::no_block) {
    go_to(false, from.next, from.to_next);
  } else {
    leave_inlined();
  }
}

/// What the call is: one of what is returned. Stops if there is none, or they are different kinds of values.
Known Builder::join_returns(std::vector<Incoming> &returns) {
  while (!returns.empty()) {
    here = new_block();
    values[0] = {};
    if (merge_all({0}, 0, returns))
      return inlined->caller ? value_of(0) : return_with_fields(returns);
    const Incoming way = returns.back();
    returns.pop_back();
    leave_by(way.from, way.is_other, exit_here(), words::Reason::Way);
  }
  stop();
  return {};
}

} // namespace lasti::region
