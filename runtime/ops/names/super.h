#pragma once

// `super().name` in a method, without the object that super() makes: emitted in front of the call of super,
// which is the way for all other cases.

#include "frame/frame.h"
#include "frame/operand.h"

namespace lasti::runtime {

/// What a site finds through super(), by the states of the class that its function stands in, and of the
/// class of the first argument.
struct SuperEntry {
  uint32_t type_version;
  uint32_t object_version; ///< 0: nothing is known
  PyObject *method;        ///< a Python function; the classes keep it
};
struct SuperCache {
  SuperEntry entry[2];
  uint32_t fills;
};

/// Learns what super(type, object) finds under a name if that is a Python function; null if not, or if it is
/// not to be looked up like this. Never an exception.
const SuperEntry *learn_super(SuperCache &cache, PyObject *name, PyObject *type, PyObject *object);

namespace detail {

/// What super().name is, to be bound to the first argument; null: it has to be done in general.
LASTI_INLINE PyObject *find_super(Frame &f, Name name, SuperCache &cache, int class_cell,
                                  const Slot &callable) {
  PyObject *object = f.local(0).object, *type = PyCell_GET(f.local(class_cell).object);
  if (callable.object != reinterpret_cast<PyObject *>(&PySuper_Type) || !object || !type ||
      !PyType_Check(type) || has_pending(f.thread) || recursion_is_exhausted(f.thread)) [[unlikely]]
    return nullptr;
  const uint32_t object_version = Py_TYPE(object)->tp_version_tag;
  const SuperEntry *entry = &cache.entry[cache.entry[0].object_version != object_version];
  if (entry->object_version != object_version || !object_version ||
      entry->type_version != reinterpret_cast<PyTypeObject *>(type)->tp_version_tag) [[unlikely]] {
    entry = learn_super(cache, name.object, type, object);
    if (!entry)
      return nullptr;
  }
  return entry->method;
}

} // namespace detail

/// CALL of super and LOAD_METHOD. False: nothing has been done.
LASTI_INLINE bool load_super_method(Frame &f, Name name, SuperCache &cache, int class_cell, Slot &callable,
                                    Slot &method, Slot &self) {
  PyObject *found = detail::find_super(f, name, cache, class_cell, callable);
  if (!found) [[unlikely]]
    return false;
  drop(take(callable));
  method = Owned(Borrowed{found});
  self = Owned(borrow(f.local(0)));
  return true;
}

/// CALL of super and LOAD_ATTR.
LASTI_INLINE bool load_super_attribute(Frame &f, Name name, SuperCache &cache, int class_cell, Slot &callable,
                                       Slot &value) {
  PyObject *found = detail::find_super(f, name, cache, class_cell, callable);
  PyObject *bound = found ? PyMethod_New(found, f.local(0).object) : nullptr;
  if (!bound) [[unlikely]] {
    if (found)
      PyErr_Clear(); // no memory: the general way tries it again
    return false;
  }
  drop(take(callable));
  value = Owned(bound);
  return true;
}

} // namespace lasti::runtime
