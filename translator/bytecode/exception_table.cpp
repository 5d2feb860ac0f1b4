// The exception table of 3.11 and later (Objects/exception_handling_notes.txt): entries of four
// numbers, start, length, handler and depth * 2 + lasti, in code units, sorted by start.
#include "bytecode/decode.h"
#include "bytecode/tables.h"
#include "bytecode/target.h"

#include <llvm/ADT/Twine.h>

#include <optional>

namespace lasti::bytecode {

namespace {

constexpr uint64_t most_value = static_cast<uint64_t>(1) << 30;

llvm::Error malformed(const Body &body, const llvm::Twine &message) {
  return error_at(*body.code, 0, "exception table: " + message);
}

/// Big-endian groups of 6 bits, bit 6 on all but the last; the caller clears the start bit (bit 7).
std::optional<uint64_t> read_varint(const std::vector<uint8_t> &table, size_t &position) {
  for (uint64_t value = 0; position < table.size() && value < most_value;) {
    uint8_t byte = table[position++];
    value = value << 6 | (byte & 63);
    if (!(byte & 64))
      return value;
  }
  return std::nullopt;
}

llvm::Expected<ExceptionRegion> read_region(const Body &body, const StartIndex &starts, size_t &position) {
  const auto &table = body.code->exceptiontable;
  if (!(table[position] & 0x80))
    return malformed(body, "an entry does not begin with the start bit");
  auto start = read_varint(table, position);
  auto length = read_varint(table, position);
  auto handler = read_varint(table, position);
  auto depth_lasti = read_varint(table, position);
  if (!start || !length || !handler || !depth_lasti)
    return malformed(body, "truncated");
  uint64_t end = *start + *length;
  uint64_t last = starts.size() - 1; // the end of the code
  bool is_instruction = end <= last && *handler < last && *start < last && starts[*start] != no_instruction &&
                        starts[end] != no_instruction && starts[*handler] != no_instruction;
  if (!is_instruction)
    return malformed(body, "the entry from byte " + llvm::Twine(*start * code_unit) + " to " +
                               llvm::Twine(end * code_unit) + " with the handler at " +
                               llvm::Twine(*handler * code_unit) + " does not fit the instructions");
  ExceptionRegion region;
  region.start = starts[*start];
  region.end = starts[end];
  region.handler = starts[*handler];
  region.depth = static_cast<unsigned>(*depth_lasti >> 1);
  region.push_lasti = *depth_lasti & 1;
  if (region.depth > static_cast<unsigned>(body.code->stacksize))
    return malformed(body, "depth " + llvm::Twine(region.depth) + " exceeds co_stacksize");
  return region;
}

} // namespace

llvm::Error set_regions_from_table(Body &body, const StartIndex &starts) {
  body.region_of.assign(body.instructions.size(), -1);
  for (size_t position = 0; position < body.code->exceptiontable.size();) {
    auto region = read_region(body, starts, position);
    if (!region)
      return region.takeError();
    if (!body.regions.empty() && region->start < body.regions.back().end)
      return malformed(body, "entries overlap or are out of order");
    for (uint32_t i = region->start; i < region->end; ++i)
      body.region_of[i] = static_cast<int>(body.regions.size());
    body.regions.push_back(*region);
  }
  return llvm::Error::success();
}

} // namespace lasti::bytecode
