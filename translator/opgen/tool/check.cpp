#include "opgen/tool/check.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/MemoryBuffer.h>

#include <map>

namespace lasti::opgen {
namespace {

using Rows = std::map<Opcode, std::vector<const OperationText *>>;

std::string describe(const OperationText &row) {
  return fmt::format("{} ({})", row.function, row.header);
}

void check_twins(const std::vector<const OperationText *> &rows, std::vector<std::string> &errors) {
  std::map<Place, const OperationText *> seen;
  for (const OperationText *row : rows) {
    auto [first, is_new] = seen.emplace(place(*row), row);
    if (!is_new)
      errors.push_back(fmt::format("{}{} has two operations: {} and {}", bytecode::name(row->opcode).str(),
                                   row->subcode < 0 ? "" : fmt::format(" {}", row->subcode),
                                   describe(*first->second), describe(*row)));
  }
}

void check_subcodes(Opcode opcode, const std::vector<const OperationText *> &rows,
                    std::vector<std::string> &errors) {
  std::set<int> subcodes;
  for (const OperationText *row : rows) {
    if (row->form != Form::Value)
      continue;
    if (row->subcode < 0)
      return;
    subcodes.insert(row->subcode);
  }
  if (subcodes.empty())
    return;
  for (int wanted = *subcodes.begin(); wanted < *subcodes.rbegin(); ++wanted)
    if (!subcodes.count(wanted))
      errors.push_back(fmt::format("{} {} has no operation", bytecode::name(opcode).str(), wanted));
}

/// CACHE and EXTENDED_ARG are part of the encoding; no decoded instruction has them.
bool is_instruction(Opcode opcode, PyVersion version) {
  bool is_encoding = opcode == Opcode::CACHE || opcode == Opcode::EXTENDED_ARG;
  return !is_encoding && bytecode::opcode_number(opcode, version) >= 0;
}

/// A line of Lowerings.def.
struct Lowering {
  unsigned first = 0, last = 0;
  llvm::StringRef opcode;
};

/// Nothing for a line that is none.
std::optional<Lowering> lowering_of(llvm::StringRef line) {
  if (!line.consume_front("LOWERING("))
    return std::nullopt;
  Lowering lowering;
  llvm::StringRef first, last;
  std::tie(first, line) = line.split(',');
  std::tie(last, line) = line.split(',');
  lowering.opcode = line.split(',').first.trim();
  if (first.trim().getAsInteger(10, lowering.first) || last.trim().getAsInteger(10, lowering.last))
    return std::nullopt;
  return lowering;
}

} // namespace

llvm::Expected<std::set<Opcode>> read_lowerings(llvm::StringRef path, PyVersion version) {
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/true);
  if (!buffer)
    return llvm::createStringError("%s: %s", path.str().c_str(), buffer.getError().message().c_str());
  std::set<Opcode> opcodes;
  llvm::StringRef rest = (*buffer)->getBuffer();
  while (!rest.empty()) {
    auto [line, tail] = rest.split('\n');
    rest = tail;
    const std::optional<Lowering> lowering = lowering_of(line);
    if (!lowering || lowering->first > version.minor || version.minor > lowering->last)
      continue;
    const std::optional<Opcode> opcode = bytecode::find_opcode(lowering->opcode);
    if (!opcode || !is_instruction(*opcode, version))
      return llvm::createStringError("%s: there is no opcode '%s' in %s", path.str().c_str(),
                                     lowering->opcode.str().c_str(), to_string(version).c_str());
    if (!opcodes.insert(*opcode).second)
      return llvm::createStringError("%s: %s has two lowerings in %s", path.str().c_str(),
                                     lowering->opcode.str().c_str(), to_string(version).c_str());
  }
  return opcodes;
}

std::vector<std::string> check(llvm::ArrayRef<OperationText> rows, const std::set<Opcode> &lowerings,
                               PyVersion version) {
  std::vector<std::string> errors;
  Rows by_opcode;
  for (const OperationText &row : rows)
    by_opcode[row.opcode].push_back(&row);
  for (unsigned i = 0; i < bytecode::opcode_count; ++i) {
    Opcode opcode = static_cast<Opcode>(i);
    std::string name = bytecode::name(opcode).str();
    bool has_operation = by_opcode.count(opcode), has_lowering = lowerings.count(opcode);
    if (is_instruction(opcode, version) && !has_operation && !has_lowering)
      errors.push_back(name + " has neither an operation in runtime/ops nor a lowering");
    if (has_operation && has_lowering)
      errors.push_back(
          fmt::format("{} has a lowering and an operation: {}", name, describe(*by_opcode[opcode].front())));
    check_twins(by_opcode[opcode], errors);
    check_subcodes(opcode, by_opcode[opcode], errors);
  }
  return errors;
}

} // namespace lasti::opgen
