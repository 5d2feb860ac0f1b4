#include "emit/comments.h"

#include "bytecode/decode.h"
#include "emit/names.h"

#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/Path.h>

#include <fmt/format.h>

namespace lasti::emit {
namespace {

constexpr size_t longest_name = 60;
constexpr size_t longest_list = 100;
constexpr size_t source_column = 44;

std::string short_file(const pyc::CodeObject &code) {
  return comment_text(llvm::sys::path::filename(code.filename), longest_name);
}

/// "a, b, /, c, *rest, d, **options", as in the def statement but for the defaults.
std::string parameters(const pyc::CodeObject &code) {
  std::vector<std::string> list;
  size_t next = 0;
  auto name = [&] { return next < code.localsplus.size() ? code.localsplus[next++].name : std::string(); };
  for (int i = 0; i < code.argcount; ++i) {
    list.push_back(name());
    if (i + 1 == code.posonlyargcount)
      list.push_back("/");
  }
  std::vector<std::string> keyword_only;
  for (int i = 0; i < code.kwonlyargcount; ++i)
    keyword_only.push_back(name());
  if (code.flags & pyc::code_flags::varargs)
    list.push_back("*" + name());
  else if (code.kwonlyargcount > 0)
    list.push_back("*");
  list.insert(list.end(), keyword_only.begin(), keyword_only.end());
  if (code.flags & pyc::code_flags::varkeywords)
    list.push_back("**" + name());
  return llvm::join(list, ", ");
}

std::string signature(const pyc::CodeObject &code) {
  if (!(code.flags & pyc::code_flags::newlocals)) // a module or a class body
    return comment_text(code.qualname, longest_name);
  const char *async =
      code.flags & (pyc::code_flags::coroutine | pyc::code_flags::async_generator) ? "async " : "";
  return fmt::format("{}def {}({})", async, comment_text(code.qualname, longest_name),
                     comment_text(parameters(code), longest_list));
}

} // namespace

std::string function_comment(const ir::Function &function) {
  const pyc::CodeObject &code = *function.body.code;
  std::vector<std::string> locals;
  for (const pyc::LocalVariable &variable : code.localsplus)
    locals.push_back(variable.name);
  std::string text = fmt::format("{}:{}  {}", short_file(code), code.firstlineno, signature(code));
  if (!locals.empty())
    text += "    locals: " + comment_text(llvm::join(locals, " "), longest_list);
  return fmt::format("{}    stack: {}", text, function.graph.max_depth);
}

std::string instruction_comment(const ir::Function &function, uint32_t index, bool line_changes,
                                llvm::ArrayRef<llvm::StringRef> source) {
  const bytecode::Instruction &instruction = function.body.instructions[index];
  std::string text = comment_text(
      fmt::format("{}  {}", instruction.offset, bytecode::instruction_text(function.body, instruction)),
      longest_list);
  if (!line_changes || instruction.line < 0)
    return text;
  return fmt::format("{:{}}  {}", text, source_column, line_comment(function, index, source));
}

std::string line_comment(const ir::Function &function, uint32_t index,
                         llvm::ArrayRef<llvm::StringRef> source) {
  const int line = function.body.instructions[index].line;
  if (line < 0)
    return "";
  std::string text = fmt::format("{}:{}", short_file(*function.body.code), line);
  const auto at = static_cast<size_t>(line);
  if (at >= 1 && at <= source.size())
    text += "  " + comment_text(source[at - 1].trim(), longest_list);
  return text;
}

} // namespace lasti::emit
