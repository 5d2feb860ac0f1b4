#include "opgen/tool/table.h"

#include <fmt/format.h>

namespace lasti::opgen {
namespace {

/// `name`, or `name[count]` where it stands for several stack items.
std::string item(const std::string &name, const std::string &count) {
  return count == "1" ? name : fmt::format("{}[{}]", name, count);
}

std::string join(const std::vector<std::string> &parts) {
  std::string text;
  for (const std::string &part : parts)
    text += (text.empty() ? "" : ", ") + part;
  return text;
}

/// `left, right -- result`: the items popped and pushed, the top of the stack last.
std::string stack_effect(const OperationText &row) {
  std::vector<std::string> popped, pushed;
  for (const InputText &input : row.inputs)
    if (input.kind != InputKind::Peek)
      popped.push_back(item(input.name, input.count));
  for (const OutputText &output : row.outputs)
    pushed.push_back(item(output.name, output.count) + (output.nullable ? "?" : ""));
  if (!row.null.empty())
    pushed.push_back(item("NULL", row.null));
  if (row.result == ResultKind::Owned || row.result == ResultKind::Borrowed)
    pushed.push_back("result");
  if (row.result == ResultKind::Truth)
    pushed.push_back("condition");
  return join(popped) + " -- " + join(pushed);
}

/// How inputs are taken: which ones the operation consumes.
std::string consumed(const OperationText &row) {
  std::vector<std::string> names;
  for (const InputText &input : row.inputs)
    if (input.kind == InputKind::Owned || input.kind == InputKind::Nullable || input.kind == InputKind::Items)
      names.push_back(input.name);
  return join(names);
}

/// Column text: a bar would end the cell.
std::string cell(std::string text) {
  for (size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2)
    text.replace(at, 1, "\\|");
  return text;
}

std::string operation_line(const OperationText &row) {
  const char *form = row.form == Form::Condition ? " (condition)"
                     : row.form == Form::Update  ? " (in place)"
                                                 : "";
  std::string name = bytecode::name(row.opcode).str();
  if (row.subcode >= 0)
    name += fmt::format(" {}", row.subcode);
  const char *runs_python = row.arithmetic ? "not on numbers" : row.frame ? "yes" : "no";
  const char *writes = row.writes == Writes::Locals  ? "locals"
                       : row.writes == Writes::Local ? "its local"
                                                     : "";
  return fmt::format("| {}{} | `{}` | `{}` | {} | {} | {} | {} | {} |\n", name, form, row.function,
                     cell(stack_effect(row)), consumed(row), row.fallible() ? "yes" : "no", runs_python,
                     writes, row.header);
}

std::string opcode_line(Opcode opcode, PyVersion version, bool has_lowering) {
  bool is_encoding = opcode == Opcode::CACHE || opcode == Opcode::EXTENDED_ARG;
  return fmt::format("| {} | {} | {} | {} | {} |\n", bytecode::opcode_number(opcode, version),
                     bytecode::name(opcode).str(), cell(bytecode::meaning(opcode).str()),
                     bytecode::cache_entries(opcode, version),
                     is_encoding    ? "the decoder"
                     : has_lowering ? "lowering"
                                    : "operation");
}

constexpr const char *introduction = R"(# The instruction set of CPython {}

This page is derived, at build time, from `translator/bytecode/Opcodes.def` and from the annotated
functions of `runtime/ops`: do not edit it. `ninja update-docs` writes it anew.

## Opcodes

An opcode is carried out by an operation (one annotated function of the runtime) or, where it moves
control or only shuffles the stack, by a lowering of its own in `translator/lower`.

| number | name | meaning | cache entries | carried out by |
| ---: | --- | --- | ---: | --- |
)";

const char *const operations_heading = R"(
## Operations

The stack effect is written `popped -- pushed`, the top of the stack last. A condition is not pushed:
it is what the instruction does in one piece with the conditional jump behind it. A name with a question
mark may be NULL. Numbers are values of exactly the types int and float.

| opcode, oparg | function | stack effect | consumes | can fail | can run Python code | writes | header in `runtime/` |
| --- | --- | --- | --- | --- | --- | --- | --- |
)";

} // namespace

std::string print_page(llvm::ArrayRef<OperationText> rows, const std::set<Opcode> &lowerings,
                       PyVersion version) {
  std::string text = fmt::format(introduction, to_string(version));
  for (int number = 0; number < 256; ++number)
    if (std::optional<Opcode> opcode = bytecode::opcode_of_number(static_cast<uint8_t>(number), version))
      text += opcode_line(*opcode, version, lowerings.count(*opcode));
  text += operations_heading;
  for (const OperationText &row : rows)
    text += operation_line(row);
  return text;
}

} // namespace lasti::opgen
