// What an executable has in place of libpython's functions that specialise an instruction (frame/inlining.h).
// In an object of its own, so that extension modules, which are not linked with libpython, do without.
#ifndef LASTI_MODULE

#include "frame/inlining.h"
#include "native/registry.h"
#include "python/inlining.h"

namespace lasti::runtime {

int specialize_call(PyObject *callable, Instruction *instruction, int arguments,
                    PyObject *keywords) asm("__wrap__Py_Specialize_Call");
int specialize_call_as_ever(PyObject *callable, Instruction *instruction, int arguments,
                            PyObject *keywords) asm("__real__Py_Specialize_Call");
int specialize_subscript(PyObject *container, PyObject *key,
                         Instruction *instruction) asm("__wrap__Py_Specialize_BinarySubscr");
int specialize_subscript_as_ever(PyObject *container, PyObject *key,
                                 Instruction *instruction) asm("__real__Py_Specialize_BinarySubscr");

static bool is_native(PyFunctionObject *function) {
  return native_code(code_of(function));
}

// Where there is a hook, a call of a Python function is not specialised; but what is specialised for a
// function without native code never reaches native code: the version of a function goes with its code
// object.
int specialize_call(PyObject *callable, Instruction *instruction, int arguments, PyObject *keywords) {
  PyThreadState *thread = thread_or_null();
  if (!interpreter_inlines() || !PyFunction_Check(callable) || !evaluator_of(thread) ||
      calls_are_observed(thread) || is_native(reinterpret_cast<PyFunctionObject *>(callable)))
    return specialize_call_as_ever(callable, instruction, arguments, keywords);
  const WithoutHook without_hook(thread);
  return specialize_call_as_ever(callable, instruction, arguments, keywords);
}

// A subscript is specialised for a Python function as __getitem__ whether or not there is a hook.
int specialize_subscript(PyObject *container, PyObject *key, Instruction *instruction) {
  const uint16_t counter = subscript_counter(instruction);
  const int result = specialize_subscript_as_ever(container, key, instruction);
  PyFunctionObject *getitem = inlined_getitem(container, instruction);
  if (getitem && is_native(getitem))
    unspecialize_subscript(instruction, counter);
  return result;
}

} // namespace lasti::runtime

#endif
