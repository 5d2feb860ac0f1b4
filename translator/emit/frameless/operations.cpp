#include "emit/frameless/operations.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringSwitch.h>

namespace lasti::emit {
namespace {

std::optional<Frameless> way_of_operation(const ir::Node &node) {
  const llvm::StringRef name = ir::name(node);
  if (name == "load_attribute" || name == "load_global" || name == "load_cell" || name == "get_item")
    return Frameless::Load;
  if (name == "load_method")
    return Frameless::Method;
  if (name == "build_tuple" && !node.inputs.empty() && node.inputs.size() <= most_frameless_values)
    return Frameless::Tuple;
  if (name == "copy_free_variables")
    return Frameless::Nothing;
  if (name == "store_attribute")
    return Frameless::Store;
  if ((name == "build_list" || name == "build_map") && node.inputs.empty())
    return Frameless::New;
  if (!frameless_arithmetic(node).empty())
    return Frameless::Number;
  if (!frameless_test(node).function)
    return std::nullopt;
  return node.row->result == opgen::ResultKind::Truth ? Frameless::Test : Frameless::Boolean;
}

} // namespace

llvm::StringRef frameless_arithmetic(const ir::Node &node) {
  static constexpr llvm::StringRef names[] = {
#define LASTI_ARITHMETIC(name, Operator) #name,
#include "frameless/arithmetic.def"
#undef LASTI_ARITHMETIC
  };
  if (node.kind != ir::Kind::operation)
    return {};
  llvm::StringRef name = ir::name(node);
  name.consume_back("_in_place");
  return llvm::is_contained(names, name) && node.inputs.size() == 2 ? name : "";
}

FramelessTest frameless_test(const ir::Node &node) {
  switch (node.kind) {
  case ir::Kind::test:
  case ir::Kind::test_bool:
    return {"truth"};
  case ir::Kind::test_none:
    return {"is_none"};
  case ir::Kind::operation:
    break;
  default:
    return {};
  }
  return llvm::StringSwitch<FramelessTest>(ir::name(node))
      .Cases("is_less", "compare_less", {"compare<0>"})
      .Cases("is_less_equal", "compare_less_equal", {"compare<1>"})
      .Cases("is_equal", "compare_equal", {"compare<2>"})
      .Cases("is_not_equal", "compare_not_equal", {"compare<3>"})
      .Cases("is_greater", "compare_greater", {"compare<4>"})
      .Cases("is_greater_equal", "compare_greater_equal", {"compare<5>"})
      .Cases("is_same", "same", {"is_same", false, true})
      .Cases("is_not_same", "not_same", {"is_same", true, true})
      .Case("logical_not", {"truth", true})
      .Default({});
}

std::optional<Frameless> frameless_way(const ir::Node &node) {
  switch (node.kind) {
  case ir::Kind::operation:
    return way_of_operation(node);
  case ir::Kind::argument:
  case ir::Kind::constant:
    return Frameless::Constant;
  case ir::Kind::load_local:
  case ir::Kind::copy:
    return Frameless::Alias;
  case ir::Kind::test:
  case ir::Kind::test_bool:
  case ir::Kind::test_none:
    return Frameless::Test;
  case ir::Kind::jump:
  case ir::Kind::branch:
  case ir::Kind::finish:
    return Frameless::End;
  case ir::Kind::call_function:
  case ir::Kind::call_method:
    if (node.detail || node.inputs.size() > most_frameless_values)
      return std::nullopt;
    return Frameless::Call;
  case ir::Kind::null:
  case ir::Kind::unbound:
  case ir::Kind::stale:
  case ir::Kind::boundary:
  case ir::Kind::store_local:
  case ir::Kind::poll:
  case ir::Kind::at:
  case ir::Kind::share:
  case ir::Kind::drop:
  case ir::Kind::clear:
  case ir::Kind::move:
  case ir::Kind::exchange:
  case ir::Kind::leave_if_traced:
  case ir::Kind::leave_between:
    return Frameless::Nothing;
  default:
    return std::nullopt;
  }
}

} // namespace lasti::emit
