#pragma once

// Code objects of 3.11. All references are borrowed.

#include "cpython/inline.h"
#include "cpython/python.h"

namespace lasti::runtime {

/// A unit of bytecode: an instruction or a cache entry of one.
using Instruction = _Py_CODEUNIT;

/// How far the interpreter is past a CALL when it runs the called Python function: its cache entries.
constexpr int call_cache_units = INLINE_CACHE_ENTRIES_CALL;

LASTI_INLINE PyCodeObject *code_of(const PyFunctionObject *function) {
  return reinterpret_cast<PyCodeObject *>(function->func_code);
}

LASTI_INLINE Instruction *first_instruction(PyCodeObject *code) {
  return _PyCode_CODE(code);
}

/// The byte offset of the instruction behind the one at `offset`, past its cache entries.
int offset_behind(PyCodeObject *code, int offset);

/// CO_OPTIMIZED, CO_VARARGS …
LASTI_INLINE int flags_of(const PyCodeObject *code) {
  return code->co_flags;
}

/// How many positional arguments there are, the positional-only ones among them.
LASTI_INLINE int argument_count(const PyCodeObject *code) {
  return code->co_argcount;
}
LASTI_INLINE int positional_only_count(const PyCodeObject *code) {
  return code->co_posonlyargcount;
}
LASTI_INLINE int keyword_only_count(const PyCodeObject *code) {
  return code->co_kwonlyargcount;
}

/// How many words of a frame are locals: variables, cells and free variables.
LASTI_INLINE int local_count(const PyCodeObject *code) {
  return code->co_nlocalsplus;
}
/// The local that is the first free variable.
LASTI_INLINE int first_free_variable(const PyCodeObject *code) {
  return code->co_nlocals + code->co_nplaincellvars;
}
/// How deep the value stack may become.
LASTI_INLINE int stack_size(const PyCodeObject *code) {
  return code->co_stacksize;
}

/// The names of the locals.
LASTI_INLINE PyObject *const *local_names(const PyCodeObject *code) {
  return reinterpret_cast<PyTupleObject *>(code->co_localsplusnames)->ob_item;
}
/// The names that instructions name by their index.
LASTI_INLINE PyObject *name_at(const PyCodeObject *code, int index) {
  return PyTuple_GET_ITEM(code->co_names, index);
}
LASTI_INLINE PyObject *const *constants_of(const PyCodeObject *code) {
  return reinterpret_cast<PyTupleObject *>(code->co_consts)->ob_item;
}
LASTI_INLINE Py_ssize_t constant_count(const PyCodeObject *code) {
  return PyTuple_GET_SIZE(code->co_consts);
}
LASTI_INLINE PyObject *qualified_name(const PyCodeObject *code) {
  return code->co_qualname;
}

/// The name of its source: a path, or one in angle brackets where it has none.
LASTI_INLINE PyObject *file_name(const PyCodeObject *code) {
  return code->co_filename;
}

/// Whether two code objects with equal bytecode have the same name, file and lines.
bool has_same_place(const PyCodeObject *code, const PyCodeObject *other);

/// Whether this is what compile() makes of a whole text: the body of a module, or what exec and eval run.
inline bool is_module_body(const PyCodeObject *code) {
  return PyUnicode_CompareWithASCIIString(code->co_name, "<module>") == 0;
}

/// Calls of a function through its vectorcall go through `call` from now on, where they went through
/// libpython.
LASTI_INLINE void set_vectorcall(PyFunctionObject *function, vectorcallfunc call) {
  if (function->vectorcall == _PyFunction_Vectorcall)
    function->vectorcall = call;
}

/// Calls a function through libpython, with so many positional arguments, all borrowed.
inline PyObject *call_interpreted(PyFunctionObject *function, PyObject *const *arguments, size_t count,
                                  PyObject *keywords) {
  return _PyFunction_Vectorcall(reinterpret_cast<PyObject *>(function), arguments, count, keywords);
}

/// _PyCodeObjectExtra, private to codeobject.c.
struct CodeExtra {
  Py_ssize_t size;
  void *extra[1];
};

/// The pointer that has been put on a code object (_PyCode_GetExtra without the call), or null.
LASTI_INLINE void *code_extra(const PyCodeObject *code, Py_ssize_t index) {
  const auto *extra = static_cast<const CodeExtra *>(code->co_extra);
  return extra && index < extra->size ? extra->extra[index] : nullptr;
}

/// Where on every code object a pointer of ours may be put; negative if there is no room.
inline Py_ssize_t request_code_extra() {
  return _PyEval_RequestCodeExtraIndex(nullptr);
}

/// Puts a pointer on a code object. False with an exception set.
inline bool set_code_extra(PyCodeObject *code, Py_ssize_t index, void *extra) {
  return _PyCode_SetExtra(reinterpret_cast<PyObject *>(code), index, extra) >= 0;
}

/// Makes the array of lines, if there is none yet, that PyCode_Addr2Line looks into: without one it reads the
/// location table from its beginning at every traceback. Not made if there is no memory.
void index_lines(PyCodeObject *code);

/// Where an exception goes on, in instruction units.
struct ExceptionHandler {
  int target;
  int depth;
  bool push_lasti;
};

/// get_exception_handler (ceval.c): the innermost handler of the instruction at `index`; false if there
/// is none.
bool find_handler(PyCodeObject *code, int index, ExceptionHandler &handler);

} // namespace lasti::runtime
