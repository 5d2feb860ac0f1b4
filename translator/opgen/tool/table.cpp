#include "opgen/tool/table.h"

#include "opgen/tool/kinds.h"

#include <fmt/format.h>
#include <llvm/ADT/StringExtras.h>

namespace lasti::opgen {
namespace {

/// A C++ string literal; what is not printable ASCII is written in three octal digits.
std::string quoted(llvm::StringRef text) {
  std::string result = "\"";
  for (unsigned char byte : text) {
    if (byte == '"' || byte == '\\')
      result += '\\';
    result += llvm::isPrint(byte) ? std::string(1, static_cast<char>(byte))
                                  : fmt::format("\\{:03o}", static_cast<unsigned>(byte));
  }
  return result + '"';
}

/// A captureless lambda, or nullptr for an empty expression.
std::string from_oparg(const std::string &expression) {
  return expression.empty()
             ? "nullptr"
             : fmt::format("[]([[maybe_unused]] int oparg) -> int {{ return {}; }}", expression);
}

/// The array that a row's ArrayRef member points to; no array for an empty one.
std::string array(const char *type, const std::string &name, const std::string &elements) {
  return elements.empty() ? "" : fmt::format("constexpr {} {}[] = {{\n{}}};\n", type, name, elements);
}

std::string arrays(const OperationText &row, size_t index) {
  std::string immediates, inputs, outputs;
  for (const ImmediateText &item : row.immediates)
    immediates += fmt::format("    {{ImmediateKind::{}, {}, {}, {}}},\n", name_of(item.kind),
                              quoted(item.name), quoted(item.type), from_oparg(item.index));
  for (const InputText &item : row.inputs)
    inputs += fmt::format("    {{InputKind::{}, {}, {}, {}, {}}},\n", name_of(item.kind), quoted(item.name),
                          from_oparg(item.count), from_oparg(item.depth), quoted(item.count));
  for (const OutputText &item : row.outputs)
    outputs += fmt::format("    {{{}, {}, {}, {}, {}}},\n", quoted(item.name), from_oparg(item.count),
                           quoted(item.count), item.variadic, item.nullable);
  return array("Immediate", fmt::format("immediates_{}", index), immediates) +
         array("Input", fmt::format("inputs_{}", index), inputs) +
         array("Output", fmt::format("outputs_{}", index), outputs);
}

std::string reference(const char *member, size_t index, bool is_empty) {
  return is_empty ? "{}" : fmt::format("{}_{}", member, index);
}

std::string line(const OperationText &row, size_t index) {
  return fmt::format("    {{Opcode::{}, {}, Form::{}, {}, {}, {}, {}, {}, Writes::{}, ResultKind::{}, {}, "
                     "{}, {}, {}, {}, {}}},\n",
                     bytecode::name(row.opcode).str(), row.subcode, name_of(row.form), quoted(row.function),
                     quoted(row.header), row.frame, row.fallible(), row.arithmetic, name_of(row.writes),
                     name_of(row.result), reference("immediates", index, row.immediates.empty()),
                     reference("inputs", index, row.inputs.empty()),
                     reference("outputs", index, row.outputs.empty()), from_oparg(row.null),
                     row.cache.empty() ? "nullptr" : quoted(row.cache), quoted(row.summary));
}

} // namespace

std::string print_table(llvm::ArrayRef<OperationText> rows) {
  std::string text = "// Derived from the annotated functions of runtime/ops by lasti-opgen.\n\n", lines;
  for (size_t i = 0; i < rows.size(); ++i) {
    text += arrays(rows[i], i);
    lines += line(rows[i], i);
  }
  return text + fmt::format("\nconst std::array<Operation, {}> operation_table = {{{{\n{}}}}};\n",
                            rows.size(), lines);
}

} // namespace lasti::opgen
