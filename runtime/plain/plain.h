#pragma once

// The one include of what is emitted in the plain form: an instruction is a call of a function with plain
// types, which the runtime has compiled once. Nothing of Python's headers is read and nothing is inlined, so
// that a unit compiles in little time.
//
//   PyObject *get_3(PyThreadState *thread, _PyInterpreterFrame *frame, int throwing) {
//     Frame f;
//     int at = enter(f, thread, frame);
//     PyObject **const local = f.local, **const stack = local + 3, *const *const constant = f.constant;
//     …
//     if (!(stack[0] = get_item_ob(f, 18, stack[0], local[1]))) goto unwind_1;
//
// Values that own their reference are in the frame's value stack; what borrows from a local or a constant is
// used where it is. The name of an operation ends in a letter for each input: `o` where it takes the
// reference over, `b` where it only looks at it. `offset` is where the instruction stands: f_lasti while it
// runs.
//
// The descriptions of a stack that the rare ways take have a word for each slot, bottom to top: "o" it owns
// its reference, "b" it borrows one, "n" NULL, whatever is in memory; "l3" it is borrowed from a local, "c3"
// from a constant, and not in memory.

struct _object;
using PyObject = _object;
struct _ts;
using PyThreadState = _ts;
struct _PyInterpreterFrame;

namespace lasti::runtime {
struct NativeModule;
}

namespace lasti::plain {

/// What a native function keeps of its frame: runtime::Frame, and what plain code looks at itself.
struct Frame {
  PyThreadState *thread;
  _PyInterpreterFrame *frame;
  void *current;
  void *instructions;
  PyObject *const *constant;
  bool quiet;
  PyObject **local;
  const unsigned char *traced; ///< not 0: tracing or profiling is on
  PyObject *result;            ///< what the function returns where one of the rare ways has ended it
};

/// Memory for the caches of runtime/cache, call/call.h and resume/generator.h.
template <unsigned words>
struct Cache {
  unsigned long word[words];
};
struct GlobalCache : Cache<2> {};
struct AttributeCache : Cache<13> {};
struct CallCache : Cache<10> {};
struct IterateCache : Cache<2> {};
struct SendCache : Cache<2> {};

// The ways in and out.

/// Frame::enter: fills `f`, returns where to go on.
int enter(Frame &f, PyThreadState *thread, _PyInterpreterFrame *frame);
PyObject *leave_at_entry(Frame &f, int throwing);
PyObject *finish_o(Frame &f, int offset, PyObject *value);
PyObject *finish_b(Frame &f, int offset, PyObject *value);
/// Takes the value over.
PyObject *suspend(Frame &f, int offset, int depth, PyObject *value);
PyObject *make_generator(Frame &f, int offset);

/// Where tracing or profiling is on: the interpreter goes on at the byte offset `next`.
PyObject *leave_traced(Frame &f, int next, const char *stack);
/// Frame::boundary, in code translated with --leave-checks; leave() follows.
bool boundary(Frame &f, int offset);
PyObject *leave(Frame &f, const char *stack);

/// How an exception leaves an instruction.
struct Unwinding {
  const char *stack; ///< where it is raised
  const char *after; ///< where the instruction has not failed, but tracing is on behind it
  const char *entry; ///< what the handler finds, the exception on top; null: it leaves the function
  int kept;          ///< slots from the bottom that live on in the handler
  int handler;       ///< its byte offset
  bool last_i;       ///< it finds the index of the instruction below the exception
  bool again;        ///< the exception has its traceback already (ceval.c exception_unwind)
};

/// Behind an instruction that has failed, or behind which the interpreter goes on. Goes to the handler: true;
/// or else the function returns f.result.
bool unwind(Frame &f, const Unwinding &unwinding);

// References.

inline void swap(PyObject *&low, PyObject *&high) {
  PyObject *object = low;
  low = high;
  high = object;
}
PyObject *share(PyObject *object);
/// The same where it may be NULL.
PyObject *share_or_null(PyObject *object);
void drop(Frame &f, int offset, PyObject *object);
void store_local_o(Frame &f, int offset, int index, PyObject *value);
void store_local_b(Frame &f, int offset, int index, PyObject *value);
void delete_local(Frame &f, int offset, int index);
void unbound(Frame &f, int offset, int index);

// Conditions and control.

/// Frame::poll of RESUME, and of a jump.
bool resume(Frame &f, int offset);
bool poll(Frame &f, int offset);
int test_o(Frame &f, int offset, PyObject *value);
int test_b(Frame &f, int offset, PyObject *value);
int test_bool_o(PyObject *value);
int test_bool_b(PyObject *value);
int test_none_o(Frame &f, int offset, PyObject *value);
int test_none_b(PyObject *value);
PyObject *boolean(int truth);

/// CALL: `base` are so many values, the callable first. Bit i of `owned`: base[i] gives its reference; from
/// the 65th on all do. The memory may be written to.
PyObject *call_function(Frame &f, int offset, CallCache &cache, PyObject **base, int count,
                        unsigned long borrowed);
PyObject *call_function(Frame &f, int offset, CallCache &cache, PyObject **base, int count,
                        unsigned long borrowed, PyObject *names);
/// The same after LOAD_METHOD: a method and its self, or NULL and the callable.
PyObject *call_method(Frame &f, int offset, CallCache &cache, PyObject **base, int count,
                      unsigned long borrowed);
PyObject *call_method(Frame &f, int offset, CallCache &cache, PyObject **base, int count,
                      unsigned long borrowed, PyObject *names);
/// CALL_FUNCTION_EX; takes all over.
PyObject *call_function_ex(Frame &f, int offset, PyObject *callee, PyObject *positional, PyObject *keywords);
int next_item(Frame &f, int offset, IterateCache &cache, PyObject *iterator, PyObject *&item);
/// Takes the value over.
int send(Frame &f, int offset, SendCache &cache, PyObject *receiver, PyObject *value, PyObject *&result);
/// Take the exceptions over.
bool end_async_for(Frame &f, int offset, PyObject *exception);
bool raise_again(Frame &f, int offset);
void raise_exception(Frame &f, int offset, PyObject *exception, PyObject *cause);
bool reraise(Frame &f, int offset, PyObject *last_i, PyObject *exception);

// Operations of a variable number of values: `items` on the stack, of which those in `owned` give their
// references; what is unpacked goes to `out`.

PyObject *build_tuple(Frame &f, int offset, PyObject **items, int count, unsigned long borrowed);
PyObject *build_list(Frame &f, int offset, PyObject **items, int count, unsigned long borrowed);
PyObject *build_set(Frame &f, int offset, PyObject **items, int count, unsigned long borrowed);
PyObject *build_map(Frame &f, int offset, PyObject **items, int count, unsigned long borrowed);
PyObject *build_const_key_map_b(Frame &f, int offset, PyObject **values, int count, unsigned long borrowed,
                                PyObject *keys);
PyObject *build_const_key_map_o(Frame &f, int offset, PyObject **values, int count, unsigned long borrowed,
                                PyObject *keys);
PyObject *build_string(Frame &f, int offset, PyObject **items, int count, unsigned long borrowed);
PyObject *make_function_b(Frame &f, int offset, int oparg, PyObject **parts, int count,
                          unsigned long borrowed, PyObject *code);
PyObject *make_function_o(Frame &f, int offset, int oparg, PyObject **parts, int count,
                          unsigned long borrowed, PyObject *code);
bool unpack_sequence_o(Frame &f, int offset, PyObject *sequence, PyObject **out, int count);
bool unpack_sequence_b(Frame &f, int offset, PyObject *sequence, PyObject **out, int count);
bool unpack_extended_o(Frame &f, int offset, int oparg, PyObject *sequence, PyObject **out, int count);
bool unpack_extended_b(Frame &f, int offset, int oparg, PyObject *sequence, PyObject **out, int count);

#include "plain/operations.h"

/// What functions without a frame are made of (frameless/operations.h).
namespace frameless {

bool may_begin(PyThreadState *thread);
bool guard();
PyObject *const *constants(PyObject *function);
PyObject *result(PyObject *value);
PyObject *load_global(PyObject *function, int name, GlobalCache &cache);
PyObject *load_cell(PyObject *function, int index);
PyObject *load_attribute(PyObject *function, int name, AttributeCache &cache, PyObject *owner);
PyObject *load_method(PyObject *function, int name, AttributeCache &cache, PyObject *owner);
PyObject *get_item(PyObject *container, PyObject *key);
bool store_attribute(PyObject *function, int name, AttributeCache &cache, PyObject *value, PyObject *owner,
                     bool may_end);
bool store_new(PyThreadState *thread, PyObject *function, int name, AttributeCache &cache,
               PyObject *(*make)(PyThreadState *), PyObject *owner);
PyObject *new_list(PyThreadState *thread);
PyObject *new_dict(PyThreadState *thread);
int truth(PyObject *value);
int is_none(PyObject *value);
template <int comparison>
int compare(PyObject *left, PyObject *right);
PyObject *boolean(int value);

/// frameless/calls.h.
PyObject *share(PyObject *value);
PyObject *tuple_of(PyThreadState *thread, PyObject *const *items, int count);
PyObject *call(PyThreadState *thread, PyObject *callee, CallCache &cache, PyObject **arguments, int count,
               unsigned owned);

/// frameless/numbers.h.
struct Number {
  unsigned long bits;
  bool is_float;
};
bool to_number(PyObject *object, Number &number);
#define LASTI_ARITHMETIC(name, Operator) bool name(const Number &left, const Number &right, Number &result);
#include "frameless/arithmetic.def"
#undef LASTI_ARITHMETIC
template <int comparison>
int compare_numbers(const Number &left, const Number &right);
PyObject *result(PyThreadState *thread, const Number &number);
bool length(PyThreadState *thread, PyObject *callee, PyObject *object, Number &result);
bool store_number(PyThreadState *thread, PyObject *function, int name, AttributeCache &cache,
                  const Number &number, PyObject *owner, bool may_end);

} // namespace frameless

} // namespace lasti::plain

#ifndef LASTI_RUNTIME // it has these types itself
namespace lasti::runtime {

// As in native/registry.h.
using NativeEntry = PyObject *(*)(PyThreadState *thread, _PyInterpreterFrame *frame, int throwing);
using FramelessEntry = PyObject *(*)(PyThreadState *thread, PyObject *function, PyObject *const *arguments);
struct NativeFunction {
  NativeEntry entry;
  const char *qualname;
  unsigned code_index;
  FramelessEntry frameless = nullptr;
};
struct NativeModule {
  const char *name;
  const char *hash;
  const NativeFunction *functions;
  unsigned long function_count;
};

} // namespace lasti::runtime
#endif
