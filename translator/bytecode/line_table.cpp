// Three formats: co_lnotab up to 3.9 (Objects/lnotab_notes.txt), the line table of 3.10 (the same
// file there), and from 3.11 the location table with columns (Objects/locations.md).
#include "bytecode/tables.h"
#include "bytecode/target.h"

#include <limits>

namespace lasti::bytecode {

namespace {

struct Location {
  int64_t line = -1;
  int64_t end_line = -1;
  int64_t column = -1;
  int64_t end_column = -1;
};

int to_int(int64_t value) {
  return value < 0 || value > std::numeric_limits<int>::max() ? -1 : static_cast<int>(value);
}

/// Gives ranges of bytes their locations; the ranges come in order.
class Assigner {
public:
  explicit Assigner(Body &body) : body(body) {}

  bool done() const { return index == body.instructions.size(); }

  /// All instructions not yet assigned whose opcode stands before byte `end`.
  void assign_until(uint64_t end, const Location &location) {
    for (; !done() && body.instructions[index].offset < end; ++index) {
      Instruction &instruction = body.instructions[index];
      instruction.line = to_int(location.line);
      instruction.end_line = to_int(location.end_line);
      instruction.column = to_int(location.column);
      instruction.end_column = to_int(location.end_column);
    }
  }

private:
  Body &body;
  size_t index = 0;
};

void set_lines_from_lnotab(Body &body) {
  const auto &table = body.code->linetable;
  Assigner assigner(body);
  uint64_t offset = 0;
  int64_t line = body.code->firstlineno;
  for (size_t i = 0; i + 1 < table.size() && !assigner.done(); i += 2) {
    offset += table[i];
    assigner.assign_until(offset, {line, line, -1, -1});
    line += static_cast<int8_t>(table[i + 1]);
  }
  assigner.assign_until(UINT64_MAX, {line, line, -1, -1});
}

void set_lines_from_310(Body &body) {
  constexpr int8_t no_line = -128;
  const auto &table = body.code->linetable;
  Assigner assigner(body);
  uint64_t offset = 0;
  int64_t line = body.code->firstlineno;
  for (size_t i = 0; i + 1 < table.size() && !assigner.done(); i += 2) {
    offset += table[i];
    int8_t delta = static_cast<int8_t>(table[i + 1]);
    if (delta != no_line)
      line += delta;
    int64_t shown = delta == no_line ? -1 : line;
    assigner.assign_until(offset, {shown, shown, -1, -1});
  }
}

/// Reads the location table. Behind its end every read gives 0 and at_end() says so.
class LocationReader {
public:
  explicit LocationReader(const std::vector<uint8_t> &table) : table(table) {}

  bool at_end() const { return position >= table.size(); }
  uint8_t byte() { return at_end() ? 0 : table[position++]; }

  int64_t varint() {
    uint64_t value = 0;
    for (unsigned shift = 0;; shift += 6) {
      uint8_t next = byte();
      if (shift < 60)
        value |= static_cast<uint64_t>(next & 63) << shift;
      if (!(next & 64))
        return static_cast<int64_t>(value);
    }
  }

  int64_t signed_varint() {
    int64_t value = varint();
    return value & 1 ? -(value >> 1) : value >> 1;
  }

private:
  const std::vector<uint8_t> &table;
  size_t position = 0;
};

// Include/internal/pycore_code.h: enum _PyCodeLocationInfoKind
enum LocationKind : uint8_t { one_line_0 = 10, one_line_2 = 12, no_columns, long_form, none };

/// The location of one entry, whose first byte's kind is given; `line` is the running line.
Location read_location(LocationReader &reader, uint8_t kind, int64_t &line) {
  if (kind == none)
    return {};
  if (kind == no_columns) {
    line += reader.signed_varint();
    return {line, line, -1, -1};
  }
  if (kind == long_form) {
    line += reader.signed_varint();
    int64_t end_line = line + reader.varint();
    int64_t column = reader.varint() - 1;
    return {line, end_line, column, reader.varint() - 1};
  }
  if (kind >= one_line_0) {
    line += kind - one_line_0;
    int64_t column = reader.byte();
    return {line, line, column, reader.byte()};
  }
  uint8_t second = reader.byte();
  int64_t column = kind << 3 | second >> 4;
  return {line, line, column, column + (second & 15)};
}

void set_lines_from_locations(Body &body) {
  LocationReader reader(body.code->linetable);
  Assigner assigner(body);
  uint64_t offset = 0;
  int64_t line = body.code->firstlineno;
  while (!reader.at_end() && !assigner.done()) {
    uint8_t first = reader.byte();
    Location location = read_location(reader, first >> 3 & 15, line);
    // Lines of a table gone wrong must not run away.
    if (line < -(static_cast<int64_t>(1) << 32) || line > (static_cast<int64_t>(1) << 32))
      return;
    offset += code_unit * ((first & 7) + 1u);
    assigner.assign_until(offset, location);
  }
}

} // namespace

void set_lines(Body &body) {
  if (body.code->version >= pyc::py311)
    set_lines_from_locations(body);
  else if (body.code->version >= pyc::py310)
    set_lines_from_310(body);
  else
    set_lines_from_lnotab(body);
}

} // namespace lasti::bytecode
