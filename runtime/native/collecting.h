#pragma once

// Calls of native functions with *args or **kwargs, on either side.

#include "native/calls.h"

namespace lasti::runtime {

/// True if a function has *args or **kwargs.
inline bool collects(const NativeCode &native) {
  return native.flags & (CO_VARARGS | CO_VARKEYWORDS);
}

/// Fills the locals of such a function, which gets each of its named arguments by its position, and no other
/// by its name. Takes the arguments over: count of them, and then the values of the names. False: it is
/// another call, or there is no memory, and nothing has been done.
bool fill_collecting(PyThreadState *thread, const NativeCode &native, Word *locals,
                     PyObject *const *arguments, size_t count, PyObject *names);

/// Calls a function that collects, and is no generator, where it gets each of its named arguments
/// by its position, and no other by its name. Takes the arguments over. False: it is another call, and
/// nothing has been done. runs_here holds.
bool call_collecting(PyThreadState *thread, const NativeCode &native, PyFunctionObject *function,
                     PyObject *const *arguments, size_t count, PyObject *keywords, PyObject *&result);

/// callee(*positional, **keywords), where `keywords` is a dict that only the call knows: it becomes the
/// callee's
/// **kwargs. Borrows the positional arguments, and takes the dict over. False: it is another call, and
/// nothing has been done. The function collects, and runs_here holds.
bool call_with_dict(PyThreadState *thread, const NativeCode &native, PyFunctionObject *function,
                    PyObject *const *positional, size_t count, PyObject *keywords, PyObject *&result);

/// callee(*positional, **keywords) of a function that collects nothing, which gets what the dict has by its
/// names. Borrows all. False: it is another call, and nothing has been done.
bool call_by_names(PyThreadState *thread, const NativeCode &native, PyFunctionObject *function,
                   PyObject *const *positional, size_t count, PyObject *keywords, PyObject *&result);

} // namespace lasti::runtime
