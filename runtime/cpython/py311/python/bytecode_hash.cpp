#include "python/bytecode_hash.h"

#include "cpython/bytecode_hash.h"
#include "python/code.h"

#include <initializer_list>

namespace lasti::runtime {
namespace {

bool hash_code(BytecodeHasher &out, PyCodeObject *code, unsigned depth);
bool hash_constant(BytecodeHasher &out, PyObject *constant, unsigned depth);

size_t utf8_length(Py_UCS4 character) {
  return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
}

// PyUnicode_AsUTF8 would keep the text with the str, and takes no surrogates.
void hash_wide(BytecodeHasher &out, int kind, const void *data, Py_ssize_t length) {
  size_t size = 0;
  for (Py_ssize_t i = 0; i < length; ++i)
    size += utf8_length(PyUnicode_READ(kind, data, i));
  out.size(size);
  for (Py_ssize_t i = 0; i < length; ++i) {
    const Py_UCS4 character = PyUnicode_READ(kind, data, i);
    unsigned char bytes[4];
    const size_t count = utf8_length(character);
    constexpr unsigned char marks[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (size_t k = 0; k < count; ++k)
      bytes[k] = static_cast<unsigned char>(0x80 | (character >> 6 * (count - 1 - k) & 0x3f));
    bytes[0] =
        static_cast<unsigned char>(count == 1 ? character : marks[count] | character >> 6 * (count - 1));
    out.add(bytes, count);
  }
}

bool hash_other_text(BytecodeHasher &out, PyObject *text) {
  if (!PyUnicode_CheckExact(text) || !PyUnicode_IS_READY(text))
    return false;
  hash_wide(out, PyUnicode_KIND(text), PyUnicode_DATA(text), PyUnicode_GET_LENGTH(text));
  return true;
}

LASTI_INLINE bool hash_text(BytecodeHasher &out, PyObject *text) {
  if (!PyUnicode_CheckExact(text) || !PyUnicode_IS_COMPACT_ASCII(text)) [[unlikely]]
    return hash_other_text(out, text);
  const auto *ascii = reinterpret_cast<const PyASCIIObject *>(text);
  out.text(reinterpret_cast<const char *>(ascii + 1), static_cast<size_t>(ascii->length));
  return true;
}

bool hash_int(BytecodeHasher &out, PyObject *integer) {
  // One digit: most are.
  if (Py_SIZE(integer) >= -1 && Py_SIZE(integer) <= 1) {
    const int64_t digit = reinterpret_cast<PyLongObject *>(integer)->ob_digit[0];
    out.kind(ConstantKind::SmallInt);
    out.number(static_cast<uint64_t>(Py_SIZE(integer) * digit));
    return true;
  }
  int overflow = 0;
  const long long value = PyLong_AsLongLongAndOverflow(integer, &overflow);
  if (!overflow) {
    out.kind(ConstantKind::SmallInt);
    out.number(static_cast<uint64_t>(value));
    return true;
  }
  const size_t size = _PyLong_NumBits(integer) / 8 + 1;
  auto *bytes = static_cast<unsigned char *>(PyMem_Malloc(size));
  const bool done = bytes && _PyLong_AsByteArray(reinterpret_cast<PyLongObject *>(integer), bytes, size,
                                                 /*little_endian=*/1, /*is_signed=*/1) == 0;
  if (done) {
    out.kind(ConstantKind::BigInt);
    out.bytes(bytes, size);
  }
  PyMem_Free(bytes);
  return done;
}

bool hash_tuple(BytecodeHasher &out, PyObject *tuple, unsigned depth) {
  out.kind(ConstantKind::Tuple);
  out.number(PyTuple_GET_SIZE(tuple));
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(tuple); ++i)
    if (!hash_constant(out, PyTuple_GET_ITEM(tuple, i), depth))
      return false;
  return true;
}

bool hash_set(BytecodeHasher &out, PyObject *set, unsigned depth) {
  BytecodeHash sum;
  Py_ssize_t position = 0;
  PyObject *item;
  Py_hash_t ignored;
  while (_PySet_NextEntry(set, &position, &item, &ignored)) {
    BytecodeHasher alone;
    if (!hash_constant(alone, item, depth))
      return false;
    add_item(sum, alone.digest());
  }
  out.kind(ConstantKind::FrozenSet);
  out.number(PySet_GET_SIZE(set));
  out.number(sum.high);
  out.number(sum.low);
  return true;
}

bool hash_number(BytecodeHasher &out, PyObject *constant) {
  if (PyLong_CheckExact(constant))
    return hash_int(out, constant);
  if (PyFloat_CheckExact(constant)) {
    out.kind(ConstantKind::Float);
    out.real(PyFloat_AS_DOUBLE(constant));
    return true;
  }
  if (!PyComplex_CheckExact(constant))
    return false;
  const Py_complex value = PyComplex_AsCComplex(constant);
  out.kind(ConstantKind::Complex);
  out.real(value.real);
  out.real(value.imag);
  return true;
}

// Constants that there is one of.
bool hash_single(BytecodeHasher &out, PyObject *constant) {
  const struct {
    PyObject *object;
    ConstantKind kind;
  } singles[] = {{Py_True, ConstantKind::True},
                 {Py_False, ConstantKind::False},
                 {Py_Ellipsis, ConstantKind::Ellipsis},
                 {PyExc_StopIteration, ConstantKind::StopIteration}};
  for (const auto &single : singles)
    if (single.object == constant) {
      out.kind(single.kind);
      return true;
    }
  return false;
}

bool hash_constant(BytecodeHasher &out, PyObject *constant, unsigned depth) {
  if (++depth > most_hashed_depth)
    return false;
  if (PyUnicode_CheckExact(constant)) {
    out.kind(ConstantKind::Str);
    return hash_text(out, constant);
  }
  if (constant == Py_None) {
    out.kind(ConstantKind::None);
    return true;
  }
  if (PyCode_Check(constant)) {
    out.kind(ConstantKind::Code);
    return hash_code(out, reinterpret_cast<PyCodeObject *>(constant), depth);
  }
  if (PyTuple_CheckExact(constant))
    return hash_tuple(out, constant, depth);
  if (PyBytes_CheckExact(constant)) {
    out.kind(ConstantKind::Bytes);
    out.bytes(PyBytes_AS_STRING(constant), PyBytes_GET_SIZE(constant));
    return true;
  }
  if (PyFrozenSet_CheckExact(constant))
    return hash_set(out, constant, depth);
  return hash_single(out, constant) || hash_number(out, constant);
}

// The instructions as they were compiled: before the interpreter has rewritten any, they are in the code
// object.
bool hash_instructions(BytecodeHasher &out, PyCodeObject *code) {
  if (code->co_warmup != 0) {
    out.bytes(_PyCode_CODE(code), static_cast<size_t>(_PyCode_NBYTES(code)));
    return true;
  }
  PyObject *text = PyCode_GetCode(code);
  if (!text)
    return false;
  out.bytes(PyBytes_AS_STRING(text), PyBytes_GET_SIZE(text));
  Py_DECREF(text);
  return true;
}

bool hash_names(BytecodeHasher &out, PyObject *names) {
  PyObject *const *name = reinterpret_cast<PyTupleObject *>(names)->ob_item;
  for (PyObject *const *end = name + PyTuple_GET_SIZE(names); name != end; ++name)
    if (!hash_text(out, *name))
      return false;
  return true;
}

void hash_bytes(BytecodeHasher &out, PyObject *bytes) {
  out.text(PyBytes_AS_STRING(bytes), PyBytes_GET_SIZE(bytes));
}

bool hash_code(BytecodeHasher &out, PyCodeObject *code, unsigned depth) {
  auto count = [](auto number) { return static_cast<uint32_t>(number); };
  out.counts({count(code->co_argcount), count(code->co_posonlyargcount), count(code->co_kwonlyargcount),
              count(code->co_stacksize), count(code->co_flags), count(PyTuple_GET_SIZE(code->co_names)),
              count(code->co_nlocalsplus), count(constant_count(code))});
  if (!hash_instructions(out, code))
    return false;
  hash_bytes(out, code->co_exceptiontable);
  if (!hash_names(out, code->co_names) || !hash_names(out, code->co_localsplusnames))
    return false;
  hash_bytes(out, code->co_localspluskinds);
  for (Py_ssize_t i = 0; i < constant_count(code); ++i)
    if (!hash_constant(out, constants_of(code)[i], depth))
      return false;
  return true;
}

} // namespace

bool hash_bytecode(PyCodeObject *code, BytecodeHash &hash) {
  BytecodeHasher out;
  if (!hash_code(out, code, 0)) {
    PyErr_Clear();
    return false;
  }
  hash = out.digest();
  return true;
}

} // namespace lasti::runtime
