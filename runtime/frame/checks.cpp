#include "frame/checks.h"

#include "python/frame.h"

#include <cstdarg>
#include <cstdio>
#include <cstdlib>

namespace lasti::runtime {
namespace {

// The line names the frame that runs and its f_lasti. Nothing here may run Python code.
[[noreturn]] [[gnu::format(printf, 1, 2)]] void fail(const char *format, ...) {
  PyThreadState *thread = thread_or_null();
  const _PyInterpreterFrame *frame = thread ? current_frame(thread) : nullptr;
  const char *name = frame ? PyUnicode_AsUTF8(qualified_name(code_of(frame))) : nullptr;
  int offset = frame ? index_of(frame) * int(sizeof(Instruction)) : -1;
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
  if (object && Py_REFCNT(object) <= 0)
    fail("%s %d holds an object that is gone (reference count %zd)", what, index, Py_REFCNT(object));
}

} // namespace

void check_value(PyObject *object) {
  if (object == dead_value())
    fail("a slot is read whose reference has been taken");
  if (object && Py_REFCNT(object) <= 0)
    fail("a slot holds an object that is gone (reference count %zd)", Py_REFCNT(object));
}

void check_present(PyObject *object) {
  if (!object)
    fail("NULL where a value has to be");
  check_value(object);
}

void check_stack(const _PyInterpreterFrame *frame, int depth) {
  const PyCodeObject *code = code_of(frame);
  if (depth < 0 || depth > stack_size(code))
    fail("the value stack is %d deep, of %d at most", depth, stack_size(code));
  for (int i = 0; i < local_count(code); ++i)
    check(object_in(words_of(frame)[i]), "local", i);
  for (int i = 0; i < depth; ++i)
    check(object_in(words_of(frame)[local_count(code) + i]), "slot", i);
}

} // namespace lasti::runtime
