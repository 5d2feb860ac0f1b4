#include "words/sink.h"

#include "values/number.h"
#include "words/numbers.h"

#include <utility>

namespace lasti::runtime::words {

constinit thread_local Taking taking __attribute__((tls_model("initial-exec"))) = {nullptr, nullptr};

bool Sink::take(PyObject *item) {
  if (int64_t value; is_int(item) && to_int(item, value))
    return take(value);
  if (is_float(item))
    return take(PyFloat_AS_DOUBLE(item));
  if (item == Py_True || item == Py_False)
    return take(item == Py_True);
  return item == Py_None && kind == Kind::Any;
}

PyObject *Sink::sum() {
  switch (state) {
  case State::Int:
    return PyLong_FromLongLong(integer);
  case State::Float:
    return PyFloat_FromDouble(real);
  default:
    return Py_NewRef(object);
  }
}

// A bool is an int of either phase, an int of a subclass one of the second.
bool Sink::add(PyObject *item) {
  const bool is_number = state == State::Int     ? PyLong_CheckExact(item) || PyBool_Check(item)
                         : state == State::Float ? PyLong_Check(item)
                                                 : false;
  if (is_number) {
    int overflow;
    const int64_t value = PyLong_AsLongLongAndOverflow(item, &overflow);
    if (!overflow && take(value))
      return true;
  }
  if (state == State::Float && PyFloat_CheckExact(item))
    return take(PyFloat_AS_DOUBLE(item));
  const bool was_int = state == State::Int;
  PyObject *before = sum();
  PyObject *after = before ? PyNumber_Add(before, item) : nullptr;
  Py_XDECREF(before);
  if (!after)
    return false;
  if (was_int && PyFloat_CheckExact(after)) {
    real = PyFloat_AS_DOUBLE(after);
    state = State::Float;
    Py_DECREF(after);
    return true;
  }
  state = State::Object;
  Py_XDECREF(std::exchange(object, after));
  return true;
}

bool Sink::take_yielded(PyObject *item) {
  bool goes_on;
  if (kind == Kind::Sum) {
    goes_on = add(item);
  } else {
    const int truth = PyObject_IsTrue(item);
    is_decided = truth >= 0 && truth == (kind == Kind::Any);
    goes_on = truth >= 0 && !is_decided;
  }
  Py_DECREF(item);
  return goes_on;
}

PyObject *Sink::result() {
  return kind == Kind::Sum ? sum() : Py_NewRef(is_decided == (kind == Kind::Any) ? Py_True : Py_False);
}

} // namespace lasti::runtime::words
