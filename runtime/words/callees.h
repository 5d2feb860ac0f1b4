#pragma once

// The functions that regions do themselves, and the names that lead to them.

#include "cache/global.h"
#include "frame/reference.h"

#include <cstdint>

namespace lasti::runtime::words {

enum class Known : uint8_t {
#define CALLEE(name, python) name,
#include "words/callees.def"
  count
};

/// The global of the name with this index in co_names, borrowed. False: there is none.
bool load_global(_PyInterpreterFrame *frame, int name, PyObject *&result);
/// The same of what is in a module, no instance of a subclass.
bool module_value(_PyInterpreterFrame *frame, PyObject *module, int name, PyObject *&result);
/// What is in a cell. False: nothing.
LASTI_INLINE bool load_cell(const Slot &cell, PyObject *&result) {
  result = PyCell_GET(cell.object);
  return result;
}

/// The function as the interpreter has it; null until somebody has asked is_known_slow.
extern PyObject *known_callees[static_cast<int>(Known::count)];
bool is_known_slow(PyObject *object, Known callee);
/// Whether an object is the function.
LASTI_INLINE bool is_known(PyObject *object, Known callee) {
  return object == known_callees[static_cast<int>(callee)] || is_known_slow(object, callee);
}

/// math.sin and the like, where it does not raise.
bool call(Known function, double value, double &result);

} // namespace lasti::runtime::words
