// The meaning of a parameter is its type; only `Slot &` has two, told apart by the parameter's name:
// `local` is the variable that oparg names, any other is an output.

#include "opgen/tool/signature.h"

#include "opgen/tool/kinds.h"

#include <clang/AST/DeclTemplate.h>
#include <clang/AST/Type.h>
#include <llvm/ADT/STLExtras.h>

#include <optional>
#include <set>

namespace lasti::opgen {
namespace {

llvm::Error failure(const llvm::Twine &message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), message);
}

/// The name of a class, alias or class template behind references and qualifiers; `auto` for a
/// template type parameter.
std::string type_name(clang::QualType type) {
  type = type.getNonReferenceType().getUnqualifiedType();
  if (type->isBooleanType())
    return "bool";
  if (type->getAs<clang::TemplateTypeParmType>())
    return "auto";
  if (const auto *specialization = type->getAs<clang::TemplateSpecializationType>())
    return specialization->getTemplateName().getAsTemplateDecl()->getName().str();
  if (const auto *alias = type->getAs<clang::TypedefType>())
    return alias->getDecl()->getName().str();
  if (const clang::TagDecl *tag = type->getAsTagDecl())
    return tag->getName().str();
  return type.getAsString();
}

std::optional<ImmediateKind> immediate_kind(llvm::StringRef type, llvm::StringRef name, bool is_reference) {
  if (type == "int" && name == "oparg")
    return ImmediateKind::Oparg;
  if (type == "Name")
    return ImmediateKind::Name;
  if (type == "Constant")
    return ImmediateKind::Constant;
  if (type == "Slot" && is_reference && name == "local")
    return ImmediateKind::Local;
  if (type.ends_with("Cache") && is_reference)
    return ImmediateKind::Cache;
  return std::nullopt;
}

class Signature {
public:
  explicit Signature(const Annotation &annotation) : annotation(annotation) {}

  llvm::Expected<OperationText> read(const clang::FunctionDecl &function) {
    std::optional<ResultKind> result = find_result_kind(type_name(function.getReturnType()));
    if (!result)
      return failure("an operation returns Owned, Borrowed, bool, Truth or void, not '" +
                     function.getReturnType().getAsString() + "'");
    row.result = *result;
    for (const clang::ParmVarDecl *parameter : function.parameters())
      if (llvm::Error error = add(*parameter))
        return error;
    if (llvm::Error error = settle())
      return error;
    return std::move(row);
  }

private:
  const Annotation &annotation;
  OperationText row;
  std::set<std::string> known_keys{"subcode", "nullable", "type", "writes", "quick", "first", "last"};

  std::string key(const std::string &name, llvm::StringRef otherwise) {
    known_keys.insert(name);
    return annotation.get(name, otherwise);
  }

  llvm::Error add(const clang::ParmVarDecl &parameter) {
    std::string type = type_name(parameter.getType()), name = parameter.getName().str();
    bool is_reference = parameter.getType()->isReferenceType();
    if (type == "Frame" && is_reference) {
      row.frame = true;
      return parameter.getFunctionScopeIndex() == 0 ? llvm::Error::success()
                                                    : failure("'Frame &' must be the first parameter");
    }
    if (std::optional<ImmediateKind> kind = immediate_kind(type, name, is_reference))
      return add_immediate(*kind, name, type);
    if (type == "Slot" && is_reference) {
      row.outputs.push_back({name, "1", /*variadic=*/false});
      return llvm::Error::success();
    }
    if (type == "Slots") {
      row.outputs.push_back({name, key("count", "oparg"), /*variadic=*/true});
      return llvm::Error::success();
    }
    std::optional<InputKind> kind = find_input_kind(type);
    if (!kind)
      return failure("parameter '" + name + "': type '" + type + "' means nothing to the operation table");
    if (!row.outputs.empty())
      return failure("parameter '" + name + "': inputs come before outputs");
    add_input(*kind, name);
    return llvm::Error::success();
  }

  llvm::Error add_immediate(ImmediateKind kind, const std::string &name, const std::string &type) {
    if (!row.inputs.empty() || !row.outputs.empty())
      return failure("parameter '" + name + "': what is not on the stack comes before what is");
    std::string index = "oparg";
    if (kind == ImmediateKind::Name)
      index = key("name", "oparg");
    else if (kind == ImmediateKind::Local)
      index = key("local", "oparg");
    else if (kind == ImmediateKind::Cache)
      row.cache = type;
    row.immediates.push_back({kind, name, type, index});
    return llvm::Error::success();
  }

  void add_input(InputKind kind, const std::string &name) {
    bool is_variadic = kind == InputKind::Items || kind == InputKind::Arguments;
    if (kind == InputKind::Peek)
      row.inputs.push_back({kind, name, "0", key(name, "oparg")});
    else
      row.inputs.push_back({kind, name, is_variadic ? key("count", "oparg") : "1", ""});
  }

  llvm::Error settle() {
    row.null = key("null", "");
    for (llvm::Error (Signature::*read)() :
         {&Signature::read_nullable, &Signature::read_type, &Signature::read_writes, &Signature::read_quick,
          &Signature::read_numbers})
      if (llvm::Error error = (this->*read)())
        return error;
    for (const auto &[name, expression] : annotation.keys)
      if (!known_keys.count(name))
        return failure("LASTI_OP: key '" + name + "' belongs to nothing in the signature");
    return llvm::Error::success();
  }

  llvm::Error read_nullable() {
    const std::string name = annotation.get("nullable", "");
    for (OutputText &output : row.outputs)
      if (!output.variadic && output.name == name) {
        output.nullable = true;
        return llvm::Error::success();
      }
    return name.empty() ? llvm::Error::success()
                        : failure("LASTI_OP: nullable '" + name + "' is no 'Slot &' parameter");
  }

  llvm::Error read_type() {
    const std::string type = annotation.get("type", "");
    if (type.empty())
      return llvm::Error::success();
    if (type != "arithmetic")
      return failure("LASTI_OP: type '" + type + "' is not arithmetic");
    if (!row.frame)
      return failure("LASTI_OP: type = arithmetic, but without 'Frame &' it never runs Python code");
    row.arithmetic = true;
    return llvm::Error::success();
  }

  llvm::Error read_writes() {
    const std::string what = annotation.get("writes", "");
    const std::optional<Writes> writes = find_writes(what);
    if (!writes)
      return failure("LASTI_OP: writes '" + what + "' is neither local nor locals");
    row.writes = *writes;
    const auto is_local = [](const ImmediateText &each) { return each.kind == ImmediateKind::Local; };
    if (row.writes == Writes::Local && llvm::none_of(row.immediates, is_local))
      return failure("LASTI_OP: writes = local, but there is no 'Slot &local'");
    return llvm::Error::success();
  }

  llvm::Error read_quick() {
    const std::string quick = annotation.get("quick", "");
    if (!quick.empty() && quick != "once" && quick != "twice")
      return failure("LASTI_OP: quick '" + quick + "' is neither once nor twice");
    if (!quick.empty())
      row.quick.push_back("quick");
    if (quick == "twice")
      row.quick.push_back("quick::second");
    return llvm::Error::success();
  }

  template <class Number>
  llvm::Error read_number(const char *name, Number &number) {
    const std::string text = annotation.get(name, "");
    if (!text.empty() && llvm::StringRef(text).getAsInteger(0, number))
      return failure(llvm::Twine("LASTI_OP: ") + name + " '" + text + "' is not a number");
    return llvm::Error::success();
  }

  llvm::Error read_numbers() {
    if (llvm::Error error = read_number("subcode", row.subcode))
      return error;
    if (llvm::Error error = read_number("first", row.first))
      return error;
    return read_number("last", row.last);
  }
};

} // namespace

llvm::Expected<OperationText> read_signature(const clang::FunctionDecl &function,
                                             const Annotation &annotation) {
  return Signature(annotation).read(function);
}

} // namespace lasti::opgen
