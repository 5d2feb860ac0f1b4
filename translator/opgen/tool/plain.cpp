// The operations as functions with plain types, which code in the plain form calls.

#include "opgen/tool/plain.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <llvm/ADT/STLExtras.h>

#include <set>

namespace lasti::opgen {
namespace {

/// One operation with its inputs held in one way.
class PlainFunction {
public:
  /// Bit i of `owned`: the i-th input, without the Peeks and those of variable number, gives its reference.
  PlainFunction(const OperationText &row, unsigned owned) : row(row), owned(owned) { read(); }

  /// The head of the function, without a semicolon or brace.
  std::string signature() const {
    return fmt::format("{} {}({})", result_type(), name, fmt::join(parameters, ", "));
  }

  std::string definition() const {
    if (row.quick.empty())
      return general("");
    return fmt::format("namespace general {{\n[[gnu::noinline]] {}}} // namespace general\n\n{} {{\n{}"
                       "  [[clang::musttail]] return general::{}({});\n}}\n",
                       general(row.quick.size() > 1 ? ask(row.quick[1]) : ""), signature(), ask(row.quick[0]),
                       name, fmt::join(words, ", "));
  }

private:
  /// The function that does all; `first` are statements of its own in front.
  std::string general(const std::string &first) const {
    const std::string call = fmt::format("runtime::{}({})", row.function, fmt::join(arguments, ", "));
    const char *position =
        has_position ? "  [[maybe_unused]] runtime::Frame &f = frame_at(frame, offset);\n" : "";
    std::string body;
    switch (row.result) {
    case ResultKind::Nothing:
      body = fmt::format("  {};\n", call);
      break;
    case ResultKind::Owned:
      body = fmt::format("  runtime::Owned result = {};\n  return {};\n", call, checked("result.release()"));
      break;
    case ResultKind::Borrowed:
      body = fmt::format("  return {}.object;\n", call);
      break;
    default:
      body = fmt::format("  const {} result = {};\n  return {};\n", result_type(), call, checked("result"));
    }
    return fmt::format("{} {{\n{}{}{}}}\n", signature(), first, position, body);
  }

  /// Asks a quick way in front of the operation.
  std::string ask(const std::string &space) const {
    const std::string call = fmt::format("{}::{}({})", space, row.function, fmt::join(quick_arguments, ", "));
    if (row.result == ResultKind::Status)
      return fmt::format("  if ({}) [[likely]]\n    return true;\n", call);
    return fmt::format("  if (PyObject *result = {}) [[likely]]\n    return result;\n", call);
  }

  /// Python code may have run, and tracing be on: that shows in the result.
  std::string checked(const char *result) const {
    if (!row.frame)
      return result;
    if (row.form == Form::Update)
      return fmt::format("checked({}, f.local(local))", result);
    return fmt::format("checked({}{})", result, row.result == ResultKind::Truth ? ", offset" : "");
  }

  const char *result_type() const {
    switch (row.result) {
    case ResultKind::Nothing:
      return "void";
    case ResultKind::Status:
      return "bool";
    case ResultKind::Truth:
      return "int";
    default:
      return "PyObject *";
    }
  }

  void read() {
    std::string holds;
    for (const ImmediateText &immediate : row.immediates)
      read_immediate(immediate);
    unsigned bit = 0;
    for (const InputText &input : row.inputs)
      holds += read_input(input, bit);
    for (const OutputText &output : row.outputs) {
      parameters.push_back(fmt::format("PyObject *&{}", output.name));
      arguments.push_back(fmt::format("slot({})", output.name));
      words.push_back(output.name);
      quick_arguments.push_back(output.name);
    }
    has_position = has_position || row.frame || row.fallible();
    if (row.frame)
      arguments.insert(arguments.begin(), "f");
    if (has_position) {
      parameters.insert(parameters.begin(), {"Frame &frame", "int offset"});
      words.insert(words.begin(), {"frame", "offset"});
    }
    quick_arguments.insert(quick_arguments.begin(), "frame");
    name = holds.empty() ? row.function : row.function + "_" + holds;
  }

  void read_immediate(const ImmediateText &immediate) {
    has_position =
        has_position || immediate.kind == ImmediateKind::Name || immediate.kind == ImmediateKind::Local;
    switch (immediate.kind) {
    case ImmediateKind::Oparg:
      return add_immediate(immediate.name, "int {}", "{}");
    case ImmediateKind::Name:
      return add_immediate(immediate.name, "int {}", "f.name({})");
    case ImmediateKind::Local:
      return add_immediate(immediate.name, "int {}", "f.local({})");
    case ImmediateKind::Constant:
      return add_immediate(immediate.name, "PyObject *{}", "runtime::Constant{{{{{}}}}}");
    case ImmediateKind::Cache:
      parameters.push_back(fmt::format("{} &{}", immediate.type, immediate.name));
      words.push_back(immediate.name);
      quick_arguments.push_back(fmt::format("cache_of({})", immediate.name));
      return arguments.push_back(quick_arguments.back());
    }
  }

  /// Returns the letter for the name of the function.
  char read_input(const InputText &input, unsigned &bit) {
    const bool is_owned = input.kind != InputKind::Peek && (owned >> bit++ & 1);
    has_position = has_position || is_owned;
    quick_arguments.push_back(fmt::format("{}{{{}}}", is_owned ? "Given" : "Kept", input.name));
    if (is_owned)
      add(input.name, "PyObject *{}", "runtime::Owned({})");
    else if (input.kind == InputKind::Owned || input.kind == InputKind::Nullable)
      add(input.name, "PyObject *{}", "runtime::Owned(runtime::Borrowed{{{}}})");
    else
      add(input.name, "PyObject *{}", "runtime::Borrowed{{{}}}");
    return is_owned ? 'o' : 'b';
  }

  void add_immediate(const std::string &variable, const char *parameter, const char *argument) {
    quick_arguments.push_back(variable);
    add(variable, parameter, argument);
  }

  void add(const std::string &variable, const char *parameter, const char *argument) {
    words.push_back(variable);
    parameters.push_back(fmt::format(fmt::runtime(parameter), variable));
    arguments.push_back(fmt::format(fmt::runtime(argument), variable));
  }

  const OperationText &row;
  const unsigned owned;
  std::string name;
  bool has_position = false; ///< it is told the frame and where that stands
  std::vector<std::string> parameters, arguments;
  std::vector<std::string> words;           ///< the parameters' names
  std::vector<std::string> quick_arguments; ///< what quick() gives on
};

bool is_variadic(const OperationText &row) {
  const auto has_many = [](const InputText &input) {
    return input.kind == InputKind::Items || input.kind == InputKind::Arguments;
  };
  return llvm::any_of(row.inputs, has_many) ||
         llvm::any_of(row.outputs, [](const OutputText &output) { return output.variadic; });
}

/// Calls `print` with each function once: an operation may be that of several opcodes.
template <class Print>
std::string print_all(llvm::ArrayRef<OperationText> rows, Print print) {
  std::string text = "// Derived from the annotated functions of runtime/ops by lasti-opgen.\n\n";
  std::set<std::string> seen;
  for (const OperationText &row : rows) {
    if (is_variadic(row))
      continue;
    const auto inputs =
        llvm::count_if(row.inputs, [](const InputText &input) { return input.kind != InputKind::Peek; });
    for (unsigned owned = 0; owned < 1U << inputs; ++owned) {
      const PlainFunction function(row, owned);
      if (seen.insert(function.signature()).second)
        text += print(function);
    }
  }
  return text;
}

} // namespace

std::string print_plain_declarations(llvm::ArrayRef<OperationText> rows) {
  return print_all(rows, [](const PlainFunction &function) { return function.signature() + ";\n"; });
}

std::string print_plain_definitions(llvm::ArrayRef<OperationText> rows) {
  return print_all(rows, [](const PlainFunction &function) { return function.definition() + "\n"; });
}

} // namespace lasti::opgen
