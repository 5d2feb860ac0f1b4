#include "ops/names/super.h"

#include "objects/super.h"

namespace lasti::runtime {

const SuperEntry *learn_super(SuperCache &cache, PyObject *name, PyObject *type, PyObject *object) {
  constexpr uint32_t most_fills = 256; // then the site sees too many classes to learn each anew
  const Super super = super_for(reinterpret_cast<PyTypeObject *>(type), object);
  if (!super.type || cache.fills == most_fills)
    return nullptr;
  // A lookup gives a class a tag, and those below it keep theirs.
  _PyType_Lookup(super.type, name);
  _PyType_Lookup(super.object_type, name);
  PyObject *found = find_behind(super, name);
  if (!found || !Py_IS_TYPE(found, &PyFunction_Type) || !super.object_type->tp_version_tag)
    return nullptr;
  SuperEntry &entry = cache.entry[cache.fills++ % 2];
  entry = {super.type->tp_version_tag, super.object_type->tp_version_tag, found};
  return &entry;
}

} // namespace lasti::runtime
