#include "objects/lifetime.h"

#include "memory/nested_end.h"
#include "python/names.h"
#include "python/refcount.h"
#include "memory/kept_memory.h"

#include <internal/pycore_gc.h>
#include <internal/pycore_interp.h>
#include <internal/pycore_object.h>
#include <internal/pycore_pymem.h>

#include <structmember.h>
#include <iterator>
#include <utility>

namespace lasti::runtime {

destructor class_dealloc;

namespace {

// subtype_dealloc, from a type that has been made with no end of its own (PyType_FromSpec). Null where there
// is no memory.
destructor find_class_dealloc() {
  PyType_Slot slots[] = {{0, nullptr}};
  PyType_Spec spec = {"lasti.Plain", 0, 0, Py_TPFLAGS_DEFAULT, slots};
  PyObject *type = PyType_FromSpec(&spec);
  if (!type) {
    PyErr_Clear();
    return nullptr;
  }
  destructor found = reinterpret_cast<PyTypeObject *>(type)->tp_dealloc;
  Py_DECREF(type);
  return found;
}

// new_values and init_inline_values of dictobject.c.
PyDictValues *new_values(PyTypeObject *type) {
  PyDictKeysObject *keys = shared_keys(type);
  if (keys->dk_usable > 1)
    --keys->dk_usable;
  const Py_ssize_t size = keys->dk_nentries + keys->dk_usable;
  const size_t prefix = _Py_SIZE_ROUND_UP(size + 2, sizeof(PyObject *));
  auto *memory = static_cast<uint8_t *>(PyMem_Malloc(prefix + size * sizeof(PyObject *)));
  if (!memory) [[unlikely]]
    return nullptr;
  memory[prefix - 1] = static_cast<uint8_t>(prefix);
  memory[prefix - 2] = 0;
  auto *values = reinterpret_cast<PyDictValues *>(memory + prefix);
#pragma clang loop vectorize(disable)
  for (Py_ssize_t i = 0; i < size; ++i)
    values->values[i] = nullptr;
  return values;
}

void free_values(PyDictValues *values) {
  auto *memory = reinterpret_cast<uint8_t *>(values);
  PyMem_Free(memory - memory[-1]);
}

// What new_instance and end_instance know of a class in the state that its version stands for, and memory of
// instances that have ended, for the next ones: linked through their ob_type, zero but for their values.
struct KnownClass {
  uint32_t version; // 0: nothing is known
  bool ends_plainly;
  bool has_slots;
  bool has_values;
  uint32_t made;      // of new memory
  uint32_t most_free; // so many places are kept: none for a class of few instances, which may not live long
  uint32_t free_count;
  PyObject *free;
};

constexpr uint32_t few_instances = 16;
// AddressSanitizer is to see what is used after its end.
#if __has_feature(address_sanitizer)
constexpr uint32_t most_free = 0;
#else
constexpr uint32_t most_free = 32;
#endif
KnownClass known_classes[128];

PyObject *next_free(PyObject *memory) {
  return reinterpret_cast<PyObject *>(memory->ob_type);
}

// All memory of an instance, with its values; null where there is none.
PyObject *allocate(KnownClass &known, PyTypeObject *type) {
  if (++known.made == few_instances)
    known.most_free = most_free;
  const size_t before = _PyType_PreHeaderSize(type);
  const size_t size = before + static_cast<size_t>(type->tp_basicsize);
  auto *memory = static_cast<char *>(PyObject_Malloc(size));
  if (!memory) [[unlikely]]
    return nullptr;
#pragma clang loop vectorize(disable)
  for (size_t i = 0; i < size; i += sizeof(PyObject *))
    *reinterpret_cast<PyObject **>(memory + i) = nullptr;
  auto *instance = reinterpret_cast<PyObject *>(memory + before);
  if (type->tp_flags & Py_TPFLAGS_MANAGED_DICT) {
    PyDictValues *values = new_values(type);
    if (!values) [[unlikely]] {
      PyObject_Free(memory);
      return nullptr;
    }
    *_PyObject_ValuesPointer(instance) = values;
  }
  return instance;
}

// Memory that an instance of the class has left. new_values: a block is never smaller than those made later.
LASTI_INLINE PyObject *reuse(KnownClass &known, PyTypeObject *type) {
  PyObject *instance = known.free;
  known.free = next_free(instance);
  --known.free_count;
  if (known.has_values) {
    PyDictKeysObject *keys = shared_keys(type);
    if (keys->dk_usable > 1)
      --keys->dk_usable;
  }
  return instance;
}

void free_memory(PyObject *instance, size_t before, PyDictValues *values) {
  if (values)
    free_values(values);
  PyObject_Free(reinterpret_cast<char *>(instance) - before);
}

// Whether an end has to do no more than end_instance does, for this class and all above it below object.
bool ends_plainly(PyTypeObject *type) {
  if (!PyType_IS_GC(type) || type->tp_finalize || type->tp_del || type->tp_free != PyObject_GC_Del ||
      (!(type->tp_flags & Py_TPFLAGS_MANAGED_DICT) && type->tp_dictoffset))
    return false;
  while (type->tp_dealloc == class_dealloc)
    type = type->tp_base;
  return type == &PyBaseObject_Type;
}

bool has_slots(PyTypeObject *type) {
  for (; type && type->tp_dealloc == class_dealloc; type = type->tp_base)
    if (Py_SIZE(type))
      return true;
  return false;
}

// Learns a class, in the place of another. Memory that instances of that have left is freed.
[[gnu::noinline]] void learn_class(KnownClass &known, PyTypeObject *type) {
  const size_t before = sizeof(PyGC_Head) + (known.has_values ? 2 * sizeof(PyObject *) : 0);
  while (PyObject *memory = known.free) {
    known.free = next_free(memory);
    free_memory(memory, before, known.has_values ? *_PyObject_ValuesPointer(memory) : nullptr);
  }
  known = {};
  known.version = type->tp_version_tag;
  known.ends_plainly = ends_plainly(type);
  known.has_slots = has_slots(type);
  known.has_values = type->tp_flags & Py_TPFLAGS_MANAGED_DICT;
}

LASTI_INLINE KnownClass &known_class(PyTypeObject *type) {
  KnownClass &known = known_classes[type->tp_version_tag % std::size(known_classes)];
  if (known.version != type->tp_version_tag || !known.version) [[unlikely]]
    learn_class(known, type);
  return known;
}

// clear_slots, of a class with `count` slots.
void clear_slots(PyTypeObject *type, PyObject *instance, Py_ssize_t count) {
  PyMemberDef *member = _PyHeapType_GET_MEMBERS(reinterpret_cast<PyHeapTypeObject *>(type));
  for (; count > 0; --count, ++member) {
    if (member->type != T_OBJECT_EX || member->flags & READONLY)
      continue;
    auto *place = reinterpret_cast<PyObject **>(reinterpret_cast<char *>(instance) + member->offset);
    if (PyObject *value = std::exchange(*place, nullptr))
      drop_reference(value);
  }
}

[[gnu::noinline]] void clear_all_slots(PyObject *instance) {
  for (PyTypeObject *type = Py_TYPE(instance); type != &PyBaseObject_Type; type = type->tp_base)
    if (Py_ssize_t count = Py_SIZE(type))
      clear_slots(type, instance, count);
}

// Drops the dict, or the values in their order. Returns the memory of the values, or null.
LASTI_INLINE PyDictValues *clear_attributes(PyObject *instance, PyTypeObject *type) {
  PyObject **dictionary = _PyObject_ManagedDictPointer(instance);
  if (*dictionary) [[unlikely]]
    Py_CLEAR(*dictionary);
  PyDictValues *values = std::exchange(*_PyObject_ValuesPointer(instance), nullptr);
  if (!values) [[unlikely]]
    return nullptr;
  PyDictKeysObject *keys = shared_keys(type);
#pragma clang loop vectorize(disable) unroll(disable)
  for (Py_ssize_t i = 0; i < keys->dk_nentries; ++i)
    if (PyObject *value = std::exchange(values->values[i], nullptr))
      drop_reference(value);
  return values;
}

// Keeps the memory for the next instance of the class, or frees it.
LASTI_INLINE void release(PyObject *instance, PyTypeObject *type, PyDictValues *values) {
  KnownClass &known = known_class(type); // what has been dropped may have changed it
  const bool has_values = type->tp_flags & Py_TPFLAGS_MANAGED_DICT;
  if (known.free_count >= known.most_free || !known.ends_plainly || has_values != (values != nullptr) ||
      known.version == 0 || _Py_tracemalloc_config.tracing) [[unlikely]]
    return free_memory(instance, _PyType_PreHeaderSize(type), values);
  if (values) {
    reinterpret_cast<uint8_t *>(values)[-2] = 0;
    *_PyObject_ValuesPointer(instance) = values;
  }
  instance->ob_type = reinterpret_cast<PyTypeObject *>(known.free);
  known.free = instance;
  ++known.free_count;
}

} // namespace

bool is_made_plainly(PyTypeObject *type) {
  if (!class_dealloc)
    class_dealloc = find_class_dealloc();
  constexpr unsigned long needed = Py_TPFLAGS_HEAPTYPE | Py_TPFLAGS_HAVE_GC;
  bool has_plain_place =
      type->tp_flags & Py_TPFLAGS_MANAGED_DICT ? shared_keys(type) != nullptr : type->tp_dictoffset == 0;
  return type->tp_new == PyBaseObject_Type.tp_new && type->tp_alloc == PyType_GenericAlloc &&
         type->tp_itemsize == 0 && type->tp_basicsize % sizeof(PyObject *) == 0 && has_plain_place &&
         (type->tp_flags & needed) == needed && !(type->tp_flags & Py_TPFLAGS_IS_ABSTRACT);
}

// slot_tp_init calls what the class's __init__ is: where that is a Python function, the slot is
// slot_tp_init (type_new and update_slot see to it).
bool find_init(PyTypeObject *type, PyFunctionObject *&init) {
  if (type->tp_new != PyBaseObject_Type.tp_new || !(type->tp_flags & Py_TPFLAGS_HEAPTYPE) ||
      type->tp_flags & Py_TPFLAGS_IS_ABSTRACT)
    return false;
  PyObject *found = _PyType_Lookup(type, names::init());
  init = nullptr;
  if (found && Py_IS_TYPE(found, &PyFunction_Type))
    init = reinterpret_cast<PyFunctionObject *>(found);
  return init || type->tp_init == PyBaseObject_Type.tp_init;
}

PyObject *new_instance(PyThreadState *thread, PyTypeObject *type) {
  if (!makes_quietly(thread)) [[unlikely]] {
    static PyObject *const nothing = PyTuple_New(0); // there is one empty tuple: no memory is needed
    return type->tp_new(type, nothing, nullptr);
  }
  KnownClass &known = known_class(type);
  PyObject *instance = known.free ? reuse(known, type) : allocate(known, type);
  if (!instance) [[unlikely]]
    return PyErr_NoMemory();
  ++thread->interp->gc.generations[0].count;
  Py_INCREF(type);
  Py_SET_TYPE(instance, type);
  Py_SET_REFCNT(instance, 1);
  _Py_AS_GC(instance)->_gc_prev = 0;
  _PyObject_GC_TRACK(instance);
  return instance;
}

namespace {

bool ends_quietly(PyObject *instance, unsigned depth);

bool is_quiet_value(PyObject *value, unsigned depth) {
  constexpr unsigned deepest = 3;
  return !value || value == Py_None || PyLong_CheckExact(value) || PyFloat_CheckExact(value) ||
         PyUnicode_CheckExact(value) || PyBool_Check(value) ||
         (depth < deepest && Py_TYPE(value)->tp_dealloc == class_dealloc && is_made_plainly(Py_TYPE(value)) &&
          ends_quietly(value, depth + 1));
}

// Of the class itself: clear_slots.
bool has_quiet_slots(PyTypeObject *type, PyObject *instance, unsigned depth) {
  const PyMemberDef *member = _PyHeapType_GET_MEMBERS(reinterpret_cast<PyHeapTypeObject *>(type));
  for (Py_ssize_t i = 0; i < Py_SIZE(type); ++i)
    if (member[i].type == T_OBJECT_EX &&
        !is_quiet_value(*reinterpret_cast<PyObject **>(reinterpret_cast<char *>(instance) + member[i].offset),
                        depth))
      return false;
  return true;
}

bool ends_quietly(PyObject *instance, unsigned depth) {
  PyTypeObject *type = Py_TYPE(instance);
  const KnownClass &known = known_class(type);
  if (!known.ends_plainly || (type->tp_weaklistoffset && *_PyObject_GET_WEAKREFS_LISTPTR(instance)))
    return false;
  if (known.has_values) {
    PyDictValues *values = instance_values(instance);
    if (!values)
      return false;
    for (Py_ssize_t i = 0; i < shared_keys(type)->dk_nentries; ++i)
      if (!is_quiet_value(value_in(values, static_cast<uint32_t>(i)), depth))
        return false;
  }
  for (PyTypeObject *each = type; known.has_slots && each != &PyBaseObject_Type; each = each->tp_base)
    if (!has_quiet_slots(each, instance, depth))
      return false;
  return true;
}

} // namespace

bool ends_quietly(PyObject *instance) {
  return ends_quietly(instance, 0);
}

bool end_instance(PyThreadState *thread, PyObject *instance) {
  PyTypeObject *type = Py_TYPE(instance);
  const KnownClass &known = known_class(type);
  if (!known.ends_plainly || is_nested_deep(thread)) [[unlikely]]
    return false;
  if (type->tp_weaklistoffset && *_PyObject_GET_WEAKREFS_LISTPTR(instance)) [[unlikely]]
    return false;
  if (_PyObject_GC_IS_TRACKED(instance)) [[likely]]
    _PyObject_GC_UNTRACK(instance);
  const NestedEnd end(thread);
  if (known.has_slots)
    clear_all_slots(instance);
  PyDictValues *values =
      type->tp_flags & Py_TPFLAGS_MANAGED_DICT ? clear_attributes(instance, type) : nullptr;
  auto &youngest = thread->interp->gc.generations[0];
  if (youngest.count > 0)
    --youngest.count;
  release(instance, type, values);
  Py_DECREF(type);
  return true;
}

} // namespace lasti::runtime
