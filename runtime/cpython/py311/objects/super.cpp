#include "objects/super.h"

#include "python/code.h"
#include "python/frame.h"
#include "python/names.h"

namespace lasti::runtime {

namespace {

// typeobject.c's superobject.
struct SuperObject {
  PyObject_HEAD PyTypeObject *type;
  PyObject *object;
  PyTypeObject *object_type;
};

SuperObject *layout(PyObject *object) {
  return reinterpret_cast<SuperObject *>(object);
}

// The class that the frame's function stands in; null: it has none.
PyTypeObject *class_of(_PyInterpreterFrame *frame) {
  const PyCodeObject *code = code_of(frame);
  PyObject *const *names = local_names(code);
  for (int i = first_free_variable(code); i < local_count(code); ++i) {
    if (names[i] != names::class_cell())
      continue;
    PyObject *cell = words_of(frame)[i];
    PyObject *type = cell && PyCell_Check(cell) ? PyCell_GET(cell) : nullptr;
    return type && PyType_Check(type) ? reinterpret_cast<PyTypeObject *>(type) : nullptr;
  }
  return nullptr;
}

PyObject *first_argument(_PyInterpreterFrame *frame) {
  const PyCodeObject *code = code_of(frame);
  if (argument_count(code) == 0)
    return nullptr;
  PyObject *first = words_of(frame)[0];
  const bool is_cell = _PyLocals_GetKind(code->co_localspluskinds, 0) & CO_FAST_CELL;
  return first && is_cell ? (PyCell_Check(first) ? PyCell_GET(first) : nullptr) : first;
}

// supercheck: null where it has more to ask.
PyTypeObject *type_for(PyTypeObject *type, PyObject *object) {
  if (PyType_Check(object) && PyType_IsSubtype(reinterpret_cast<PyTypeObject *>(object), type))
    return reinterpret_cast<PyTypeObject *>(object);
  return PyType_IsSubtype(Py_TYPE(object), type) ? Py_TYPE(object) : nullptr;
}

} // namespace

PyObject *new_super(_PyInterpreterFrame *frame) {
  PyTypeObject *type = class_of(frame);
  PyObject *object = first_argument(frame);
  PyTypeObject *object_type = type && object ? type_for(type, object) : nullptr;
  if (!object_type)
    return nullptr;
  // Counted before: to make an object may run code.
  Py_INCREF(type);
  Py_INCREF(object);
  Py_INCREF(object_type);
  PyObject *super = PySuper_Type.tp_alloc(&PySuper_Type, 0);
  if (!super) {
    Py_DECREF(type);
    Py_DECREF(object);
    Py_DECREF(object_type);
    return nullptr;
  }
  layout(super)->type = type;
  layout(super)->object = object;
  layout(super)->object_type = object_type;
  return super;
}

Super super_of(PyObject *object) {
  if (!Py_IS_TYPE(object, &PySuper_Type))
    return {};
  const SuperObject *super = layout(object);
  const bool binds = super->object && super->object_type &&
                     super->object != reinterpret_cast<PyObject *>(super->object_type);
  return binds ? Super{super->type, super->object, super->object_type} : Super{};
}

Super super_for(PyTypeObject *type, PyObject *object) {
  const bool binds = !PyType_Check(object) && PyType_IsSubtype(Py_TYPE(object), type);
  return binds ? Super{type, object, Py_TYPE(object)} : Super{};
}

PyObject *find_behind(const Super &super, PyObject *name) {
  PyObject *order = super.object_type->tp_mro;
  if (!order || name == names::class_cell())
    return nullptr;
  const Py_ssize_t count = PyTuple_GET_SIZE(order);
  Py_ssize_t i = 0;
  while (i < count && PyTuple_GET_ITEM(order, i) != reinterpret_cast<PyObject *>(super.type))
    ++i;
  for (++i; i < count; ++i) {
    PyObject *dictionary = reinterpret_cast<PyTypeObject *>(PyTuple_GET_ITEM(order, i))->tp_dict;
    PyObject *found = PyDict_GetItemWithError(dictionary, name);
    if (found || PyErr_Occurred()) {
      PyErr_Clear();
      return found;
    }
  }
  return nullptr;
}

} // namespace lasti::runtime
