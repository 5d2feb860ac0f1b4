#include "objects/function.h"

#include "containers/dict.h"
#include "objects/instance.h"
#include "memory/kept_memory.h"
#include "python/names.h"
#include "python/refcount.h"

#include <internal/pycore_object.h>

#include <iterator>

namespace lasti::runtime {

namespace {

// Where globals with keys of this version have what a function takes out of them.
struct KnownGlobals {
  uint32_t version; // 0: nothing is known
  uint32_t name;    // distances from the keys
  uint32_t builtins;
};

KnownGlobals known_globals[64];

// Null where the globals are not as those of modules are.
const KnownGlobals *find_known(PyObject *globals) {
  PyDictKeysObject *keys = keys_of(globals);
  if (!PyDict_CheckExact(globals) || !is_plain(keys))
    return nullptr;
  const uint32_t version = present_version(keys) ? present_version(keys) : keys_version(keys);
  KnownGlobals &known = known_globals[version % std::size(known_globals)];
  if (known.version == version && version) [[likely]]
    return &known;
  const Py_ssize_t name = find_key(keys, names::module_name());
  const Py_ssize_t builtins = find_key(keys, names::builtins());
  if (!version || name < 0 || builtins < 0)
    return nullptr;
  known = {version, entry_offset(keys, name), entry_offset(keys, builtins)};
  return &known;
}

// _PyEval_BuiltinsFromGlobals, of what stands there; borrowed.
PyObject *dict_of_builtins(PyObject *builtins) {
  return PyModule_Check(builtins) ? module_dict(builtins) : builtins;
}

KeptMemory kept_functions;

PyFunctionObject *allocate_function(PyThreadState *thread) {
  PyObject *kept = take_kept(thread, kept_functions, &PyFunction_Type);
  return kept ? reinterpret_cast<PyFunctionObject *>(kept)
              : PyObject_GC_New(PyFunctionObject, &PyFunction_Type);
}

void drop_if_there(PyObject *object) {
  if (object)
    drop_reference(object);
}

PyObject *doc_of(const PyCodeObject *code) {
  PyObject *first = PyTuple_GET_SIZE(code->co_consts) > 0 ? PyTuple_GET_ITEM(code->co_consts, 0) : Py_None;
  return PyUnicode_Check(first) ? first : Py_None;
}

} // namespace

PyObject *new_function(PyObject *code_object, PyObject *globals) {
  const KnownGlobals *known = find_known(globals);
  PyObject *builtins = known ? dict_of_builtins(value_at(keys_of(globals), known->builtins)) : nullptr;
  if (!builtins)
    return PyFunction_New(code_object, globals);
  auto *code = reinterpret_cast<PyCodeObject *>(code_object);
  PyObject *module = Py_NewRef(value_at(keys_of(globals), known->name));
  Py_INCREF(builtins); // to make the object may run code
  PyFunctionObject *function = allocate_function(_PyThreadState_GET());
  if (!function) [[unlikely]] {
    Py_DECREF(module);
    Py_DECREF(builtins);
    return nullptr;
  }
  function->func_globals = Py_NewRef(globals);
  function->func_builtins = builtins;
  function->func_name = Py_NewRef(code->co_name);
  function->func_qualname = Py_NewRef(code->co_qualname);
  function->func_code = Py_NewRef(code_object);
  function->func_defaults = nullptr;
  function->func_kwdefaults = nullptr;
  function->func_closure = nullptr;
  function->func_doc = Py_NewRef(doc_of(code));
  function->func_dict = nullptr;
  function->func_weakreflist = nullptr;
  function->func_module = module;
  function->func_annotations = nullptr;
  function->vectorcall = _PyFunction_Vectorcall;
  function->func_version = 0;
  _PyObject_GC_TRACK(function);
  return reinterpret_cast<PyObject *>(function);
}

// func_dealloc, in the order of func_clear.
void free_function(PyThreadState *thread, PyObject *object) {
  auto *function = reinterpret_cast<PyFunctionObject *>(object);
  if (function->func_weakreflist) [[unlikely]]
    return PyFunction_Type.tp_dealloc(object);
  _PyObject_GC_UNTRACK(object);
  drop_if_there(function->func_globals); // the collector may have cleared it
  drop_if_there(function->func_builtins);
  drop_if_there(function->func_module);
  drop_if_there(function->func_defaults);
  drop_if_there(function->func_kwdefaults);
  drop_if_there(function->func_doc);
  drop_if_there(function->func_dict);
  drop_if_there(function->func_closure);
  drop_if_there(function->func_annotations);
  drop_reference(function->func_name);
  drop_reference(function->func_qualname);
  drop_reference(function->func_code);
  keep_or_free(thread, kept_functions, object);
}

} // namespace lasti::runtime
