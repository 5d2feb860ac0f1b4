#include "native/generator_call.h"

namespace lasti::runtime {

PyGenObject *begin_suspended(PyThreadState *thread, const NativeCode &native, PyFunctionObject *function) {
  if (is_origin_tracked(thread) || recursion_is_exhausted(thread) || !can_start_suspended(native.code))
    return nullptr;
  PyGenObject *generator = make_coroutine(thread, function);
  if (!generator)
    PyErr_Clear();
  return generator;
}

PyObject *suspend_at_start(const NativeCode &native, PyFunctionObject *function, PyGenObject *generator) {
  start_suspended(generator, function, native.code, native.locals);
  return reinterpret_cast<PyObject *>(generator);
}

PyObject *start_generator(PyThreadState *thread, PyObject *callable, PyObject *const *arguments) {
  auto *function = reinterpret_cast<PyFunctionObject *>(callable);
  const NativeCode &native = *native_code(code_of(function));
  if (is_observed(thread) || !hook_is_ours(thread) || is_origin_tracked(thread) ||
      recursion_is_exhausted(thread)) [[unlikely]]
    return nullptr;
  PyGenObject *generator = make_coroutine(thread, function);
  if (!generator) [[unlikely]] {
    PyErr_Clear();
    return nullptr;
  }
  Word *locals = words_of(generator_frame(generator));
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 0; i < native.arguments; ++i)
    locals[i] = word_for(Py_NewRef(arguments[i]));
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = native.arguments; i < native.locals; ++i)
    locals[i] = word_for(nullptr);
  return suspend_at_start(native, function, generator);
}

} // namespace lasti::runtime
