// Objects/codeobject.c of 3.11: what hangs on co_extra.

#include "cpython/internals.h"

namespace lasti::runtime {

namespace {

// _PyCodeObjectExtra, private to codeobject.c.
struct CodeExtra {
  Py_ssize_t size;
  void *extra[1];
};

} // namespace

void *code_extra(PyCodeObject *code, Py_ssize_t index) {
  const auto *extra = static_cast<const CodeExtra *>(code->co_extra);
  return extra && index < extra->size ? extra->extra[index] : nullptr;
}

} // namespace lasti::runtime
