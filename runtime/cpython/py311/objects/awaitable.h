#pragma once

#include "objects/generator.h"

namespace lasti::runtime {

/// genobject.c, _PyCoro_GetAwaitableIter: what `await` iterates. Takes a borrowed object; returns a new
/// reference, null with an exception set.
PyObject *awaitable_iterator(PyObject *object);

/// Takes any object. Returns whether it is a coroutine that has not run yet: it is its own iterator, and
/// nobody awaits it already.
inline bool is_new_coroutine(PyObject *object) {
  return PyCoro_CheckExact(object) && is_new(reinterpret_cast<PyGenObject *>(object));
}

/// genobject.c, _PyGen_yf: what a suspended generator, coroutine or async generator delegates to.
/// Returns a borrowed reference, null where it delegates to nothing.
PyObject *delegate_of(PyObject *generator);

/// genobject.c, _PyAsyncGenValueWrapperNew: the wrapper that tells a value yielded by an async
/// generator from one that an `await` in it passes on. Consumes the value; null: MemoryError.
PyObject *wrap_async_value(PyThreadState *thread, PyObject *value);

} // namespace lasti::runtime
