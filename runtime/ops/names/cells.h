#pragma once

// Cells: the variables that closures share. The translator has verified that the slots hold cells.

#include "cpython/errors.h"
#include "frame/frame.h"
#include "frame/operand.h"
#include "ops/operation.h"

namespace lasti::runtime {

/// Sets the error of a local variable without a value.
LASTI_INLINE void unbound_local(Frame &frame, int index) {
  unbound_variable(frame.code(), index);
}

PyObject *load_class_variable(_PyInterpreterFrame *frame, int index);

/// The local becomes a cell with the local's value, an argument's, in it.
LASTI_OP(MAKE_CELL, writes = local)
LASTI_INLINE bool make_cell(Frame &, Slot &local) {
  PyObject *cell = PyCell_New(local.object);
  if (!cell)
    return false;
  store_local(local, Owned(cell));
  return true;
}

/// The closure's cells become the frame's free variables.
LASTI_OP(COPY_FREE_VARS, writes = locals)
LASTI_INLINE void copy_free_variables(Frame &frame, int oparg) {
  PyObject *closure = frame.function()->func_closure;
  int first = first_free_variable(frame.code());
  for (int i = 0; i < oparg; ++i)
    frame.local(first + i) = Owned(Borrowed{PyTuple_GET_ITEM(closure, i)});
}

/// The value in a cell.
LASTI_OP(LOAD_DEREF, quick = once)
LASTI_INLINE Owned load_cell(Frame &frame, int oparg, Slot &local) {
  PyObject *value = PyCell_GET(local.object);
  if (!value) [[unlikely]]
    unbound_local(frame, oparg);
  return Owned(Borrowed{value});
}

/// A class body's variable: out of the class's namespace, else out of the cell.
LASTI_OP(LOAD_CLASSDEREF)
LASTI_INLINE Owned load_class_cell(Frame &frame, int oparg) {
  return Owned(load_class_variable(frame.frame, oparg));
}

/// Puts a value into a cell.
LASTI_OP(STORE_DEREF)
LASTI_INLINE void store_cell(Frame &, Slot &local, Owned value) {
  PyObject *old = PyCell_GET(local.object);
  PyCell_SET(local.object, value.release());
  if (old)
    drop_reference(old);
}

/// Empties a cell.
LASTI_OP(DELETE_DEREF)
LASTI_INLINE bool delete_cell(Frame &frame, int oparg, Slot &local) {
  PyObject *old = PyCell_GET(local.object);
  if (!old) [[unlikely]] {
    unbound_local(frame, oparg);
    return false;
  }
  PyCell_SET(local.object, nullptr);
  drop_reference(old);
  return true;
}

} // namespace lasti::runtime
