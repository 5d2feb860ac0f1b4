#include "frame/checks.h"

#include <cstdarg>
#include <cstdio>
#include <cstdlib>

namespace lasti::runtime {
namespace {

// The line names the frame that runs and its f_lasti. Nothing here may run Python code.
[[noreturn]] [[gnu::format(printf, 1, 2)]] void fail(const char *format, ...) {
  PyThreadState *thread = _PyThreadState_UncheckedGet();
  const _PyInterpreterFrame *frame = thread ? thread->cframe->current_frame : nullptr;
  const char *name = frame ? PyUnicode_AsUTF8(frame->f_code->co_qualname) : nullptr;
  int offset = frame ? _PyInterpreterFrame_LASTI(frame) * int(sizeof(_Py_CODEUNIT)) : -1;
  fprintf(stderr, "lasti: %s: offset %d: ", name ? name : "?", offset);
  va_list arguments;
  va_start(arguments, format);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  fputc('\n', stderr);
  abort();
}

// `what` and `index` name the place of the value.
void check(PyObject *object, const char *what, int index) {
  if (object == dead_value())
    fail("%s %d holds nothing: its reference has been taken", what, index);
  if (object && object->ob_refcnt <= 0)
    fail("%s %d holds an object that is gone (reference count %zd)", what, index, object->ob_refcnt);
}

} // namespace

void check_value(PyObject *object) {
  if (object == dead_value())
    fail("a slot is read whose reference has been taken");
  if (object && object->ob_refcnt <= 0)
    fail("a slot holds an object that is gone (reference count %zd)", object->ob_refcnt);
}

void check_present(PyObject *object) {
  if (!object)
    fail("NULL where a value has to be");
  check_value(object);
}

void check_stack(const _PyInterpreterFrame *frame, int depth) {
  const PyCodeObject *code = frame->f_code;
  if (depth < 0 || depth > code->co_stacksize)
    fail("the value stack is %d deep, of %d at most", depth, code->co_stacksize);
  for (int i = 0; i < code->co_nlocalsplus; ++i)
    check(frame->localsplus[i], "local", i);
  for (int i = 0; i < depth; ++i)
    check(frame->localsplus[code->co_nlocalsplus + i], "slot", i);
}

} // namespace lasti::runtime
