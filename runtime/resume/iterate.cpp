#include "resume/iterate.h"

#include "cpython/internals.h"

namespace lasti::runtime {

Truth next_item_slow(PyThreadState *thread, PyObject *iterator, Slot &item) {
  item.object = Py_TYPE(iterator)->tp_iternext(iterator);
  if (item.object)
    return 1;
  if (!thread->curexc_type)
    return 0;
  if (!PyErr_ExceptionMatches(PyExc_StopIteration))
    return -1;
  trace_exception(thread, thread->cframe->current_frame);
  PyErr_Clear();
  return 0;
}

Truth next_item_ended(PyThreadState *thread, PyGenObject *generator, PyObject *result) {
  result = finish_generator(thread, generator, result);
  if (!result)
    return -1;
  // gen_iternext raises StopIteration(result) here, which FOR_ITER clears.
  Py_DECREF(result);
  return 0;
}

Truth send_slow(PyObject *receiver, PyObject *value, Slot &result) {
  switch (PyIter_Send(receiver, value, &result.object)) {
  case PYGEN_NEXT:
    return 1;
  case PYGEN_RETURN:
    return 0;
  default:
    return -1;
  }
}

Truth send_ended(PyThreadState *thread, PyGenObject *generator, PyObject *value, Slot &result) {
  result.object = finish_generator(thread, generator, value);
  return result.object ? 0 : -1;
}

} // namespace lasti::runtime
