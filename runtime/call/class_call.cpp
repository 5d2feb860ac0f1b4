#include "call/class_call.h"

#include "call/c_functions.h"
#include "call/named_call.h"
#include "native/calls.h"
#include "objects/lifetime.h"
#include "memory/kept_memory.h"

namespace lasti::runtime {

namespace {

PyObject *make_instance(PyThreadState *thread, const CalledClass &called) {
  if (called.is_plain) [[likely]]
    return new_instance(thread, called.type);
  static PyObject *const nothing = PyTuple_New(0);
  return called.type->tp_new(called.type, nothing, nullptr);
}

inline bool is_known(const CalledClass &called, PyTypeObject *type) {
  return called.type == type && called.version == type->tp_version_tag && called.version;
}

// What a site knows of a class; learns it, in the place of the one that it has learnt first. Null for classes
// that go through libpython.
const CalledClass *find_class(CallCache &cache, PyTypeObject *type) {
  RareCalls *calls = rare_calls(cache);
  if (!calls)
    return nullptr;
  for (const CalledClass &called : calls->classes)
    if (is_known(called, type))
      return &called;
  PyFunctionObject *init;
  if (!find_init(type, init))
    return nullptr;
  CalledClass &called = calls->classes[calls->class_fills++ % RareCalls::most_classes];
  NativeCode *native = init ? native_code(code_of(init)) : nullptr;
  const bool is_exact = native && native->simple && !native->generator && !statistics.on;
  called = {type, init, is_exact ? native : nullptr, type->tp_version_tag, is_made_plainly(type)};
  return &called;
}

// Calls __init__ in line if it is what the site knows, and the arguments fit. False: nothing has been done.
// The arguments stay the caller's: CALL drops them after the call, so that one which __init__ lets go of
// lives on until then.
LASTI_INLINE bool initialise(PyThreadState *thread, PyFunctionObject *init, NativeCode *callee,
                             PyObject *instance, PyObject **arguments, size_t count, PyObject *&result) {
  if (!callee || code_of(init) != callee->code || !hook_is_ours(thread)) [[unlikely]]
    return false;
  if (callee->frameless && count + 1 == callee->arguments) {
    arguments[-1] = instance;
    if ((result = ask_frameless(thread, *callee, reinterpret_cast<PyObject *>(init), arguments - 1)))
        [[likely]]
      return true;
  }
  _PyInterpreterFrame *frame = push_frame(thread, callee->frame_size);
  if (!frame) [[unlikely]]
    return false;
  Word *locals = words_of(frame);
  if (!fill_rest(init, *callee, locals, count + 1)) [[unlikely]] {
    discard_frame(thread, frame);
    return false;
  }
  locals[0] = word_for(Py_NewRef(instance));
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 0; i < count; ++i)
    locals[i + 1] = word_for(Py_NewRef(arguments[i]));
  const size_t local_count = callee->locals;
  start_frame(frame, init, callee->code, static_cast<int>(local_count));
  result = callee->entry(thread, frame, 0);
  pop_frame(thread, frame, local_count);
  return true;
}

// Calls __init__, which was `init` while the class had that version. To make the instance may have run the
// garbage collector, and that a finalizer which has changed the class.
[[gnu::noinline]] PyObject *initialise_slow(PyThreadState *thread, CallCache &cache, PyObject *instance,
                                            PyFunctionObject *init, uint32_t version, PyObject **arguments,
                                            size_t count, PyObject *keywords) {
  if (Py_TYPE(instance)->tp_version_tag == version) [[likely]] {
    for (size_t i = 0; i < count; ++i)
      Py_INCREF(arguments[i]); // taken over
    arguments[-1] = Py_NewRef(instance);
    return keywords ? call_named(thread, cache, init, arguments - 1, count + 1, keywords)
                    : call_python(thread, init, arguments - 1, count + 1, nullptr);
  }
  PyObject *method = _PyObject_LookupSpecial(instance, names::init());
  PyObject *result = method ? call_vector(method, arguments, count, keywords) : nullptr;
  Py_XDECREF(method);
  return result;
}

[[gnu::noinline]] void check_result(PyObject *result) {
  if (result)
    PyErr_Format(PyExc_TypeError, "__init__() should return None, not '%.200s'", Py_TYPE(result)->tp_name);
}

// What type_call does where object_new makes the instance. Takes the arguments over.
LASTI_INLINE PyObject *make_initialised(PyThreadState *thread, CallCache &cache, const CalledClass &called,
                                        PyObject **arguments, size_t count, PyObject *keywords) {
  PyFunctionObject *init = called.init;
  const uint32_t version = called.version;
  NativeCode *callee = called.native; // the site may learn another class meanwhile
  Py_INCREF(init);
  PyObject *instance = make_instance(thread, called);
  if (instance) [[likely]] {
    PyObject *result;
    if (Py_TYPE(instance)->tp_version_tag != version || keywords || is_observed(thread) ||
        !initialise(thread, init, callee, instance, arguments, count, result)) [[unlikely]]
      result = initialise_slow(thread, cache, instance, init, version, arguments, count, keywords);
    bool is_made = result == Py_None;
    if (!is_made) [[unlikely]]
      check_result(result);
    Py_XDECREF(result); // before the instance, as slot_tp_init
    if (!is_made) [[unlikely]]
      Py_CLEAR(instance);
  }
  Py_DECREF(init);
  drop_arguments(arguments, count);
  return instance;
}

// Makes an instance of a class that the site knows. Takes the arguments over.
LASTI_INLINE PyObject *make(PyThreadState *thread, CallCache &cache, const CalledClass &called,
                            PyObject **arguments, size_t count, PyObject *keywords) {
  // _PyObject_MakeTpCall counts a recursion for the call of the class.
  if (_Py_EnterRecursiveCallTstate(thread, " while calling a Python object")) [[unlikely]] {
    drop_arguments(arguments, count);
    return nullptr;
  }
  PyObject *instance = called.init ? make_initialised(thread, cache, called, arguments, count, keywords)
                                   : make_instance(thread, called);
  _Py_LeaveRecursiveCallTstate(thread);
  return instance;
}

// The way of a site that has seen a class. That may have been freed, and its address be another's.
PyObject *call_known_class(PyThreadState *thread, CallCache *cache, PyObject *callable, PyObject **arguments,
                           size_t count) {
  const auto *type = reinterpret_cast<PyTypeObject *>(callable);
  const CalledClass *classes = cache->rare->classes;
  const CalledClass &called = classes[classes[0].type != type];
  if (!Py_IS_TYPE(callable, &PyType_Type) || called.type != type || type->tp_version_tag != called.version ||
      !called.version || (count && !called.init) || is_observed(thread)) [[unlikely]] {
    cache->callable = nullptr;
    return call_slow(thread, cache, callable, arguments, count, nullptr);
  }
  PyObject *instance = make(thread, *cache, called, arguments, count, nullptr);
  drop_reference(callable);
  return check_breaker(thread, instance);
}

} // namespace

PyObject *call_class(PyThreadState *thread, CallCache *cache, PyTypeObject *type, PyObject **arguments,
                     size_t count, PyObject *keywords) {
  const CalledClass *called = find_class(*cache, type);
  if (!called || (count && !called->init)) {
    if (!keywords) {
      cache->callable = reinterpret_cast<PyObject *>(type);
      cache->direct = call_foreign;
    }
    PyObject *result = call_vector(reinterpret_cast<PyObject *>(type), arguments, count, keywords);
    drop_arguments(arguments, count);
    return result;
  }
  if (called->version) {
    cache->callable = reinterpret_cast<PyObject *>(type);
    cache->direct = call_known_class;
  }
  return make(thread, *cache, *called, arguments, count, keywords);
}

PyObject *make_frameless(PyThreadState *thread, CallCache &cache, PyTypeObject *type, PyObject **arguments,
                         size_t count) {
  const CalledClass *called = type->tp_vectorcall ? nullptr : find_class(cache, type);
  NativeCode *callee = called && called->is_plain && called->init ? called->native : nullptr;
  if (!callee || !callee->frameless || callee->arguments != count + 1 ||
      callee->code != code_of(called->init) || type->tp_finalize || type->tp_del || !makes_quietly(thread))
    return nullptr;
  auto *init = reinterpret_cast<PyObject *>(called->init);
  PyObject *instance = new_instance(thread, type);
  if (!instance) {
    PyErr_Clear();
    return nullptr;
  }
  arguments[-1] = instance;
  count_recursion(thread); // of the call of the class; __init__ looks whether that is too much
  PyObject *result = ask_frameless(thread, *callee, init, arguments - 1);
  uncount_recursion(thread);
  const bool is_made = result == Py_None;
  Py_XDECREF(result);
  if (!is_made)
    drop_reference(instance);
  return is_made ? instance : nullptr;
}

} // namespace lasti::runtime
