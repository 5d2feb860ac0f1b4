#pragma once

// The functions that regions do themselves, and the names that lead to them.

#include "cache/global.h"
#include "frame/frame.h"
#include "frame/reference.h"
#include "objects/function.h"

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
LASTI_INLINE PyFunctionObject *as_function(PyObject *object) {
  return reinterpret_cast<PyFunctionObject *>(object);
}
/// A name of a function that is done in place, static: the str, which stays, and where the global is.
struct Name {
  PyObject *text;
  GlobalCache cache;
  uint32_t version; ///< of the class of which instances have the attribute at `place`
  int64_t place;
};
/// The interned str. Null: no memory.
PyObject *text_of(Name &name, const char *text);
/// The same by such names, in the globals of a function.
bool load_global_slow(PyObject *function, Name &name, const char *text, PyObject *&result);
LASTI_INLINE bool load_global(PyObject *function, Name &name, const char *text, PyObject *&result) {
  result =
      find_cached_global(globals_of(as_function(function)), builtins_of(as_function(function)), name.cache);
  return result || load_global_slow(function, name, text, result);
}
bool module_value(PyObject *module, Name &name, const char *text, PyObject *&result);
/// Whether an object is a function with this native code, and with the globals of `function`.
bool is_native(PyObject *function, PyObject *object, NativeEntry entry);
/// The default of an argument, counted from the last one, borrowed. False: the function has none.
LASTI_INLINE bool load_default(PyObject *function, Py_ssize_t from_end, PyObject *&result) {
  PyObject *defaults = as_function(function)->func_defaults;
  const bool is_there = defaults && PyTuple_GET_SIZE(defaults) >= from_end;
  if (is_there)
    result = PyTuple_GET_ITEM(defaults, PyTuple_GET_SIZE(defaults) - from_end);
  return is_there;
}
/// Whether a few calls more would be too deep a recursion.
LASTI_INLINE bool recursion_is_low(const PyThreadState *thread) {
  constexpr int calls = 8;
  return recursion_room(thread) < calls;
}
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
