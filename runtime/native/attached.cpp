#include "native/attached.h"

#include "python/bytecode_hash.h"

#include <cstdint>

namespace lasti::runtime {
namespace {

struct Attached {
  const NativeModule *module;
  PyCodeObject *root;
  Attached *next;
};

Attached *&place_of(const NativeModule &module) {
  static Attached *heads[256];
  return heads[reinterpret_cast<uintptr_t>(&module) / alignof(NativeModule) % 256];
}

// Whether it stands at the same lines of the same file, with all code objects inside it. Both have equal
// bytecode.
bool is_same_place(const PyCodeObject *code, const PyCodeObject *other) {
  if (!has_same_place(code, other))
    return false;
  for (Py_ssize_t i = 0; i < constant_count(code); ++i)
    if (PyObject *constant = constants_of(code)[i]; PyCode_Check(constant))
      if (!is_same_place(reinterpret_cast<PyCodeObject *>(constant),
                         reinterpret_cast<PyCodeObject *>(constants_of(other)[i])))
        return false;
  return true;
}

// == of code objects looks into inline caches, too, and is false for code that has run.
bool is_same(PyCodeObject *code, PyCodeObject *other) {
  BytecodeHash hash, other_hash;
  return hash_bytecode(code, hash) && hash_bytecode(other, other_hash) && hash == other_hash &&
         is_same_place(code, other);
}

} // namespace

PyCodeObject *attached_twin(const NativeModule &module, PyCodeObject *root) {
  for (const Attached *each = place_of(module); each; each = each->next)
    if (each->module == &module && is_same(each->root, root))
      return each->root;
  return nullptr;
}

void remember_attached(const NativeModule &module, PyCodeObject *root) {
  auto *made = static_cast<Attached *>(PyMem_RawMalloc(sizeof(Attached)));
  if (!made)
    return;
  Attached *&head = place_of(module);
  *made = {&module, reinterpret_cast<PyCodeObject *>(Py_NewRef(root)), head};
  head = made;
}

} // namespace lasti::runtime
