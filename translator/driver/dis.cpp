#include "driver/dis.h"

#include "bytecode/decode.h"
#include "bytecode/target.h"
#include "driver/dis_stack.h"
#include "driver/translate.h"
#include "flow/graph.h"
#include "profile/hash.h"
#include "program/python.h"

#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/Format.h>
#include <llvm/Support/FormatVariadic.h>
#include <llvm/Support/JSON.h>

#include <optional>
#include <set>

namespace lasti::driver {

namespace {

using bytecode::Body;
using bytecode::ExceptionRegion;
using bytecode::Instruction;

constexpr size_t stack_column = 46; // counted from the opcode

uint32_t start_of(const Body &body, uint32_t index) {
  return index < body.instructions.size() ? body.instructions[index].start : body.instructions.back().next;
}

/// The listing of one code object.
class Listing {
public:
  Listing(const Body &body, unsigned code_index, llvm::raw_ostream &out, const DisOptions &options)
      : body(body), code_index(code_index), out(out), options(options) {
    for (const Instruction &instruction : body.instructions)
      if (instruction.target)
        targets.insert(*instruction.target);
    for (const ExceptionRegion &region : body.regions)
      targets.insert(region.handler);
  }

  /// Finds blocks and stacks, to be shown too.
  llvm::Error analyse() {
    llvm::Expected<flow::Graph> built = flow::build(body);
    if (!built)
      return built.takeError();
    graph = std::move(*built);
    stacks = stack_texts(body, *graph);
    return llvm::Error::success();
  }

  void print() {
    print_heading();
    for (uint32_t i = 0; i < body.instructions.size(); ++i) {
      if (graph && graph->blocks[graph->block_of[i]].begin == i)
        print_block(graph->block_of[i]);
      print_instruction(i);
    }
    print_regions();
    out << '\n';
  }

private:
  void begin_color(llvm::raw_ostream::Colors color) {
    if (options.color)
      out.changeColor(color, true);
  }

  void end_color() {
    if (options.color)
      out.resetColor();
  }

  void print_heading() {
    const pyc::CodeObject &code = *body.code;
    begin_color(llvm::raw_ostream::GREEN);
    out << "code " << code_index << ": " << pyc::printable(code.qualname);
    end_color();
    out << ", " << pyc::printable(code.filename) << ':' << code.firstlineno << ", Python "
        << to_string(code.version) << "\n  arguments " << code.argcount;
    if (code.posonlyargcount > 0)
      out << " (" << code.posonlyargcount << " positional only)";
    if (code.kwonlyargcount > 0)
      out << ", keyword only " << code.kwonlyargcount;
    out << ", stack " << code.stacksize << ", flags " << llvm::format_hex(code.flags, 1) << '\n';
    print_variables("locals", [](const auto &variable) { return variable.is_local; });
    print_variables("cells", [](const auto &variable) { return variable.is_cell; });
    print_variables("free", [](const auto &variable) { return variable.is_free; });
  }

  template <class Filter>
  void print_variables(llvm::StringRef label, Filter filter) {
    bool any = false;
    for (const pyc::LocalVariable &variable : body.code->localsplus) {
      if (!filter(variable))
        continue;
      out << (any ? " " : "  " + label.str() + " ") << pyc::printable(variable.name);
      any = true;
    }
    if (any)
      out << '\n';
  }

  void print_block(flow::BlockId id) {
    const flow::Block &block = graph->blocks[id];
    begin_color(llvm::raw_ostream::CYAN);
    out << "  block " << id << ':';
    end_color();
    auto edge = [&](llvm::StringRef label, flow::BlockId to) {
      if (to != flow::no_block)
        out << ' ' << label << ' ' << to;
    };
    if (!block.reachable)
      out << " never reached";
    edge("next", block.next);
    edge("jump", block.jump);
    edge("handler", block.handler);
    out << '\n';
  }

  /// Line, mark and offset, then the given text.
  void print_row(uint32_t index, uint32_t offset, llvm::StringRef text) {
    const Instruction &instruction = body.instructions[index];
    bool is_first = offset == instruction.start;
    bool new_line = is_first && instruction.line >= 0 && instruction.line != last_line;
    if (is_first)
      last_line = instruction.line;
    const char *mark = is_first && targets.count(index) ? ">>" : "  ";
    out << llvm::formatv("{0,7} {1} {2,6} ", new_line ? std::to_string(instruction.line) : "", mark, offset)
        << text.rtrim() << '\n';
  }

  void print_instruction(uint32_t index) {
    const Instruction &instruction = body.instructions[index];
    for (uint32_t offset = instruction.start; offset < instruction.offset; offset += bytecode::code_unit)
      print_row(index, offset,
                llvm::formatv("{0,-27}{1,5}", "EXTENDED_ARG", body.code->code[offset + 1]).str());
    std::string text = bytecode::instruction_text(body, instruction, {.name = 27, .oparg = 5});
    if (graph) {
      text.resize(std::max(text.size(), stack_column), ' ');
      text += " | " + stacks[index];
    }
    print_row(index, instruction.offset, text);
  }

  void print_regions() {
    if (body.regions.empty())
      return;
    begin_color(llvm::raw_ostream::CYAN);
    out << "  exceptions:\n";
    end_color();
    for (const ExceptionRegion &region : body.regions) {
      out << "    " << start_of(body, region.start) << " to " << start_of(body, region.end) << " -> "
          << start_of(body, region.handler);
      if (region.setup)
        out << ", set up at " << body.instructions[*region.setup].offset;
      else
        out << ", depth " << region.depth;
      out << (region.push_lasti ? ", lasti\n" : "\n");
    }
  }

  const Body &body;
  unsigned code_index;
  llvm::raw_ostream &out;
  const DisOptions &options;
  std::set<uint32_t> targets;
  std::optional<flow::Graph> graph;
  std::vector<std::string> stacks;
  int last_line = -1;
};

/// Instructions as [start, offset, name, oparg or null, target or null, line, end line, column, end
/// column, text]; depths of the value stack before each (-1: never reached), or what is wrong with the
/// function; regions as [start, end, handler, depth, lasti]; all places in bytes.
void print_json(const Body &body, llvm::raw_ostream &out) {
  constexpr size_t most_characters = 100000;
  const pyc::CodeObject &code = *body.code;
  llvm::json::OStream json(out);
  json.object([&] {
    json.attribute("name", pyc::printable(code.name));
    json.attribute("qualname", pyc::printable(code.qualname));
    json.attribute("firstlineno", code.firstlineno);
    json.attribute("hash", profile::code_hash(code));
    json.attributeArray("consts", [&] {
      for (const pyc::Constant &constant : code.consts)
        json.value(pyc::repr(constant, most_characters));
    });
    json.attributeArray("instructions", [&] {
      for (const Instruction &instruction : body.instructions) {
        json.array([&] {
          json.value(instruction.start);
          json.value(instruction.offset);
          json.value(bytecode::name(instruction.opcode));
          if (bytecode::has_argument(instruction.opcode, code.version))
            json.value(instruction.oparg);
          else
            json.value(nullptr);
          if (instruction.target)
            json.value(start_of(body, *instruction.target));
          else
            json.value(nullptr);
          for (int number :
               {instruction.line, instruction.end_line, instruction.column, instruction.end_column})
            json.value(number);
          json.value(bytecode::argument_text(body, instruction));
        });
      }
    });
    if (llvm::Expected<flow::Graph> graph = flow::build(body))
      json.attributeArray("depths", [&] {
        for (int depth : graph->depth)
          json.value(depth);
      });
    else
      json.attribute("problem", llvm::toString(graph.takeError()));
    json.attributeArray("regions", [&] {
      for (const ExceptionRegion &region : body.regions) {
        json.array([&] {
          json.value(start_of(body, region.start));
          json.value(start_of(body, region.end));
          json.value(start_of(body, region.handler));
          json.value(region.depth);
          json.value(region.push_lasti);
        });
      }
    });
  });
  out << '\n';
}

} // namespace

llvm::Error dis(const pyc::Module &module, llvm::raw_ostream &out, const DisOptions &options) {
  unsigned code_index = 0;
  for (const auto &code : all_code(module.code)) {
    auto body = bytecode::decode(code);
    if (!body)
      return body.takeError();
    if (options.json) {
      print_json(*body, out);
      continue;
    }
    Listing listing(*body, code_index++, out, options);
    // Even what does not verify is worth a look: list it without stacks, then say what is wrong.
    llvm::Error problem = options.stack ? listing.analyse() : llvm::Error::success();
    listing.print();
    if (problem)
      return problem;
  }
  return llvm::Error::success();
}

llvm::Error dis(const Options &options) {
  llvm::Expected<program::CompiledModule> module =
      program::load_module(interpreter_of(options), {options.input, ""});
  if (!module)
    return module.takeError();
  DisOptions how{.json = options.json, .stack = options.stack, .color = llvm::outs().has_colors()};
  if (llvm::Error error = dis(module->module, llvm::outs(), how))
    return in_file(options.input, std::move(error));
  return llvm::Error::success();
}

} // namespace lasti::driver
