// The operations of functions without a frame, each compiled once.

#include "plain/view.h"

#include "frameless/calls.h"
#include "frameless/numbers.h"

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

PyObject *load_global(PyObject *function, int name, GlobalCache &cache) {
  return ways::load_global(function, name, cache_of(cache));
}

PyObject *load_cell(PyObject *function, int index) {
  return ways::load_cell(function, index);
}

PyObject *load_method(PyObject *function, int name, AttributeCache &cache, PyObject *owner) {
  return ways::load_method(function, name, cache_of(cache), owner);
}

PyObject *get_item(PyObject *container, PyObject *key) {
  return ways::get_item(container, key);
}

PyObject *share(PyObject *value) {
  return ways::share(value);
}

PyObject *tuple_of(PyThreadState *thread, PyObject *const *items, int count) {
  return ways::tuple_of(thread, items, count);
}

PyObject *call(PyThreadState *thread, PyObject *callee, CallCache &cache, PyObject **arguments, int count,
               unsigned owned) {
  return ways::call(thread, callee, cache_of(cache), arguments, count, owned);
}

PyObject *load_attribute(PyObject *function, int name, AttributeCache &cache, PyObject *owner) {
  return ways::load_attribute(function, name, cache_of(cache), owner);
}

bool store_attribute(PyObject *function, int name, AttributeCache &cache, PyObject *value, PyObject *owner,
                     bool may_end) {
  return ways::store_attribute(function, name, cache_of(cache), value, owner, may_end);
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

namespace {

static_assert(sizeof(Number) == sizeof(ways::Number) &&
              offsetof(Number, is_float) == offsetof(ways::Number, is_float));

ways::Number &view(Number &number) {
  return reinterpret_cast<ways::Number &>(number);
}
const ways::Number &view(const Number &number) {
  return reinterpret_cast<const ways::Number &>(number);
}

} // namespace

bool to_number(PyObject *object, Number &number) {
  return ways::to_number(object, view(number));
}

#define LASTI_ARITHMETIC(name, Operator)                                                                     \
  bool name(const Number &left, const Number &right, Number &result) {                                       \
    return ways::name(view(left), view(right), view(result));                                                \
  }
#include "frameless/arithmetic.def"
#undef LASTI_ARITHMETIC

template <int comparison>
int compare_numbers(const Number &left, const Number &right) {
  return ways::compare_numbers<comparison>(view(left), view(right));
}
template int compare_numbers<Py_LT>(const Number &, const Number &);
template int compare_numbers<Py_LE>(const Number &, const Number &);
template int compare_numbers<Py_EQ>(const Number &, const Number &);
template int compare_numbers<Py_NE>(const Number &, const Number &);
template int compare_numbers<Py_GT>(const Number &, const Number &);
template int compare_numbers<Py_GE>(const Number &, const Number &);

PyObject *result(PyThreadState *thread, const Number &number) {
  return ways::result(thread, view(number));
}

bool length(PyThreadState *thread, PyObject *callee, PyObject *object, Number &result) {
  return ways::length(thread, callee, object, view(result));
}

bool store_number(PyThreadState *thread, PyObject *function, int name, AttributeCache &cache,
                  const Number &number, PyObject *owner, bool may_end) {
  return ways::store_number(thread, function, name, cache_of(cache), view(number), owner, may_end);
}

} // namespace lasti::plain::frameless
