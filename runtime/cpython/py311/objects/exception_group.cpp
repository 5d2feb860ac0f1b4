// What is left to raise at the end of a `try … except*`: exceptions.c, _PyExc_PrepReraiseStar, which
// libpython does not export to modules. The exceptions that came out of the clauses unchanged keep the
// nesting that they had in the caught group; the new ones become siblings of that.

#include "objects/exception_group.h"

extern "C" __attribute__((weak)) PyObject *_PyExc_PrepReraiseStar(PyObject *, PyObject *);

namespace lasti::runtime {

PyObject *new_exception_group(PyObject *exceptions) {
  return PyObject_CallFunction(PyExc_BaseExceptionGroup, "sO", "", exceptions);
}

static PyObject *members(PyObject *group) {
  return reinterpret_cast<PyBaseExceptionGroupObject *>(group)->excs;
}

// Puts the leaves of an exception into a set, by identity.
static bool collect_leaves(PyObject *exception, PyObject *leaves) {
  if (Py_IsNone(exception))
    return true;
  if (!is_exception_group(exception)) {
    PyObject *identity = PyLong_FromVoidPtr(exception);
    bool added = identity && PySet_Add(leaves, identity) == 0;
    Py_XDECREF(identity);
    return added;
  }
  if (Py_EnterRecursiveCall(" in collect_exception_group_leaf_ids"))
    return false;
  bool all = true;
  PyObject *list = members(exception);
  for (Py_ssize_t i = 0; all && i < PyTuple_GET_SIZE(list); ++i)
    all = collect_leaves(PyTuple_GET_ITEM(list, i), leaves);
  Py_LeaveRecursiveCall();
  return all;
}

// A copy of __notes__, so that the parts of a group have lists of their own.
static bool copy_notes(PyObject *from, PyObject *to) {
  PyObject *notes;
  if (_PyObject_LookupAttr(from, &_Py_ID(__notes__), &notes) < 0)
    return false;
  if (!notes)
    return true;
  bool done = true;
  if (PySequence_Check(notes)) {
    PyObject *copy = PySequence_List(notes);
    done = copy && PyObject_SetAttr(to, &_Py_ID(__notes__), copy) == 0;
    Py_XDECREF(copy);
  }
  Py_DECREF(notes);
  return done;
}

// exceptions.c, exceptiongroup_subset: a group like `original` of some of its exceptions.
static PyObject *derive(PyObject *original, PyObject *exceptions) {
  PyObject *group = PyObject_CallMethod(original, "derive", "(O)", exceptions);
  if (!group)
    return nullptr;
  if (!is_exception_group(group)) {
    PyErr_SetString(PyExc_TypeError, "derive must return an instance of BaseExceptionGroup");
    Py_DECREF(group);
    return nullptr;
  }
  PyObject *traceback = PyException_GetTraceback(original);
  bool done = !traceback || PyException_SetTraceback(group, traceback) == 0;
  Py_XDECREF(traceback);
  if (done) {
    PyException_SetContext(group, PyException_GetContext(original));
    PyException_SetCause(group, PyException_GetCause(original));
    done = copy_notes(original, group);
  }
  if (!done)
    Py_CLEAR(group);
  return group;
}

// The part of an exception whose leaves are in the set: a new reference in `part`, null if there is none.
static bool project(PyObject *exception, PyObject *leaves, PyObject *&part) {
  part = nullptr;
  if (!is_exception_group(exception)) {
    PyObject *identity = PyLong_FromVoidPtr(exception);
    int found = identity ? PySet_Contains(leaves, identity) : -1;
    Py_XDECREF(identity);
    part = found > 0 ? Py_NewRef(exception) : nullptr;
    return found >= 0;
  }
  PyObject *kept = PyList_New(0);
  if (!kept || Py_EnterRecursiveCall(" in exceptiongroup_split_recursive")) {
    Py_XDECREF(kept);
    return false;
  }
  bool done = true;
  PyObject *list = members(exception);
  for (Py_ssize_t i = 0; done && i < PyTuple_GET_SIZE(list); ++i) {
    PyObject *member;
    done = project(PyTuple_GET_ITEM(list, i), leaves, member);
    if (member)
      done = PyList_Append(kept, member) == 0;
    Py_XDECREF(member);
  }
  Py_LeaveRecursiveCall();
  if (done && PyList_GET_SIZE(kept))
    done = (part = derive(exception, kept)) != nullptr;
  Py_DECREF(kept);
  return done;
}

static bool same_metadata(PyObject *left, PyObject *right) {
  auto *a = reinterpret_cast<PyBaseExceptionObject *>(left);
  auto *b = reinterpret_cast<PyBaseExceptionObject *>(right);
  return a->notes == b->notes && a->traceback == b->traceback && a->cause == b->cause &&
         a->context == b->context;
}

// Sorts what came out of the clauses into new exceptions (a list) and the leaves of the reraised ones.
static bool sort_raised(PyObject *original, PyObject *raised, PyObject *fresh, PyObject *leaves) {
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(raised); ++i) {
    PyObject *exception = PyList_GET_ITEM(raised, i);
    if (Py_IsNone(exception))
      continue;
    bool done = same_metadata(exception, original) ? collect_leaves(exception, leaves)
                                                   : PyList_Append(fresh, exception) == 0;
    if (!done)
      return false;
  }
  return true;
}

static PyObject *merge(PyObject *original, PyObject *fresh, PyObject *leaves) {
  PyObject *reraised;
  if (!project(original, leaves, reraised))
    return nullptr;
  if (PyList_GET_SIZE(fresh) == 0)
    return reraised ? reraised : Py_NewRef(Py_None);
  bool done = !reraised || PyList_Append(fresh, reraised) == 0;
  Py_XDECREF(reraised);
  return done ? new_exception_group(fresh) : nullptr;
}

PyObject *prepare_reraise_star(PyObject *original, PyObject *raised) {
  if (_PyExc_PrepReraiseStar)
    return _PyExc_PrepReraiseStar(original, raised);
  if (PyList_GET_SIZE(raised) == 0)
    return Py_NewRef(Py_None);
  if (!is_exception_group(original)) // a naked exception was wrapped: at most one clause ran
    return Py_NewRef(PyList_GET_ITEM(raised, 0));
  PyObject *fresh = PyList_New(0);
  PyObject *leaves = fresh ? PySet_New(nullptr) : nullptr;
  PyObject *result =
      leaves && sort_raised(original, raised, fresh, leaves) ? merge(original, fresh, leaves) : nullptr;
  Py_XDECREF(fresh);
  Py_XDECREF(leaves);
  return result;
}

} // namespace lasti::runtime
