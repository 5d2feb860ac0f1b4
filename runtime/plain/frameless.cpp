// The operations of functions without a frame, each compiled once.

#include "plain/view.h"

#include "frameless/operations.h"

namespace lasti::plain::frameless {

namespace ways = runtime::frameless;

bool may_begin(PyThreadState *thread) {
  return ways::may_begin(thread);
}

bool guard() {
  return ways::guard();
}

PyObject *const *constants(PyObject *function) {
  return ways::constants(function);
}

PyObject *result(PyObject *value) {
  return ways::result(value);
}

PyObject *load_attribute(PyObject *function, int name, AttributeCache &cache, PyObject *owner) {
  return ways::load_attribute(function, name, cache_of(cache), owner);
}

bool store_attribute(PyObject *function, int name, AttributeCache &cache, PyObject *value, PyObject *owner) {
  return ways::store_attribute(function, name, cache_of(cache), value, owner);
}

bool store_new(PyThreadState *thread, PyObject *function, int name, AttributeCache &cache,
               PyObject *(*make)(PyThreadState *), PyObject *owner) {
  return ways::store_new(thread, function, name, cache_of(cache), make, owner);
}

PyObject *new_list(PyThreadState *thread) {
  return ways::new_list(thread);
}

PyObject *new_dict(PyThreadState *thread) {
  return ways::new_dict(thread);
}

int truth(PyObject *value) {
  return ways::truth(value);
}

int is_none(PyObject *value) {
  return ways::is_none(value);
}

template <int comparison>
int compare(PyObject *left, PyObject *right) {
  return ways::compare<comparison>(left, right);
}
template int compare<Py_LT>(PyObject *, PyObject *);
template int compare<Py_LE>(PyObject *, PyObject *);
template int compare<Py_EQ>(PyObject *, PyObject *);
template int compare<Py_NE>(PyObject *, PyObject *);
template int compare<Py_GT>(PyObject *, PyObject *);
template int compare<Py_GE>(PyObject *, PyObject *);

PyObject *boolean(int value) {
  return ways::boolean(value);
}

} // namespace lasti::plain::frameless
