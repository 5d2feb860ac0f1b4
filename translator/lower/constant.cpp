// What is known of a constant.

#include "lower/site.h"

namespace lasti::lower {
namespace {

using ir::Type;

struct TypeOfConstant {
  Type operator()(const pyc::None &) const { return Type::None; }
  Type operator()(bool) const { return Type::Bool; }
  Type operator()(const pyc::Integer &) const { return Type::Int; }
  Type operator()(double) const { return Type::Float; }
  Type operator()(const pyc::Complex &) const { return Type::Complex; }
  Type operator()(const pyc::Str &) const { return Type::Str; }
  Type operator()(const pyc::Bytes &) const { return Type::Bytes; }
  Type operator()(const pyc::Tuple &) const { return Type::Tuple; }
  Type operator()(const pyc::FrozenSet &) const { return Type::FrozenSet; }
  Type operator()(const pyc::Ellipsis &) const { return Type::Ellipsis; }
  Type operator()(const std::shared_ptr<const pyc::CodeObject> &) const { return Type::Code; }
  template <class Other>
  Type operator()(const Other &) const {
    return Type::Any;
  }
};

} // namespace

void lower_LOAD_CONST(Site &site) {
  const pyc::Constant &constant = site.function.body.code->consts[site.oparg()];
  ir::Value &value = site.function.values[site.add_pushed(ir::Kind::constant, {}).outputs[0]];
  value.type = std::visit(TypeOfConstant{}, constant.value);
  if (const auto *integer = constant.as<pyc::Integer>(); integer && integer->value.getSignificantBits() <= 64)
    value.small_int = integer->value.getSExtValue();
}

} // namespace lasti::lower
