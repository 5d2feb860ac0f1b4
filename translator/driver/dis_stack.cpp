// Words are carried forward along the edges of the graph until nothing changes. A slot's word only
// ever changes to "*", so this ends after a few rounds.
#include "driver/dis_stack.h"

#include "bytecode/target.h"
#include "flow/effect.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>

#include <algorithm>
#include <optional>

namespace lasti::driver {

namespace {

using bytecode::Body;
using bytecode::Instruction;
using bytecode::Opcode;
using Stack = std::vector<std::string>;

constexpr const char *differs = "*";
constexpr size_t most_characters = 24;
constexpr size_t most_shown = 12;

/// What an instruction that pushes something already known pushes; nothing for others.
std::optional<std::string> loaded(const Body &body, const Instruction &instruction) {
  const pyc::CodeObject &code = *body.code;
  switch (instruction.opcode) {
  case Opcode::PUSH_NULL:
  case Opcode::BEGIN_FINALLY:
    return "NULL";
  case Opcode::LOAD_CONST:
    return pyc::repr(code.consts[instruction.oparg], most_characters);
  case Opcode::LOAD_NAME:
  case Opcode::LOAD_GLOBAL:
    return pyc::printable(code.names[name_index(instruction, code.version)], most_characters);
  case Opcode::LOAD_FAST:
  case Opcode::LOAD_FAST_CHECK:
  case Opcode::LOAD_DEREF:
    return pyc::printable(code.localsplus[local_index(instruction, code)].name, most_characters);
  case Opcode::LOAD_CLOSURE:
    return "cell " + pyc::printable(code.localsplus[local_index(instruction, code)].name, most_characters);
  default:
    return std::nullopt;
  }
}

class Words {
public:
  Words(const Body &body, const flow::Graph &graph) : body(body), graph(graph), entry(graph.blocks.size()) {}

  std::vector<std::string> run() {
    texts.resize(body.instructions.size());
    entry[0] = Stack();
    for (bool changed = true; changed;) {
      changed = false;
      for (flow::BlockId id : graph.order)
        changed |= entry[id] && follow(id);
    }
    return std::move(texts);
  }

private:
  /// Joins a stack into a block's entry. The depths agree: the graph has been verified.
  bool join(flow::BlockId id, const Stack &stack) {
    if (id == flow::no_block)
      return false;
    std::optional<Stack> &known = entry[id];
    if (!known) {
      known = stack;
      return true;
    }
    bool changed = false;
    for (size_t i = 0; i < std::min(known->size(), stack.size()); ++i) {
      if ((*known)[i] != stack[i] && (*known)[i] != differs) {
        (*known)[i] = differs;
        changed = true;
      }
    }
    return changed;
  }

  /// The stack with which a handler starts: what lies below its depth, then what the interpreter
  /// pushes there.
  bool join_handler(flow::BlockId handler, bool lasti, const Stack &before) {
    static constexpr const char *old_values[] = {"old traceback", "old value", "old type",
                                                 "traceback",     "value",     "type"};
    size_t depth = static_cast<size_t>(graph.depth[graph.blocks[handler].begin]);
    bool has_table = bytecode::has_exception_table(body.code->version);
    size_t own = std::min(depth, has_table ? 1u + lasti : std::size(old_values));
    Stack stack(before.begin(),
                before.begin() + static_cast<ptrdiff_t>(std::min(before.size(), depth - own)));
    stack.resize(depth - own, differs);
    for (size_t i = 0; i < own; ++i)
      stack.push_back(has_table ? (lasti && i == 0 ? "lasti" : "exception") : old_values[i]);
    return join(handler, stack);
  }

  bool join_jump(flow::BlockId target, uint32_t index, Stack stack) {
    Opcode opcode = body.instructions[index].opcode;
    if (is_setup(opcode) && opcode != Opcode::SETUP_LOOP) {
      step(index, stack, false); // SETUP_WITH has put __exit__ in the manager's place
      return join_handler(target, false, stack);
    }
    step(index, stack, true);
    return join(target, stack);
  }

  bool follow(flow::BlockId id) {
    const flow::Block &block = graph.blocks[id];
    Stack stack = *entry[id];
    bool changed = false;
    if (block.handler != flow::no_block)
      changed |=
          join_handler(block.handler, body.regions[static_cast<size_t>(block.region)].push_lasti, stack);
    for (uint32_t i = block.begin; i < block.end; ++i) {
      texts[i] = in_words(stack);
      if (i + 1 == block.end && block.jump != flow::no_block)
        changed |= join_jump(block.jump, i, stack);
      step(i, stack, false);
    }
    return changed | join(block.next, stack);
  }

  static std::string in_words(const Stack &stack) {
    llvm::ArrayRef<std::string> shown(stack);
    std::string prefix;
    if (shown.size() > most_shown) {
      prefix = std::to_string(shown.size() - most_shown) + " values, ";
      shown = shown.take_back(most_shown);
    }
    return prefix + llvm::join(shown, ", ");
  }

  /// Stack shuffles move words; false if the opcode is none.
  static bool shuffle(const Instruction &instruction, Stack &stack) {
    size_t size = stack.size();
    size_t n = instruction.oparg;
    switch (instruction.opcode) {
    case Opcode::COPY:
      stack.push_back(stack[size - n]);
      return true;
    case Opcode::SWAP:
      std::swap(stack[size - n], stack[size - 1]);
      return true;
    case Opcode::DUP_TOP:
      stack.push_back(stack[size - 1]);
      return true;
    case Opcode::DUP_TOP_TWO:
      stack.push_back(stack[size - 2]);
      stack.push_back(stack[size - 1]);
      return true;
    case Opcode::ROT_TWO:
    case Opcode::ROT_THREE:
    case Opcode::ROT_FOUR:
    case Opcode::ROT_N:
      n = instruction.opcode == Opcode::ROT_TWO     ? 2
          : instruction.opcode == Opcode::ROT_THREE ? 3
          : instruction.opcode == Opcode::ROT_FOUR  ? 4
                                                    : n;
      std::rotate(stack.end() - static_cast<ptrdiff_t>(n), stack.end() - 1, stack.end());
      return true;
    default:
      return false;
    }
  }

  void step(uint32_t index, Stack &stack, bool jump) {
    const Instruction &instruction = body.instructions[index];
    auto effect = flow::effect(instruction, body.code->version);
    if (!effect || stack.size() < std::max(effect->pops, effect->pops + effect->looks))
      return;
    if (shuffle(instruction, stack))
      return;
    uint64_t pops = jump ? effect->jump_pops : effect->pops;
    uint64_t pushes = jump ? effect->jump_pushes : effect->pushes;
    stack.resize(stack.size() - std::min<uint64_t>(pops, stack.size()));
    std::string word = loaded(body, instruction).value_or("@" + std::to_string(instruction.offset));
    if (instruction.opcode == Opcode::LOAD_GLOBAL && pushes_null(instruction, body.code->version)) {
      bool is_above = bytecode::null_is_above(body.code->version);
      stack.push_back(is_above ? word : "NULL");
      stack.push_back(is_above ? "NULL" : word);
      return;
    }
    stack.insert(stack.end(), pushes, word);
  }

  const Body &body;
  const flow::Graph &graph;
  std::vector<std::optional<Stack>> entry; // by block
  std::vector<std::string> texts;
};

} // namespace

std::vector<std::string> stack_texts(const bytecode::Body &body, const flow::Graph &graph) {
  return Words(body, graph).run();
}

} // namespace lasti::driver
