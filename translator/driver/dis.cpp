#include "driver/dis.h"

#include "bytecode/decode.h"
#include "bytecode/target.h"
#include "driver/dis_stack.h"
#include "driver/translate.h"
#include "flow/graph.h"
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
      : body_(body), code_index_(code_index), out_(out), options_(options) {
    for (const Instruction &instruction : body.instructions)
      if (instruction.target)
        targets_.insert(*instruction.target);
    for (const ExceptionRegion &region : body.regions)
      targets_.insert(region.handler);
  }

  /// Finds blocks and stacks, to be shown too.
  llvm::Error analyse() {
    auto graph = flow::build(body_);
    if (!graph)
      return graph.takeError();
    graph_ = std::move(*graph);
    stacks_ = stack_texts(body_, *graph_);
    return llvm::Error::success();
  }

  void print() {
    print_heading();
    for (uint32_t i = 0; i < body_.instructions.size(); ++i) {
      if (graph_ && graph_->blocks[graph_->block_of[i]].begin == i)
        print_block(graph_->block_of[i]);
      print_instruction(i);
    }
    print_regions();
    out_ << '\n';
  }

private:
  void begin_color(llvm::raw_ostream::Colors color) {
    if (options_.color)
      out_.changeColor(color, true);
  }

  void end_color() {
    if (options_.color)
      out_.resetColor();
  }

  void print_heading() {
    const pyc::CodeObject &code = *body_.code;
    begin_color(llvm::raw_ostream::GREEN);
    out_ << "code " << code_index_ << ": " << pyc::printable(code.qualname);
    end_color();
    out_ << ", " << pyc::printable(code.filename) << ':' << code.firstlineno << ", Python "
         << to_string(code.version) << "\n  arguments " << code.argcount;
    if (code.posonlyargcount > 0)
      out_ << " (" << code.posonlyargcount << " positional only)";
    if (code.kwonlyargcount > 0)
      out_ << ", keyword only " << code.kwonlyargcount;
    out_ << ", stack " << code.stacksize << ", flags " << llvm::format_hex(code.flags, 1) << '\n';
    print_variables("locals", [](const auto &variable) { return variable.is_local; });
    print_variables("cells", [](const auto &variable) { return variable.is_cell; });
    print_variables("free", [](const auto &variable) { return variable.is_free; });
  }

  template <class Filter>
  void print_variables(llvm::StringRef label, Filter filter) {
    bool any = false;
    for (const pyc::LocalVariable &variable : body_.code->localsplus) {
      if (!filter(variable))
        continue;
      out_ << (any ? " " : "  " + label.str() + " ") << pyc::printable(variable.name);
      any = true;
    }
    if (any)
      out_ << '\n';
  }

  void print_block(flow::BlockId id) {
    const flow::Block &block = graph_->blocks[id];
    begin_color(llvm::raw_ostream::CYAN);
    out_ << "  block " << id << ':';
    end_color();
    auto edge = [&](llvm::StringRef label, flow::BlockId to) {
      if (to != flow::no_block)
        out_ << ' ' << label << ' ' << to;
    };
    if (!block.reachable)
      out_ << " never reached";
    edge("next", block.next);
    edge("jump", block.jump);
    edge("handler", block.handler);
    out_ << '\n';
  }

  /// Line, mark and offset, then the given text.
  void print_row(uint32_t index, uint32_t offset, llvm::StringRef text) {
    const Instruction &instruction = body_.instructions[index];
    bool is_first = offset == instruction.start;
    bool new_line = is_first && instruction.line >= 0 && instruction.line != last_line_;
    if (is_first)
      last_line_ = instruction.line;
    const char *mark = is_first && targets_.count(index) ? ">>" : "  ";
    out_ << llvm::formatv("{0,7} {1} {2,6} ", new_line ? std::to_string(instruction.line) : "", mark, offset)
         << text.rtrim() << '\n';
  }

  void print_instruction(uint32_t index) {
    const Instruction &instruction = body_.instructions[index];
    for (uint32_t offset = instruction.start; offset < instruction.offset; offset += bytecode::code_unit)
      print_row(index, offset,
                llvm::formatv("{0,-27}{1,5}", "EXTENDED_ARG", body_.code->code[offset + 1]).str());
    std::string text = bytecode::instruction_text(body_, instruction, {.name = 27, .oparg = 5});
    if (graph_) {
      text.resize(std::max(text.size(), stack_column), ' ');
      text += " | " + stacks_[index];
    }
    print_row(index, instruction.offset, text);
  }

  void print_regions() {
    if (body_.regions.empty())
      return;
    begin_color(llvm::raw_ostream::CYAN);
    out_ << "  exceptions:\n";
    end_color();
    for (const ExceptionRegion &region : body_.regions) {
      out_ << "    " << start_of(body_, region.start) << " to " << start_of(body_, region.end) << " -> "
           << start_of(body_, region.handler);
      if (region.setup)
        out_ << ", set up at " << body_.instructions[*region.setup].offset;
      else
        out_ << ", depth " << region.depth;
      out_ << (region.push_lasti ? ", lasti\n" : "\n");
    }
  }

  const Body &body_;
  unsigned code_index_;
  llvm::raw_ostream &out_;
  const DisOptions &options_;
  std::set<uint32_t> targets_;
  std::optional<flow::Graph> graph_;
  std::vector<std::string> stacks_;
  int last_line_ = -1;
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
      program::load_module({options.python, options.optimisation, options.verbose}, {options.input, ""});
  if (!module)
    return module.takeError();
  DisOptions how{.json = options.json, .stack = options.stack, .color = llvm::outs().has_colors()};
  if (llvm::Error error = dis(module->module, llvm::outs(), how))
    return in_file(options.input, std::move(error));
  return llvm::Error::success();
}

} // namespace lasti::driver
