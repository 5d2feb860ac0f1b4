#include "ops/operators/compare.h"

#include "containers/dict.h"
#include "python/frame.h"
#include "containers/set.h"
#include "values/text.h"
#include "special/containers.h"
#include "special/method.h"
#include "special/operators.h"

#include <algorithm>
#include <cstring>

namespace lasti::runtime {

// Two str for == or !=. Most that are not equal differ in length or in the first character.
static bool same_text(PyObject *left, PyObject *right) {
  if (left == right)
    return true;
  Py_ssize_t length = PyUnicode_GET_LENGTH(left);
  if (length != PyUnicode_GET_LENGTH(right))
    return false;
  int kind = PyUnicode_KIND(left);
  if (length == 0 || kind != static_cast<int>(PyUnicode_KIND(right)))
    return length == 0; // of the same length, but of different ranges of characters
  const char *a = static_cast<const char *>(PyUnicode_DATA(left));
  const char *b = static_cast<const char *>(PyUnicode_DATA(right));
  return *a == *b && std::memcmp(a, b, static_cast<size_t>(length) * kind) == 0;
}

static PyObject *compare_others(PyObject *left, PyObject *right, int comparison) {
  if (PyObject * result; compare_special(_PyThreadState_GET(), left, right, comparison, result))
    return result;
  return PyObject_RichCompare(left, right, comparison);
}

static int compare_text(PyObject *left, PyObject *right, int comparison) {
  if (!is_str(left) || !is_str(right) || PyUnicode_READY(left) < 0 || PyUnicode_READY(right) < 0)
    return -1;
  if (comparison == Py_EQ || comparison == Py_NE)
    return same_text(left, right) == (comparison == Py_EQ);
  if (PyUnicode_KIND(left) != PyUnicode_1BYTE_KIND || PyUnicode_KIND(right) != PyUnicode_1BYTE_KIND)
    return -1;
  const Py_ssize_t a = PyUnicode_GET_LENGTH(left), b = PyUnicode_GET_LENGTH(right);
  const int order = std::memcmp(PyUnicode_1BYTE_DATA(left), PyUnicode_1BYTE_DATA(right), std::min(a, b));
  const Py_ssize_t difference = order ? order : a - b;
  return compare_numbers(difference, Py_ssize_t{0}, comparison);
}

// Numbers that are not compared in line: ints of two digits, an int and a float.
static int compare_mixed(PyObject *left, PyObject *right, int comparison) {
  if (is_int(left) && is_int(right))
    return is_medium(left) && is_medium(right)
               ? compare_numbers(medium_value(left), medium_value(right), comparison)
               : -1;
  double a, b;
  return as_double(left, a) && as_double(right, b) ? compare_numbers(a, b, comparison) : -1;
}

int compare_quietly(PyObject *left, PyObject *right, int comparison) {
  return is_str(left) ? compare_text(left, right, comparison) : compare_mixed(left, right, comparison);
}

Verdict compare_slow(PyObject *left, PyObject *right, int comparison) {
  if (is_str(left) && is_str(right) && (comparison == Py_EQ || comparison == Py_NE) &&
      PyUnicode_READY(left) == 0 && PyUnicode_READY(right) == 0) [[likely]]
    return same_text(left, right) == (comparison == Py_EQ);
  if (const int truth = compare_quietly(left, right, comparison); truth >= 0)
    return truth;
  PyObject *result = compare_others(left, right, comparison);
  if (!result)
    return -1;
  if (PyBool_Check(result)) {
    Py_DECREF(result);
    return result == Py_True;
  }
  return reinterpret_cast<Verdict>(result);
}

Truth truth_of_verdict(Verdict verdict) {
  step_over_compare(current_frame(PyThreadState_Get())); // it is the jump that asks for the truth
  auto *object = reinterpret_cast<PyObject *>(verdict);
  Truth truth = PyObject_IsTrue(object);
  Py_DECREF(object);
  return truth;
}

PyObject *compare_value_slow(PyObject *left, PyObject *right, int comparison) {
  const int truth = compare_quietly(left, right, comparison);
  return truth >= 0 ? Py_NewRef(boolean(truth).object) : compare_others(left, right, comparison);
}

Truth contains_slow(PyObject *item, PyObject *container) {
  PyTypeObject *type = Py_TYPE(container);
  if (type == &PySet_Type || type == &PyFrozenSet_Type) {
    int found = find_in_set(container, item);
    if (found >= 0)
      return found;
  }
  if (type == &PyDict_Type) {
    const Py_hash_t hash = hash_of_key(item);
    return hash == -1 ? -1 : contains_with_hash(container, item, hash);
  }
  if (type == &PyUnicode_Type && is_str(item) && PyUnicode_IS_COMPACT_ASCII(item) &&
      PyUnicode_IS_COMPACT_ASCII(container) && PyUnicode_GET_LENGTH(item) == 1)
    return std::memchr(PyUnicode_1BYTE_DATA(container), *PyUnicode_1BYTE_DATA(item),
                       static_cast<size_t>(PyUnicode_GET_LENGTH(container))) != nullptr;
  if (int found; may_be_special(container) && contains_special(container, item, found))
    return found;
  return PySequence_Contains(container, item);
}

} // namespace lasti::runtime
