// Objects/codeobject.c of 3.11: the line of each instruction, and where code stands.

#include "python/code.h"

#include <opcode.h>

#include <algorithm>
#include <cstring>

// CPython's tables of opcodes, which it defines for one file of its own: here under other names, and static.
#define NEED_OPCODE_TABLES
#define _PyOpcode_Caches cache_units
#define _PyOpcode_Deopt unspecialized
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc99-designator"
#pragma clang diagnostic ignored "-Wunused-const-variable"
namespace {
#include <internal/pycore_opcode.h>
}
#pragma clang diagnostic pop
#undef _PyOpcode_Caches
#undef _PyOpcode_Deopt

namespace lasti::runtime {

namespace {

// The location table (Objects/locations.md): entries of a first byte 1cccclll, code c and length l + 1 in
// instructions, and bytes without bit 7. Numbers are groups of six bits, lowest first, bit 6 continues.
struct LineReader {
  const unsigned char *at;
  const unsigned char *end;
  int line;

  int signed_number(const unsigned char *from) const {
    unsigned number = *from & 63;
    for (int shift = 6; *from & 64; shift += 6)
      number |= (*++from & 63u) << shift;
    return number & 1 ? -static_cast<int>(number >> 1) : static_cast<int>(number >> 1);
  }

  // Reads an entry; returns its line, -1 for an instruction without one, and its length.
  int next(int &length) {
    int code = *at >> 3 & 15;
    length = (*at & 7) + 1;
    if (code == PY_CODE_LOCATION_INFO_NO_COLUMNS || code == PY_CODE_LOCATION_INFO_LONG)
      line += signed_number(at + 1);
    else if (code >= PY_CODE_LOCATION_INFO_ONE_LINE0 && code <= PY_CODE_LOCATION_INFO_ONE_LINE2)
      line += code - PY_CODE_LOCATION_INFO_ONE_LINE0;
    do
      ++at;
    while (at < end && !(*at & 128));
    return code == PY_CODE_LOCATION_INFO_NONE ? -1 : line;
  }
};

LineReader line_reader(PyCodeObject *code) {
  const auto *table = reinterpret_cast<const unsigned char *>(PyBytes_AS_STRING(code->co_linetable));
  return {table, table + PyBytes_GET_SIZE(code->co_linetable), code->co_firstlineno};
}

template <typename Number>
void fill_lines(PyCodeObject *code, Number *lines) {
  LineReader reader = line_reader(code);
  Py_ssize_t index = 0;
  while (reader.at < reader.end) {
    int length;
    int line = reader.next(length);
    for (; length > 0 && index < Py_SIZE(code); --length)
      lines[index++] = static_cast<Number>(line);
  }
  while (index < Py_SIZE(code))
    lines[index++] = -1;
}

} // namespace

bool has_same_place(const PyCodeObject *code, const PyCodeObject *other) {
  const auto same_text = [](PyObject *text, PyObject *other_text) {
    return text == other_text || PyUnicode_Compare(text, other_text) == 0;
  };
  PyObject *lines = code->co_linetable, *other_lines = other->co_linetable;
  const Py_ssize_t size = PyBytes_GET_SIZE(lines);
  return code->co_firstlineno == other->co_firstlineno && size == PyBytes_GET_SIZE(other_lines) &&
         std::memcmp(PyBytes_AS_STRING(lines), PyBytes_AS_STRING(other_lines), size) == 0 &&
         same_text(code->co_filename, other->co_filename) && same_text(code->co_name, other->co_name) &&
         same_text(code->co_qualname, other->co_qualname);
}

void index_lines(PyCodeObject *code) {
  if (code->_co_linearray)
    return;
  int highest = 0;
  for (LineReader reader = line_reader(code); reader.at < reader.end;) {
    int length;
    highest = std::max(highest, reader.next(length));
  }
  int size = highest < 1 << 15 ? 2 : 4;
  char *lines = static_cast<char *>(PyMem_Malloc(Py_SIZE(code) * size));
  if (!lines)
    return;
  if (size == 2)
    fill_lines(code, reinterpret_cast<int16_t *>(lines));
  else
    fill_lines(code, reinterpret_cast<int32_t *>(lines));
  code->_co_linearray_entry_size = size;
  code->_co_linearray = lines;
}

// The interpreter may have quickened the code. To ask for it as it was compiled (PyCode_GetCode) takes
// memory.
int offset_behind(PyCodeObject *code, int offset) {
  const uint8_t opcode = unspecialized[_Py_OPCODE(first_instruction(code)[offset / 2])];
  return offset + 2 + 2 * cache_units[opcode];
}

} // namespace lasti::runtime
