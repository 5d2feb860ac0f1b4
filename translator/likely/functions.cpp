// What a def statement says of its arguments: defaults and annotations.

#include "likely/program.h"

#include <llvm/ADT/StringSwitch.h>

namespace lasti::likely {

namespace {

/// What MAKE_FUNCTION's oparg says that there is, bottom to top.
enum Part : uint32_t { defaults = 1, keyword_defaults = 2, annotations = 4 };

Guess of_annotation(llvm::StringRef name) {
  return {llvm::StringSwitch<Kind>(name)
              .Case("int", Kind::Int)
              .Case("float", Kind::Float)
              .Case("bool", Kind::Bool)
              .Case("str", Kind::Text)
              .Case("bytes", Kind::Bytes)
              .Default(Kind::Nothing),
          0};
}

const std::string *text_of(const ir::Function &function, const ir::Node *node) {
  if (!node || node->kind != ir::Kind::constant)
    return nullptr;
  const auto *text = function.body.code->consts[node->immediate].as<pyc::Str>();
  return text ? &text->value : nullptr;
}

} // namespace

void Program::annotate(uint32_t code, const ir::Node &pairs) {
  const std::vector<pyc::LocalVariable> &locals = codes.at(code)->localsplus;
  const auto count = static_cast<uint32_t>(pyc::total_arguments(*codes.at(code)));
  for (size_t i = 0; i + 1 < pairs.inputs.size(); i += 2) {
    const std::string *name = text_of(*current, makers[pairs.inputs[i]]);
    const ir::Node *type = makers[pairs.inputs[i + 1]];
    if (!name || !type)
      continue;
    const std::string *text = text_of(*current, type); // as `from __future__ import annotations` has them
    const bool is_name = ir::name(*type) == "load_name" || ir::name(*type) == "load_global";
    const Guess guess = of_annotation(text ? *text : is_name ? ir::name_of(*current, *type) : "");
    for (uint32_t local = 0; local < count && local < locals.size(); ++local)
      if (locals[local].name == *name && guess.kind != Kind::Nothing)
        add(arguments, std::pair{code, local}, guess);
  }
}

void Program::make_function(const ir::Node &node) {
  const Guess function = get(node.inputs.back());
  set(node.outputs[0], function);
  if (function.kind != Kind::Function)
    return;
  size_t input = 0;
  if (node.immediate & defaults) {
    const Guess values = get(node.inputs[input++]);
    const auto arguments_count = static_cast<uint32_t>(codes.at(function.site)->argcount);
    if (values.kind == Kind::Tuple)
      for (uint32_t i = 0, size = sites.size_of(values.site); i < size && size <= arguments_count; ++i)
        add(arguments, std::pair{function.site, arguments_count - size + i}, sites.part(values.site, i));
  }
  if (node.immediate & keyword_defaults)
    ++input;
  if (node.immediate & annotations)
    if (const ir::Node *pairs = makers[node.inputs[input]]; pairs && ir::name(*pairs) == "build_tuple")
      annotate(function.site, *pairs);
}

} // namespace lasti::likely
