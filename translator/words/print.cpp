#include "words/print.h"

#include <llvm/Support/raw_ostream.h>

namespace lasti::words {
namespace {

class Printer {
public:
  Printer(const Region &region, llvm::raw_ostream &out) : region(region), out(out) {}

  void print() {
    for (BlockId id = 0; id < region.blocks.size(); ++id)
      block(id);
    for (ExitId id = 1; id < region.exits.size(); ++id)
      exit(id);
  }

private:
  std::string value(ValueId id) const {
    if (id == none)
      return "-";
    static constexpr char letters[] = "?idbop";
    return letters[static_cast<size_t>(region.values[id].word)] + std::to_string(id);
  }
  template <class Ids>
  void list(const Ids &ids) {
    const char *comma = "";
    for (const ValueId id : ids) {
      out << comma << value(id);
      comma = ", ";
    }
  }
  void edge(const Edge &edge) {
    out << "B" << edge.to << "(";
    list(edge.arguments);
    out << ")";
  }

  void node(const Node &node) {
    const OperationRow &of = row(node.operation);
    out << "    ";
    if (node.result != none)
      out << value(node.result) << (node.second != none ? ", " + value(node.second) : "") << " = ";
    out << of.name;
    if (node.immediate != 0)
      out << " " << node.immediate;
    if (node.cursor != none)
      out << " c" << node.cursor;
    out << " (";
    list(node.inputs);
    out << ")";
    if (node.exit != none)
      out << " else exit " << node.exit;
    out << "\n";
  }

  void block(BlockId id) {
    const Block &block = region.blocks[id];
    out << "  B" << id << "(";
    list(block.parameters);
    out << "):\n";
    for (const Node &each : block.nodes)
      node(each);
    out << "    ";
    switch (block.end) {
    case End::Jump:
      out << "jump ";
      edge(block.edge);
      break;
    case End::Branch:
      out << "branch " << value(block.condition) << " ";
      edge(block.edge);
      out << " else ";
      edge(block.other);
      break;
    case End::Leave:
      out << "leave exit " << block.exit;
      break;
    case End::Return:
      out << "return " << value(block.returned) << ", " << value(block.returned_object);
      break;
    }
    out << "\n";
  }

  void put(const Put &put, const char *what) {
    out << " " << what << " " << put.place << " = ";
    if (put.is_null)
      out << "null";
    else if (put.constant)
      out << "constant " << *put.constant;
    else
      out << (put.is_held ? "held " : "") << value(put.value != none ? put.value : put.object);
    if (put.value != none && put.object != none && !put.constant)
      out << " " << value(put.object);
    if (put.may_be_in_frame)
      out << "?";
  }

  void exit(ExitId id) {
    const Exit &exit = region.exits[id];
    out << "  exit " << id << " to " << exit.instruction << ":";
    for (const Put &each : exit.locals)
      put(each, "local");
    for (const Put &each : exit.stack)
      put(each, "slot");
    for (const ValueId object : exit.released)
      out << " release " << value(object);
    out << "\n";
  }

  const Region &region;
  llvm::raw_ostream &out;
};

} // namespace

void print(const Region &region, llvm::raw_ostream &out) {
  out << "region at " << region.header << ":\n";
  Printer(region, out).print();
}

void print(const Clone &clone, llvm::raw_ostream &out) {
  out << "on words (";
  const char *comma = "";
  for (const Word word : clone.signature.parameters) {
    out << comma << name(word);
    comma = ", ";
  }
  out << ") -> " << name(clone.signature.result) << ":\n";
  Printer(clone.body, out).print();
}

} // namespace lasti::words
