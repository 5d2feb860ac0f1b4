#pragma once

// The way out of a region: what it has put off is stored into the frame.

#include "frame/reference.h"
#include "words/gate.h"
#include "words/items.h"

#include <initializer_list>

namespace lasti::runtime::words {

/// Stands for the object of a local that has not been stored to: the frame has it.
inline PyObject *const in_frame = reinterpret_cast<PyObject *>(uintptr_t{1});

/// Whether stores to these locals may be put off: nobody can tell when what they hold is dropped.
/// `exactly`: nor if others drop it meanwhile.
bool may_put_off_slow(Slot *locals, std::initializer_list<int> indices, bool exactly);
LASTI_INLINE bool may_put_off(Slot *locals, std::initializer_list<int> indices, bool exactly) {
  for (const int index : indices) {
    PyObject *object = locals[index].object;
    if (object && !is_int(object) && !is_float(object))
      return may_put_off_slow(locals, indices, exactly);
  }
  return true;
}

/// A new reference to a number's object: a new one where there is none. Null: no memory, and no exception.
PyObject *boxed(PyThreadState *thread, int64_t value, PyObject *object = nullptr);
PyObject *boxed(PyThreadState *thread, double value, PyObject *object = nullptr);
PyObject *boxed(PyThreadState *thread, bool value, PyObject *object = nullptr);
PyObject *boxed(PyThreadState *thread, PyObject *object);
LASTI_INLINE PyObject *boxed(bool value) {
  return value ? Py_True : Py_False;
}
/// A new reference to the object that a number has, or to a new one.
template <class Number>
LASTI_INLINE bool object_of(PyThreadState *thread, Number value, PyObject *object, PyObject *&result) {
  result = boxed(thread, value, object);
  return result;
}
/// Forgets a MemoryError: the boxed code will have its own. Returns false.
bool forget_error();
LASTI_INLINE bool box(int64_t value, PyObject *&result) {
  result = new_int(value);
  return result || forget_error();
}
LASTI_INLINE bool box(PyThreadState *thread, double value, PyObject *&result) {
  result = new_float(thread, value);
  return result || forget_error();
}

/// What is to be stored into a local: in_frame where it has that already, else a new reference. Null: no
/// memory.
PyObject *made_for(PyThreadState *thread, Slot local, int64_t value, PyObject *object = nullptr);
PyObject *made_for(PyThreadState *thread, Slot local, double value, PyObject *object = nullptr);
PyObject *made_for(PyThreadState *thread, Slot local, bool value, PyObject *object = nullptr);
PyObject *made_for(PyThreadState *thread, Slot local, PyObject *object);
/// The same as another local's.
PyObject *made_again(PyObject *made);
/// Stores into these locals what has been made for them, and only then drops what they have had: one may have
/// what another had. False where there was no memory for one: then nothing has been stored.
bool put_all(Slot *locals, std::initializer_list<int> indices, PyObject **made);

/// STORE_FAST of a reference, over what is_silent holds for.
LASTI_INLINE void store(PyThreadState *thread, Slot &local, PyObject *object) {
  PyObject *old = local.object;
  local.object = object;
  if (old)
    release(thread, old);
}

/// Memory has run out: MemoryError is set, and what is in these slots is dropped. Returns -1.
int no_memory(std::initializer_list<PyObject *> slots);

} // namespace lasti::runtime::words
