#pragma once

// The statements of one node.

#include "emit/cold.h"
#include "emit/emit.h"

#include <string>

namespace lasti::emit {

/// What one function's text is collected in.
struct FunctionText {
  FunctionText(const ir::Function &function, const Options &options, bool calls_operations)
      : function(function), options(options), calls_operations(calls_operations), slot(options.literal),
        cold(function, slot) {}

  const ir::Function &function;
  const Options &options;
  const bool calls_operations; ///< they are not inlined: what is known of an operand does not reach them
  SlotNames slot;
  ColdPaths cold;
  std::set<Label> jumped_to; ///< labels that a goto names
  bool uses_truth = false;   ///< the variable `t` occurs

  /// Returns the label of a block, to which a goto is written.
  Label label(ir::BlockId block);
};

/// Writes the nodes of an instruction as C++ statements.
class NodeWriter {
public:
  NodeWriter(FunctionText &text, Writer &out, const ir::Block &block, uint32_t index, const char *indent = "")
      : text(text), out(out), block(block), index(index), indent(indent) {}

  void write(const ir::Node &node);

private:
  void write_locals(const ir::Node &node);
  void write_moves(const ir::Node &node);
  void write_control(const ir::Node &node);
  void write_ends(const ir::Node &node);

  void operation(const ir::Node &node);
  void exchange(const ir::Node &node);
  void check_bound(const ir::Node &node);
  void poll(const ir::Node &node);
  void call(const ir::Node &node);
  void load_super(const ir::Node &call);
  void call_ex(const ir::Node &node);
  void two_ways(const ir::Node &node, const char *function, const char *cache);
  void leave_between(const ir::Node &node);
  void branch(const std::string &condition);
  void guard(const ir::Node &node);
  void raise(const ir::Node &node);
  void reraise(const ir::Node &node);

  std::string operand(const ir::Node &node, size_t input) const;
  std::string known_operand(const ir::Node &node, size_t input) const;
  std::string immediate(const opgen::Immediate &immediate, const ir::Node &node);
  std::string call_of(const ir::Node &node);
  std::string cache(const char *type);
  SlotName slot(size_t depth) { return text.slot(depth); }
  ColdLabel unwind(const ir::Node &node, ColdPaths::Raise raise = ColdPaths::Raise::New);
  ColdLabel leave(const ir::Node &node);
  /// `if (!expression) goto unwind_k;`
  void check(const ir::Node &node, const std::string &expression);
  /// `t = expression`, to the handler where it is negative.
  void truth(const ir::Node &node, const std::string &expression);
  Label label(ir::BlockId block) { return text.label(block); }

  template <class... Arguments>
  void line(fmt::format_string<Arguments...> format, Arguments &&...arguments) {
    out.line("{}{}", indent, fmt::vformat(format, fmt::make_format_args(arguments...)));
  }

  FunctionText &text;
  Writer &out;
  const ir::Block &block;
  const uint32_t index; ///< of the instruction
  const char *indent;
};

} // namespace lasti::emit
