#include "emit/region/clone.h"

#include "emit/comments.h"
#include "emit/frameless/frameless.h"
#include "emit/names.h"
#include "emit/region/block_writer.h"

#include <fmt/ranges.h>
#include <llvm/ADT/STLExtras.h>

namespace lasti::emit {

using words::none;
using words::Reason;
using words::ValueId;
using words::Word;

namespace {

std::string identifier(const words::Signature &signature) {
  return function_identifier(signature.name, signature.code);
}

std::string result_type(const words::Signature &signature) {
  return fmt::format("words::Result<{}>", type_of(signature.result));
}

/// ", int64_t n, PyObject *n_object", by names, of which there may be none.
std::string parameters_of(const words::Signature &signature, llvm::ArrayRef<std::string> names) {
  std::string text;
  size_t at = 0;
  const auto add = [&](Word word) {
    text += ", " + (names.empty() ? std::string(type_of(word)) : declared(word, names[at++]));
  };
  for (const Word word : signature.parameters) {
    add(word);
    if (word == Word::Int || word == Word::Float)
      add(Word::Object);
  }
  return text;
}

std::string declaration(const words::Signature &signature, llvm::ArrayRef<std::string> names) {
  return fmt::format("{} {}(PyThreadState *thread, int64_t depth, PyObject *function{})",
                     result_type(signature), clone_name(signature), parameters_of(signature, names));
}

class CloneWriter : public BlockWriter {
public:
  CloneWriter(const ir::Function &function, const Options &options, llvm::ArrayRef<llvm::StringRef> source)
      : BlockWriter(function, function.clone->body, options, source, function.code_index),
        clone(*function.clone), signature(clone.signature) {}

  void write(Writer &out);

private:
  std::string refusal(Reason reason) const override;
  void write_end(const words::Block &block) override;
  void write_failures();
  std::string class_name() const { return identifier(signature) + "_words"; }
  void write_class(Writer &out) const;
  void write_entry(Writer &out);
  void write_run(Writer &out);
  void write_call(Writer &out) const;
  void write_frameless(Writer &out) const;
  std::vector<std::string> names() const;

  const words::Clone &clone;
  const words::Signature &signature;
  std::set<ValueId> of_entry; ///< what the entry makes
};

std::string CloneWriter::refusal(Reason reason) const {
  return fmt::format("refuse(Reason::{})", words::name(reason).str());
}

void CloneWriter::write_end(const words::Block &block) {
  if (block.end == words::End::Return)
    body.line("return {{{}, {}}};", values.use(block.returned), values.use(block.returned_object));
  else
    body.line("return failed(Reason::{}, {});", words::name(block.reason).str(), std::max(last_line, 0));
}

void CloneWriter::write_failures() {
  for (const auto &[key, label] : leaves) {
    const auto &[exit, reason, line] = key;
    body.margin("{}:", label);
    if (reason == Reason::Call) // what is called has said why
      body.line("return Failure();");
    else
      body.line("return failed(Reason::{}, {});", words::name(reason).str(), line);
  }
}

std::vector<std::string> CloneWriter::names() const {
  std::vector<std::string> names;
  for (const ValueId id : clone.parameters)
    names.push_back(values.use(id));
  return names;
}

/// What the first block looks up stays for all calls inside.
void CloneWriter::write_class(Writer &out) const {
  out.margin("struct {} : words::Calls {{", class_name());
  out.line("using words::Calls::Calls;");
  out.line("bool enter();");
  out.line("{} run(int64_t depth{});", result_type(signature), parameters_of(signature, {}));
  for (uint32_t cache = 0; cache < region.caches; ++cache)
    out.line("static inline AttributeCache cache_{};", cache);
  for (size_t name = 0; name < region.names.size(); ++name)
    out.line("static inline words::Name name_{};", name);
  write_variables(out, [&](ValueId id) { return of_entry.contains(id); });
  out.margin("}};");
}

void CloneWriter::write_entry(Writer &out) {
  body = Writer();
  is_entry = true;
  for (const words::Node &node : region.blocks[0].nodes)
    write_node(node);
  is_entry = false;
  out.margin("bool {}::enter() {{", class_name());
  out.line("using namespace words;");
  out.append(body);
  out.line("return true;");
  out.margin("}}");
}

void CloneWriter::write_run(Writer &out) {
  const std::set<ValueId> given(clone.parameters.begin(), clone.parameters.end());
  std::vector<words::BlockId> order = written_blocks();
  llvm::erase(order, 0U);
  Writer text;
  write_blocks(order, text, [this] { write_failures(); });
  out.margin("{} {}::run(int64_t depth{}) {{", result_type(signature), class_name(),
             parameters_of(signature, names()));
  out.line("using namespace words;");
  out.line("if (!may_run(depth)) [[unlikely]] return failed(Reason::Poll, {});", line_of(0));
  write_variables(out, [&](ValueId id) { return !of_entry.contains(id) && !given.contains(id); });
  out.append(text);
  out.margin("}}");
}

/// The call from outside, on words.
void CloneWriter::write_call(Writer &out) const {
  std::string arguments;
  for (const std::string &name : names())
    arguments += ", " + name;
  out.margin("{} {{", declaration(signature, names()));
  out.line("static constinit words::Gate gate({}, {}, 1);", string_literal(signature.name), line_of(0));
  out.line("return words::call<{}_words>(gate, thread, depth, function{});", identifier(signature),
           arguments);
  out.margin("}}");
}

/// The call from boxed code.
void CloneWriter::write_frameless(Writer &out) const {
  out.margin("{} {{", frameless_declaration(function));
  std::string arguments;
  const std::vector<std::string> all = names();
  size_t at = 0;
  for (size_t i = 0; i < signature.parameters.size(); ++i) {
    const Word word = signature.parameters[i];
    if (word == Word::Object) {
      arguments += fmt::format(", argument[{}]", i);
      ++at;
      continue;
    }
    const std::string &name = all[at];
    const bool is_bool = word == Word::Bool;
    at += is_bool ? 1 : 2;
    out.line("{};", declared(word, name));
    out.line("if (!words::to_{}(argument[{}], {})) return nullptr;", words::name(word), i, name);
    arguments += ", " + name + (is_bool ? "" : fmt::format(", argument[{}]", i));
  }
  out.line("return words::given(thread, {}(thread, words::depth_for(thread), function{}));",
           clone_name(signature), arguments);
  out.margin("}}");
}

void CloneWriter::write(Writer &out) {
  find_reachable();
  for (const words::Node &node : region.blocks[0].nodes)
    of_entry.insert(node.result);
  out.blank();
  if (options.comments)
    out.margin("// {}, without a frame", heading());
  write_declarations(out);
  out.margin("namespace {{");
  write_class(out);
  write_entry(out);
  write_run(out);
  out.margin("}}");
  write_call(out);
  write_frameless(out);
}

} // namespace

std::string clone_name(const words::Signature &signature) {
  return identifier(signature) + "_on_words";
}

std::string clone_declaration(const words::Signature &signature) {
  return declaration(signature, {});
}

void write_clone(const ir::Function &function, const Options &options, llvm::ArrayRef<llvm::StringRef> source,
                 Writer &out) {
  CloneWriter(function, options, source).write(out);
}

std::string declared(Word word, const std::string &names) {
  const llvm::StringRef type = type_of(word);
  return (type + (type.ends_with("*") ? "" : " ") + names).str();
}

const char *type_of(Word word) {
  switch (word) {
  case Word::Int:
    return "int64_t";
  case Word::Float:
    return "double";
  case Word::Bool:
    return "bool";
  case Word::Place:
    return "PyObject **";
  default:
    return "PyObject *";
  }
}

} // namespace lasti::emit
