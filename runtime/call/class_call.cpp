#include "call/class_call.h"

#include "frame/native.h"

namespace lasti::runtime {

namespace {

// A class with neither __new__ nor __init__, and no metaclass: type_call goes to object_new and object_init,
// which has nothing to do without arguments.
inline bool is_plain_class(PyTypeObject *type) {
  return type->tp_init == PyBaseObject_Type.tp_init && type->tp_new == PyBaseObject_Type.tp_new;
}

PyObject *new_instance(PyTypeObject *type) {
  static PyObject *const nothing = PyTuple_New(0); // there is one empty tuple: no memory is needed
  return type->tp_new(type, nothing, nullptr);
}

// _PyObject_MakeTpCall counts a recursion for the call of the class. object_new says what is abstract.
PyObject *make_plain(PyThreadState *thread, PyTypeObject *type) {
  if (_Py_EnterRecursiveCallTstate(thread, " while calling a Python object"))
    return nullptr;
  PyObject *instance = new_instance(type);
  _Py_LeaveRecursiveCallTstate(thread);
  return instance;
}

// The class's __init__ if object_new makes its instances and that is a Python function, borrowed; else null.
// slot_tp_init calls what the class's __init__ is: where that is a Python function, the slot is slot_tp_init
// (type_new and update_slot see to it).
PyFunctionObject *find_init(CallCache *cache, PyTypeObject *type) {
  if (cache->type == type && cache->type_version == type->tp_version_tag && type->tp_version_tag)
    return cache->init;
  if (type->tp_new != PyBaseObject_Type.tp_new || !(type->tp_flags & Py_TPFLAGS_HEAPTYPE) ||
      type->tp_flags & Py_TPFLAGS_IS_ABSTRACT)
    return nullptr;
  PyObject *found = _PyType_Lookup(type, names::init());
  if (!found || !Py_IS_TYPE(found, &PyFunction_Type))
    return nullptr;
  *cache = {};
  cache->type = type;
  cache->init = reinterpret_cast<PyFunctionObject *>(found);
  cache->type_version = type->tp_version_tag;
  return cache->init;
}

// Calls __init__, which was `init` while the class had that version. To make the instance may have run the
// garbage collector, and that a finalizer which has changed the class. Takes the arguments over.
PyObject *call_init(PyThreadState *thread, PyObject *instance, PyFunctionObject *init, uint32_t version,
                    PyObject **arguments, size_t count, PyObject *keywords) {
  if (Py_TYPE(instance)->tp_version_tag == version) [[likely]] {
    arguments[-1] = Py_NewRef(instance);
    return call_python(thread, init, arguments - 1, count + 1, keywords);
  }
  PyObject *method = _PyObject_LookupSpecial(instance, names::init());
  PyObject *result = method ? call_vector(method, arguments, count, keywords) : nullptr;
  Py_XDECREF(method);
  drop_arguments(arguments, count);
  return result;
}

// What type_call does where object_new makes the instance. Takes the arguments over.
PyObject *make_initialised(PyThreadState *thread, PyTypeObject *type, PyFunctionObject *init,
                           PyObject **arguments, size_t count, PyObject *keywords) {
  const uint32_t version = type->tp_version_tag;
  Py_INCREF(init);
  PyObject *instance = new_instance(type);
  if (instance) {
    // CALL drops the arguments after the call: one that __init__ lets go of lives on until then.
    for (size_t i = 0; i < count; ++i)
      Py_INCREF(arguments[i]);
    PyObject *result = call_init(thread, instance, init, version, arguments, count, keywords);
    if (result && result != Py_None)
      PyErr_Format(PyExc_TypeError, "__init__() should return None, not '%.200s'", Py_TYPE(result)->tp_name);
    bool is_made = result == Py_None;
    Py_XDECREF(result); // before the instance, as slot_tp_init
    if (!is_made)
      Py_CLEAR(instance);
  }
  Py_DECREF(init);
  drop_arguments(arguments, count);
  return instance;
}

} // namespace

PyObject *call_class(PyThreadState *thread, CallCache *cache, PyTypeObject *type, PyObject **arguments,
                     size_t count, PyObject *keywords) {
  if (count == 0 && is_plain_class(type))
    return make_plain(thread, type);
  PyFunctionObject *init = find_init(cache, type);
  if (!init) {
    PyObject *result = call_vector(reinterpret_cast<PyObject *>(type), arguments, count, keywords);
    drop_arguments(arguments, count);
    return result;
  }
  // _PyObject_MakeTpCall counts a recursion for the call of the class.
  if (_Py_EnterRecursiveCallTstate(thread, " while calling a Python object")) {
    drop_arguments(arguments, count);
    return nullptr;
  }
  PyObject *instance = make_initialised(thread, type, init, arguments, count, keywords);
  _Py_LeaveRecursiveCallTstate(thread);
  return instance;
}

} // namespace lasti::runtime
