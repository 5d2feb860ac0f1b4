#pragma once

// MAKE_FUNCTION, FORMAT_VALUE and PRINT_EXPR.

#include "frame/frame.h"
#include "frame/operand.h"
#include "ops/operation.h"

namespace lasti::runtime {

/// Takes what MAKE_FUNCTION finds below the code object, bottom to top, and its flags. Steals the parts,
/// leaving null. Returns a new function; null with an exception set.
PyObject *make_function_slow(PyObject *code, PyObject *globals, int flags, PyObject **parts);

/// Takes a borrowed value, the conversion (0 none, 1 str, 2 repr, 3 ascii) and a borrowed format, which
/// may be null. Returns a new str; null with an exception set.
PyObject *format_value_slow(PyObject *value, int conversion, PyObject *format);

bool print_value_slow(PyThreadState *thread, PyObject *value);

/// def and lambda: the flags say which of defaults, keyword defaults, annotations and closure there are.
template <size_t N>
LASTI_OP(MAKE_FUNCTION, count = __builtin_popcount(oparg & 15), last = 12)
LASTI_INLINE Owned make_function(Frame &frame, int oparg, Items<N> parts, Borrowed code) {
  return Owned(make_function_slow(code.object, frame.globals(), oparg, parts.object));
}

/// f'{value}', f'{value!s}', f'{value!r}', f'{value!a}'
LASTI_OP(FORMAT_VALUE, subcode = 0)
LASTI_OP(FORMAT_VALUE, subcode = 1)
LASTI_OP(FORMAT_VALUE, subcode = 2)
LASTI_OP(FORMAT_VALUE, subcode = 3)
LASTI_INLINE Owned format_value(Frame &, int oparg, Borrowed value) {
  if (oparg == 0 && PyUnicode_CheckExact(value.object))
    return value;
  return Owned(format_value_slow(value.object, oparg, nullptr));
}

/// f'{value:format}', with a conversion or without
LASTI_OP(FORMAT_VALUE, subcode = 4)
LASTI_OP(FORMAT_VALUE, subcode = 5)
LASTI_OP(FORMAT_VALUE, subcode = 6)
LASTI_OP(FORMAT_VALUE, subcode = 7)
LASTI_INLINE Owned format_value_as(Frame &, int oparg, Borrowed value, Borrowed format) {
  return Owned(format_value_slow(value.object, oparg & 3, format.object));
}

/// sys.displayhook(value): an expression statement of interactive code
LASTI_OP(PRINT_EXPR)
LASTI_INLINE bool print_value(Frame &frame, Borrowed value) {
  return print_value_slow(frame.thread, value.object);
}

} // namespace lasti::runtime
