// The exception table of 3.11 (Objects/exception_handling_notes.txt): entries of four numbers, start,
// size, target, depth * 2 + push_lasti, in units of instructions, sorted by start. A number is made of
// groups of six bits, the first byte of an entry has bit 7 set, bit 6 says that another group follows.

#include "python/code.h"

namespace lasti::runtime {

namespace {

int read_number(const unsigned char *&at) {
  int number = *at & 63;
  while (*at++ & 64)
    number = number << 6 | (*at & 63);
  return number;
}

} // namespace

bool find_handler(PyCodeObject *code, int index, ExceptionHandler &handler) {
  const auto *at = reinterpret_cast<const unsigned char *>(PyBytes_AS_STRING(code->co_exceptiontable));
  const auto *end = at + PyBytes_GET_SIZE(code->co_exceptiontable);
  while (at < end) {
    int start = read_number(at);
    int size = read_number(at);
    int target = read_number(at);
    int depth = read_number(at);
    if (start > index)
      return false;
    if (index < start + size) {
      handler = {target, depth >> 1, (depth & 1) != 0};
      return true;
    }
  }
  return false;
}

} // namespace lasti::runtime
