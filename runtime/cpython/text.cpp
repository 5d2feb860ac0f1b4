#include "cpython/text.h"

#include "python/names.h"
#include "values/number.h"
#include "values/text.h"
#include "python/thread.h"

#include <cstring>

namespace lasti::runtime {

namespace {

constexpr Py_UCS4 last_ascii = 127;
constexpr size_t most_digits = 20; // of 62 bits, with a sign

// Writes the decimal digits of a value backwards from `end`. Returns where they begin.
char *write_decimal(int64_t value, char *end) {
  uint64_t magnitude = value < 0 ? -static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  char *at = end;
  do
    *--at = static_cast<char>('0' + magnitude % 10);
  while ((magnitude /= 10) != 0);
  if (value < 0)
    *--at = '-';
  return at;
}

bool is_ascii(PyObject *object) {
  return is_str(object) && PyUnicode_IS_COMPACT_ASCII(object);
}

// A format taken apart: its literal pieces and its values, in order.
class Pieces {
public:
  bool parse(PyObject *format, PyObject *const *values, size_t count);
  PyObject *join() const;

private:
  static constexpr size_t most_values = 8;
  static constexpr size_t most = 2 * most_values + 1;

  bool add(const char *start, size_t length);
  bool add_value(char conversion, PyObject *value);

  struct Piece {
    const char *start;
    size_t length;
  };
  Piece pieces[most];
  char digits[most_values][most_digits];
  size_t count = 0;
  size_t numbers = 0;
  size_t total = 0;
  size_t longest_value = 0;
};

bool Pieces::add(const char *start, size_t length) {
  if (count == most)
    return false;
  pieces[count++] = {start, length};
  total += length;
  return true;
}

bool Pieces::add_value(char conversion, PyObject *value) {
  bool is_number = conversion == 'd' || conversion == 'i';
  if (is_int(value) && is_medium(value) && (is_number || conversion == 's') && numbers < most_values) {
    char *end = digits[numbers++] + most_digits;
    char *start = write_decimal(medium_value(value), end);
    return add(start, static_cast<size_t>(end - start));
  }
  if (conversion != 's' || !is_ascii(value))
    return false;
  size_t length = static_cast<size_t>(PyUnicode_GET_LENGTH(value));
  longest_value = length > longest_value ? length : longest_value;
  return add(reinterpret_cast<char *>(PyUnicode_1BYTE_DATA(value)), length);
}

bool Pieces::parse(PyObject *format, PyObject *const *values, size_t given) {
  const char *at = reinterpret_cast<char *>(PyUnicode_1BYTE_DATA(format));
  const char *end = at + PyUnicode_GET_LENGTH(format);
  size_t used = 0;
  while (auto *percent = static_cast<const char *>(std::memchr(at, '%', static_cast<size_t>(end - at)))) {
    if (percent + 1 == end || used == given ||
        (percent != at && !add(at, static_cast<size_t>(percent - at))) ||
        !add_value(percent[1], values[used++]))
      return false;
    at = percent + 2;
  }
  if (at != end && !add(at, static_cast<size_t>(end - at)))
    return false;
  // Text of one character, and text that is one of the values, would be an object that there is.
  return used == given && total > 1 && total != longest_value;
}

PyObject *Pieces::join() const {
  PyObject *text = PyUnicode_New(static_cast<Py_ssize_t>(total), last_ascii);
  if (!text)
    return nullptr;
  char *to = reinterpret_cast<char *>(PyUnicode_1BYTE_DATA(text));
  for (size_t i = 0; i < count; ++i) {
    std::memcpy(to, pieces[i].start, pieces[i].length);
    to += pieces[i].length;
  }
  return text;
}

} // namespace

PyObject *int_text(PyObject *integer) {
  // PyObject_Str counts as recursion: where that is exhausted it raises.
  if (!is_medium(integer) || recursion_is_exhausted(_PyThreadState_GET()))
    return PyObject_Str(integer);
  char digits[most_digits];
  char *end = digits + most_digits;
  char *start = write_decimal(medium_value(integer), end);
  PyObject *text = PyUnicode_New(end - start, last_ascii);
  if (text)
    std::memcpy(PyUnicode_1BYTE_DATA(text), start, static_cast<size_t>(end - start));
  return text;
}

PyObject *format_text(PyObject *format, PyObject *values) {
  if (!PyUnicode_IS_COMPACT_ASCII(format))
    return nullptr;
  bool is_tuple = PyTuple_CheckExact(values);
  PyObject *const *first = is_tuple ? reinterpret_cast<PyTupleObject *>(values)->ob_item : &values;
  Pieces pieces;
  if (!pieces.parse(format, first, is_tuple ? static_cast<size_t>(PyTuple_GET_SIZE(values)) : 1))
    return nullptr;
  PyObject *text = pieces.join();
  if (!text)
    PyErr_Clear(); // a MemoryError, which happens again
  return text;
}

PyObject *join_text(PyObject *const *parts, size_t count) {
  size_t total = 0;
  bool is_plain = count > 1;
  for (size_t i = 0; i < count && is_plain; ++i)
    if ((is_plain = is_ascii(parts[i])))
      total += static_cast<size_t>(PyUnicode_GET_LENGTH(parts[i]));
  if (!is_plain || total > PY_SSIZE_T_MAX / 2)
    return _PyUnicode_JoinArray(empty_text(), parts, static_cast<Py_ssize_t>(count));
  PyObject *text = PyUnicode_New(static_cast<Py_ssize_t>(total), last_ascii);
  if (!text)
    return nullptr;
  auto *to = PyUnicode_1BYTE_DATA(text);
  for (size_t i = 0; i < count; ++i) {
    size_t length = static_cast<size_t>(PyUnicode_GET_LENGTH(parts[i]));
    if (length == 1)
      *to = *PyUnicode_1BYTE_DATA(parts[i]);
    else
      std::memcpy(to, PyUnicode_1BYTE_DATA(parts[i]), length);
    to += length;
  }
  return text;
}

PyObject *concatenate_ascii(PyObject *left, PyObject *right) {
  if (!is_ascii(left) || !is_ascii(right))
    return nullptr;
  const Py_ssize_t before = PyUnicode_GET_LENGTH(left), after = PyUnicode_GET_LENGTH(right);
  if (before == 0 || after == 0 || before > PY_SSIZE_T_MAX / 4 || after > PY_SSIZE_T_MAX / 4)
    return nullptr;
  PyObject *text = PyUnicode_New(before + after, last_ascii);
  if (!text)
    return nullptr;
  char *to = ascii_characters(text);
  std::memcpy(to, ascii_characters(left), static_cast<size_t>(before));
  std::memcpy(to + before, ascii_characters(right), static_cast<size_t>(after));
  return text;
}

} // namespace lasti::runtime
