#include "call/class_call.h"

#include "frame/native.h"

namespace lasti::runtime {

namespace {

// A class with neither __new__ nor __init__, and no metaclass: type_call goes to object_new and object_init,
// which has nothing to do without arguments.
inline bool is_plain_class(PyTypeObject *type) {
  return type->tp_init == PyBaseObject_Type.tp_init && type->tp_new == PyBaseObject_Type.tp_new;
}

// _PyObject_MakeTpCall counts a recursion for the call of the class. object_new says what is abstract.
PyObject *make_plain(PyThreadState *thread, PyTypeObject *type) {
  static PyObject *const nothing = PyTuple_New(0);
  if (_Py_EnterRecursiveCallTstate(thread, " while calling a Python object"))
    return nullptr;
  PyObject *instance = type->tp_new(type, nothing, nullptr);
  _Py_LeaveRecursiveCallTstate(thread);
  return instance;
}

} // namespace

PyObject *call_class(PyThreadState *thread, CallCache *cache, PyTypeObject *type, PyObject **arguments,
                     size_t count, PyObject *keywords) {
  if (count == 0 && is_plain_class(type))
    return make_plain(thread, type);
  // slot_tp_init calls what the class's __init__ is: where that is a Python function, the slot is
  // slot_tp_init (type_new and update_slot see to it).
  PyFunctionObject *init = nullptr;
  if (cache->type == type && cache->type_version == type->tp_version_tag && type->tp_version_tag) {
    init = cache->init;
  } else if (type->tp_new == PyBaseObject_Type.tp_new && (type->tp_flags & Py_TPFLAGS_HEAPTYPE) &&
             !(type->tp_flags & Py_TPFLAGS_IS_ABSTRACT)) {
    static PyObject *const name = PyUnicode_InternFromString("__init__");
    PyObject *found = name ? _PyType_Lookup(type, name) : nullptr;
    if (found && Py_IS_TYPE(found, &PyFunction_Type)) {
      init = reinterpret_cast<PyFunctionObject *>(found);
      *cache = {};
      cache->type = type;
      cache->init = init;
      cache->type_version = type->tp_version_tag;
    }
  }
  // _PyObject_MakeTpCall counts a recursion for the call of the class.
  if (!init || _Py_EnterRecursiveCallTstate(thread, " while calling a Python object")) {
    PyObject *result =
        init ? nullptr : call_vector(reinterpret_cast<PyObject *>(type), arguments, count, keywords);
    drop_arguments(arguments, count);
    return result;
  }
  static PyObject *const nothing = PyTuple_New(0);
  PyObject *instance = type->tp_new(type, nothing, nullptr);
  if (instance) {
    Py_INCREF(init);
    arguments[-1] = Py_NewRef(instance);
    // CALL drops the arguments after the call: one that __init__ lets go of lives on until then.
    for (size_t i = 0; i < count; ++i)
      Py_INCREF(arguments[i]);
    PyObject *result = call_python(thread, init, arguments - 1, count + 1, keywords);
    Py_DECREF(init);
    if (result && result != Py_None)
      PyErr_Format(PyExc_TypeError, "__init__() should return None, not '%.200s'", Py_TYPE(result)->tp_name);
    bool is_made = result == Py_None;
    Py_XDECREF(result); // before the instance, as slot_tp_init
    if (!is_made)
      Py_CLEAR(instance);
    drop_arguments(arguments, count);
  } else {
    drop_arguments(arguments, count);
  }
  _Py_LeaveRecursiveCallTstate(thread);
  return instance;
}

} // namespace lasti::runtime
