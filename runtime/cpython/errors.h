#pragma once

// The errors that ceval.c words itself.

#include "cpython/python.h"

namespace lasti::runtime {

/// What has been looked up or made, and null without an exception where that has failed.
inline PyObject *without_error(PyObject *object) {
  if (!object)
    PyErr_Clear();
  return object;
}

/// NameError or UnboundLocalError with a format for the name, and the name attached for the suggestions
/// of the traceback: ceval.c, format_exc_check_arg.
void name_error(PyObject *type, const char *format, PyObject *name);

/// NameError: name '…' is not defined.
void undefined_name(PyObject *name);

/// Attaches object and name to an AttributeError without them, if one is set, for the suggestions of the
/// traceback: object.c, set_attribute_error_context.
void note_attribute(PyObject *object, PyObject *name);

/// A cell or local that is not bound: ceval.c, format_exc_unbound.
void unbound_variable(PyCodeObject *code, int index);

/// A failed `callee(**mapping)`, put in terms of the call: ceval.c, format_kwargs_error.
void merge_error(PyObject *callee, PyObject *mapping);

/// Checks the argument after `*`. False with a TypeError that names the callee.
bool check_iterable_argument(PyObject *callee, PyObject *argument);

} // namespace lasti::runtime
