// The operations of a variable number of values: those of runtime/ops have the number in their type.

#include "plain/view.h"

namespace lasti::plain {
namespace {

/// Values that are on the stack, all owned: what is left of them is dropped, first to last.
class OwnedItems {
public:
  OwnedItems(PyObject **items, int count, unsigned long borrowed) : object(items), count(count) {
    own(items, borrowed);
  }
  OwnedItems(const OwnedItems &) = delete;
  OwnedItems &operator=(const OwnedItems &) = delete;
  ~OwnedItems() {
    for (int i = 0; i < count; ++i)
      Py_XDECREF(object[i]);
  }

  /// Whoever asks takes all of them over.
  void release() { count = 0; }

  PyObject **const object;

private:
  int count;
};

/// What `make` makes of the items, which are dropped then: behind checked() nothing may run.
template <typename Make>
PyObject *of_items(PyObject **items, int count, unsigned long borrowed, Make make) {
  const OwnedItems values(items, count, borrowed);
  return make(values.object);
}

/// Unpacks anything: `before` values, and a list and `after` ones if that is not negative.
bool unpack(PyObject *sequence, int before, int after, PyObject **out) {
  const int count = before + (after < 0 ? 0 : after + 1);
  if (!runtime::unpack_slow(sequence, before, after, out))
    return false;
  for (int low = 0, high = count - 1; low < high; ++low, --high)
    std::swap(out[low], out[high]);
  return true;
}

} // namespace

PyObject *build_tuple(Frame &f, int offset, PyObject **items, int count, unsigned long borrowed) {
  frame_at(f, offset);
  OwnedItems values(items, count, borrowed);
  PyObject *tuple = runtime::new_tuple(f.thread, items, static_cast<size_t>(count));
  if (tuple)
    values.release();
  return tuple;
}

PyObject *build_list(Frame &f, int offset, PyObject **items, int count, unsigned long borrowed) {
  frame_at(f, offset);
  OwnedItems values(items, count, borrowed);
  PyObject *list = runtime::new_list(f.thread, items, static_cast<size_t>(count));
  if (list)
    values.release();
  return list;
}

PyObject *build_set(Frame &f, int offset, PyObject **items, int count, unsigned long borrowed) {
  frame_at(f, offset);
  return checked(of_items(items, count, borrowed,
                          [&](PyObject **values) { return runtime::build_set_slow(values, count); }));
}

PyObject *build_map(Frame &f, int offset, PyObject **items, int count, unsigned long borrowed) {
  frame_at(f, offset);
  return checked(of_items(items, count, borrowed, [&](PyObject **values) {
    return runtime::build_map_slow(f.thread, values, count);
  }));
}

PyObject *build_const_key_map_b(Frame &f, int offset, PyObject **values, int count, unsigned long borrowed,
                                PyObject *keys) {
  frame_at(f, offset);
  return checked(of_items(values, count, borrowed, [&](PyObject **items) {
    return runtime::build_const_key_map_slow(f.thread, items, count, keys);
  }));
}

PyObject *build_const_key_map_o(Frame &f, int offset, PyObject **values, int count, unsigned long borrowed,
                                PyObject *keys) {
  frame_at(f, offset);
  PyObject *map = of_items(values, count, borrowed, [&](PyObject **items) {
    return runtime::build_const_key_map_slow(f.thread, items, count, keys);
  });
  runtime::drop_reference(keys);
  return checked(map);
}

PyObject *build_string(Frame &f, int offset, PyObject **items, int count, unsigned long borrowed) {
  frame_at(f, offset);
  const OwnedItems values(items, count, borrowed);
  return runtime::join_text(values.object, count);
}

PyObject *make_function_b(Frame &f, int offset, int oparg, PyObject **parts, int count,
                          unsigned long borrowed, PyObject *code) {
  PyObject *globals = frame_at(f, offset).globals();
  return checked(of_items(parts, count, borrowed, [&](PyObject **values) {
    return runtime::make_function_slow(code, globals, oparg, values);
  }));
}

PyObject *make_function_o(Frame &f, int offset, int oparg, PyObject **parts, int count,
                          unsigned long borrowed, PyObject *code) {
  PyObject *globals = frame_at(f, offset).globals();
  PyObject *function = of_items(parts, count, borrowed, [&](PyObject **values) {
    return runtime::make_function_slow(code, globals, oparg, values);
  });
  runtime::drop_reference(code);
  return checked(function);
}

namespace {

/// The values of a tuple or list of so many; null if it is none.
LASTI_INLINE PyObject *const *values_of(PyObject *sequence, int count) {
  if (PyTuple_CheckExact(sequence) && PyTuple_GET_SIZE(sequence) == count)
    return reinterpret_cast<PyTupleObject *>(sequence)->ob_item;
  if (PyList_CheckExact(sequence) && PyList_GET_SIZE(sequence) == count)
    return reinterpret_cast<PyListObject *>(sequence)->ob_item;
  return nullptr;
}

LASTI_INLINE void spread(PyObject *const *values, PyObject **out, int count) {
#pragma clang loop vectorize(disable) unroll(disable)
  for (int i = 0; i < count; ++i)
    out[count - 1 - i] = Py_NewRef(values[i]);
}

[[gnu::noinline]] bool unpack_any_b(Frame &f, int offset, PyObject *sequence, PyObject **out, int count) {
  frame_at(f, offset);
  return checked(unpack(sequence, count, -1, out));
}

[[gnu::noinline]] bool unpack_any_o(Frame &f, int offset, PyObject *sequence, PyObject **out, int count) {
  frame_at(f, offset);
  const bool done = unpack(sequence, count, -1, out);
  runtime::drop_reference(sequence);
  return checked(done);
}

} // namespace

bool unpack_sequence_b(Frame &f, int offset, PyObject *sequence, PyObject **out, int count) {
  if (PyObject *const *values = values_of(sequence, count)) {
    spread(values, out, count);
    return true;
  }
  [[clang::musttail]] return unpack_any_b(f, offset, sequence, out, count);
}

// What is unpacked may go where the sequence was. The end of the sequence runs no code: its values live on.
bool unpack_sequence_o(Frame &f, int offset, PyObject *sequence, PyObject **out, int count) {
  if (PyObject *const *values = values_of(sequence, count)) {
    spread(values, out, count);
    runtime::drop_reference(sequence);
    return true;
  }
  [[clang::musttail]] return unpack_any_o(f, offset, sequence, out, count);
}

bool unpack_extended_b(Frame &f, int offset, int oparg, PyObject *sequence, PyObject **out, int) {
  frame_at(f, offset);
  return checked(unpack(sequence, oparg & 0xFF, oparg >> 8, out));
}

bool unpack_extended_o(Frame &f, int offset, int oparg, PyObject *sequence, PyObject **out, int) {
  frame_at(f, offset);
  const bool done = unpack(sequence, oparg & 0xFF, oparg >> 8, out);
  runtime::drop_reference(sequence);
  return checked(done);
}

} // namespace lasti::plain
