#pragma once

// The statements of one node in the plain form.

#include "emit/emit.h"
#include "emit/plain/cold.h"

#include <string>

namespace lasti::emit {

/// What the text of one function in the plain form is collected in.
struct PlainText {
  PlainText(const ir::Function &function, const Options &options)
      : function(function), options(options), cold(function) {}

  const ir::Function &function;
  const Options &options;
  Places places;
  PlainColdPaths cold;
  std::set<Label> jumped_to; ///< labels that a goto names
  bool uses_truth = false;   ///< the variable `t` occurs

  /// Returns the label of a block, to which a goto is written.
  Label label(ir::BlockId block);
};

/// Returns true for what may show tracing as a failure (runtime plain/view.h: checked).
/// `leave` is what leaves for the interpreter right behind it, or null; `index` that of the instruction.
bool shows_tracing(const ir::Node &node, const ir::Node *leave, uint32_t index);

/// Writes the nodes of an instruction as C++ statements.
class PlainNodeWriter {
public:
  PlainNodeWriter(PlainText &text, Writer &out, const ir::Block &block, uint32_t index,
                  const char *indent = "")
      : text(text), out(out), block(block), index(index), indent(indent), offset(at(index).offset) {}

  /// `leave` is what leaves for the interpreter right behind it, if anything: where the node shows tracing as
  /// a failure, that is not written.
  void write(const ir::Node &node, const ir::Node *leave = nullptr);

  /// Puts all slots below `depth` into memory: for where control goes elsewhere.
  void put_in_memory(size_t depth);

private:
  void write_locals(const ir::Node &node);
  void write_moves(const ir::Node &node);
  void write_control(const ir::Node &node);
  void write_ends(const ir::Node &node);

  void operation(const ir::Node &node);
  void check_bound(const ir::Node &node);
  void copy(const ir::Node &node);
  void share(uint32_t slot);
  void move(uint32_t to, uint32_t from);
  void exchange(const ir::Node &node);
  void call(const ir::Node &node);
  void call_ex(const ir::Node &node);
  void leave_between(const ir::Node &node);
  void branch(const std::string &condition);
  void suspend(const ir::Node &node);
  void raise(const ir::Node &node);

  /// The value of an input.
  std::string operand(const ir::Node &node, size_t input) const;
  /// The same as a reference that is taken over.
  std::string taken(const ir::Node &node, size_t input) const;
  /// Returns `function_o` or `function_b`: as the first input is held.
  std::string held(const char *function, const ir::Node &node) const;

  /// A run of inputs in memory: `base, count, borrowed`.
  std::string run(const ir::Node &node, size_t first, size_t count);
  std::string immediates(const ir::Node &node);
  std::string call_of(const ir::Node &node);
  std::string cache(const char *type);
  std::string slot(uint32_t slot) const { return fmt::format("stack[{}]", slot); }
  /// The stack behind a node that may show tracing as a failure.
  std::string describe_after(const ir::Node &node, const ir::Node *leave) const;
  /// The slots that a node has made are in memory.
  void made(const ir::Node &node);

  ColdLabel unwind(const ir::Node &node, bool again = false);
  void check(const ir::Node &node, const std::string &expression);
  void truth(const ir::Node &node, const std::string &expression);
  Label label(ir::BlockId block) { return text.label(block); }
  const bytecode::Instruction &at(uint32_t index) const { return text.function.body.instructions[index]; }

  template <class... Arguments>
  void line(fmt::format_string<Arguments...> format, Arguments &&...arguments) {
    out.line("{}{}", indent, fmt::vformat(format, fmt::make_format_args(arguments...)));
  }

  PlainText &text;
  Writer &out;
  const ir::Block &block;
  const uint32_t index; ///< of the instruction
  const char *indent;
  uint32_t offset; ///< f_lasti, for what is written next
  bool polls_on_jump = true;
  std::string after; ///< the stack behind the node that is written
};

} // namespace lasti::emit
