#ifndef LASTI_MODULE

#include "carried/after_import.h"

#include "frame/reference.h"

namespace lasti::runtime {
namespace {

// A loader in front of another one for the time of one import.
struct FrontLoader {
  PyObject_HEAD PyObject *original;
  bool (*after)(PyObject *module);
};

FrontLoader &as_loader(PyObject *self) {
  return *reinterpret_cast<FrontLoader *>(self);
}

PyObject *create_module(PyObject *self, PyObject *spec) {
  return PyObject_CallMethod(as_loader(self).original, "create_module", "O", spec);
}

PyObject *exec_module(PyObject *self, PyObject *module) {
  PyObject *original = as_loader(self).original;
  Owned spec(PyObject_GetAttrString(module, "__spec__"));
  if (!spec || PyObject_SetAttrString(spec.get(), "loader", original) < 0 ||
      PyObject_SetAttrString(module, "__loader__", original) < 0)
    return nullptr;
  Owned done(PyObject_CallMethod(original, "exec_module", "O", module));
  if (!done || !as_loader(self).after(module))
    return nullptr;
  Py_RETURN_NONE;
}

void deallocate(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  Py_CLEAR(as_loader(self).original);
  type->tp_free(self);
  Py_DECREF(type);
}

PyMethodDef methods[] = {
    {"create_module", create_module, METH_O, nullptr},
    {"exec_module", exec_module, METH_O, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

PyType_Slot slots[] = {
    {Py_tp_methods, methods},
    {Py_tp_dealloc, reinterpret_cast<void *>(deallocate)},
    {0, nullptr},
};

PyType_Spec type_spec = {"lasti.FrontLoader", sizeof(FrontLoader), 0,
                         Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, slots};

} // namespace

bool run_after_import(PyObject *spec, bool (*after)(PyObject *module)) {
  Owned type(PyType_FromSpec(&type_spec));
  Owned original(type ? PyObject_GetAttrString(spec, "loader") : nullptr);
  if (!original)
    return false;
  auto *loader_type = reinterpret_cast<PyTypeObject *>(type.get());
  Owned loader(loader_type->tp_alloc(loader_type, 0));
  if (!loader)
    return false;
  as_loader(loader.get()).original = original.release();
  as_loader(loader.get()).after = after;
  return PyObject_SetAttrString(spec, "loader", loader.get()) == 0;
}

} // namespace lasti::runtime

#endif
