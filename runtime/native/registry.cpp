// The registry and the frame-evaluation hook (PEP 523).
//
// With the hook set, the interpreter calls it for every Python frame that it does not run already. A
// frame whose code object has native code runs that, all others go to the hook that was there before,
// or to the interpreter. Generators come through here too: gen_send_ex2 evaluates the frame from where
// it was suspended.

#include "native/registry.h"

#include "native/attached.h"
#include "native/generator_call.h"
#include "native/lookup.h"
#include "native/calls.h"
#include "frame/stack_segment.h"
#include "frame/stats.h"
#include "python/inlining.h"

#include <cstring>

namespace lasti::runtime {

Py_ssize_t native_code_index = -1;

namespace {

constexpr int generator_flags = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR;

/// What all runtimes of one process agree on. An executable has one runtime; every extension module
/// brings its own, and the first of them serves them all: with a hook each, native code would not know
/// the other modules' functions, and an interpreted call would go through all hooks.
struct Registry {
  Py_ssize_t extra_index;
  Py_ssize_t seen_index; // on the code object of a module's body: native code has been looked for
  _PyFrameEvalFunction hook;
  StackWatcher **stack_watchers;
  const NativeLookup *lookup; // or null
};

// Changes with the layouts of NativeCode and Registry: runtimes of different versions do not know each other.
constexpr const char *registry_name = "lasti.registry.5";

Registry own = {-1, -1, nullptr, nullptr, nullptr};
Registry *registry = &own;
_PyFrameEvalFunction next_hook = _PyEval_EvalFrameDefault;

void count_entry(NativeCode *native, _PyInterpreterFrame *frame) {
  if (is_of_generator(frame))
    ++statistics.resumes;
  else
    ++statistics.entries;
  if (native->entered++ == 0)
    ++statistics.functions_entered;
}

NativeCode *attach_found(_PyInterpreterFrame *frame);

PyObject *evaluate(PyThreadState *thread, _PyInterpreterFrame *frame, int throwing) {
  PyCodeObject *code = code_of(frame);
  NativeCode *native = native_code(code);
  if (!native && !(flags_of(code) & CO_OPTIMIZED) && own.lookup && !throwing) [[unlikely]]
    native = attach_found(frame);
  if (native) {
    if (!is_observed(thread)) [[likely]] {
      if (statistics.on) [[unlikely]]
        count_entry(native, frame);
      else if (native->flags & CO_OPTIMIZED)
        set_vectorcall(function_of(frame), call_from_c); // the next call does without the hook
      return native->entry(thread, frame, throwing);
    }
    ++statistics.interpreted_calls;
  }
  ++statistics.passed_on;
  // An interpreted call takes C stack, too, where there is a hook.
  if (stack_is_low() && stack_is_exhausted()) [[unlikely]]
    return evaluate_on_new_segment(next_hook, thread, frame, throwing);
  return next_hook(thread, frame, throwing);
}

int count_code(PyCodeObject *code) {
  int count = 1;
  for (Py_ssize_t i = 0; i < constant_count(code); ++i)
    if (PyObject *constant = constants_of(code)[i]; PyCode_Check(constant))
      count += count_code(reinterpret_cast<PyCodeObject *>(constant));
  return count;
}

bool is_simple(PyCodeObject *code) {
  return !(flags_of(code) & (CO_VARARGS | CO_VARKEYWORDS)) && (flags_of(code) & CO_OPTIMIZED) &&
         keyword_only_count(code) == 0;
}

int register_code(PyCodeObject *code, const NativeFunction &function, NativeCode *native) {
  native->entry = function.entry;
  native->code = code;
  // A generator takes its frame with it: a call may not pop one.
  native->frame_size = flags_of(code) & generator_flags ? no_frame_size : frame_size(code);
  native->locals = local_count(code);
  native->arguments = argument_count(code);
  native->named = argument_count(code) + keyword_only_count(code);
  native->flags = flags_of(code);
  native->simple = is_simple(code);
  native->generator = flags_of(code) & generator_flags;
  native->function = &function;
  if (!Frame::leaves() && !statistics.on)
    native->frameless = native->generator && native->simple && can_start_suspended(code) ? start_generator
                                                                                         : function.frameless;
  if (!set_code_extra(code, native_code_index, native))
    return -1;
  // Call sites compare code objects by address: it must never be another's.
  Py_INCREF(code);
  ++statistics.functions;
  return 0;
}

// `natives` has a place for each function of the module.
int register_tree(PyCodeObject *code, const NativeModule &module, NativeCode *natives, size_t &function,
                  uint32_t &index) {
  if (function < module.function_count && module.functions[function].code_index == index) {
    if (register_code(code, module.functions[function], natives + function) < 0)
      return -1;
    ++function;
  }
  ++index;
  for (Py_ssize_t i = 0; i < constant_count(code); ++i)
    if (PyObject *constant = constants_of(code)[i]; PyCode_Check(constant))
      if (register_tree(reinterpret_cast<PyCodeObject *>(constant), module, natives, function, index) < 0)
        return -1;
  return 0;
}

int register_module(PyCodeObject *root, const NativeModule &module) {
  // For good: one may be on a code object even if the next one failed.
  auto *natives = static_cast<NativeCode *>(PyMem_RawCalloc(module.function_count, sizeof(NativeCode)));
  if (!natives) {
    PyErr_NoMemory();
    return -1;
  }
  size_t function = 0;
  uint32_t index = 0;
  if (register_tree(root, module, natives, function, index) < 0)
    return -1;
  remember_attached(module, root);
  return 0;
}

// What is not the body of a function runs: attaches native code if it is a module's and there is some.
// Returns that of the body, or null; never with an exception set. Looks once for each code object. If the
// module has been imported before, the frame, which has not begun, runs that body.
NativeCode *attach_found(_PyInterpreterFrame *frame) {
  PyCodeObject *code = code_of(frame);
  if (globals_of(frame) != namespace_of(frame) || code_extra(code, own.seen_index) || !is_module_body(code))
    return nullptr;
  static char seen;
  if (!set_code_extra(code, own.seen_index, &seen)) {
    PyErr_Clear();
    return nullptr;
  }
  ++statistics.lookups;
  const NativeModule *module = own.lookup->find(*own.lookup, code, globals_of(frame));
  if (!module)
    return nullptr;
  ++statistics.found;
  if (PyCodeObject *twin = attached_twin(*module, code)) {
    run_instead(frame, twin);
    return native_code(twin);
  }
  // What is attached already stays: it is the right code. The rest is interpreted.
  if (register_module(code, *module) < 0)
    PyErr_Clear();
  return native_code(code);
}

} // namespace

_PyFrameEvalFunction installed_hook;

// Takes the place of the hook that there is. Never twice in an interpreter: a hook that was set later may
// call ours.
static void install_hook(PyInterpreterState *interp) {
  next_hook = _PyInterpreterState_GetEvalFrameFunc(interp);
  _PyInterpreterState_SetEvalFrameFunc(interp, evaluate);
}

/// An executable has this in place of _PyInterpreterState_SetEvalFrameFunc. Calls are inlined if the hook is
/// ours and nobody's is behind it: any other hook is to see each call.
extern "C" void lasti_set_frame_hook(PyInterpreterState *interp, _PyFrameEvalFunction hook) {
  const _PyFrameEvalFunction observer = hook == evaluate ? next_hook : hook;
  set_evaluator(interp, hook, observer && observer != _PyEval_EvalFrameDefault);
}

// Makes this runtime the interpreter's first. False with an exception set.
static bool found_registry(PyInterpreterState *interp, PyObject *names) {
  const Py_ssize_t index = request_code_extra(), seen_index = request_code_extra();
  if (index < 0 || seen_index < 0 ||
      (native_code_index >= 0 && (index != native_code_index || seen_index != own.seen_index))) {
    PyErr_SetString(PyExc_RuntimeError, "lasti: no room for native code on code objects");
    return false;
  }
  own = {index, seen_index, evaluate, join_stack_watchers(nullptr), own.lookup};
  Owned capsule(PyCapsule_New(&own, registry_name, nullptr));
  if (!capsule || PyDict_SetItemString(names, registry_name, capsule.get()) < 0)
    return false;
  registry = &own;
  install_hook(interp);
  return true;
}

// Finds the registry of the interpreter, or founds it. False with an exception set.
static bool join_registry() {
  static int64_t joined = -1; // an id: the address may be that of an interpreter that has ended
  PyInterpreterState *interp = PyInterpreterState_Get();
  const int64_t id = PyInterpreterState_GetID(interp);
  if (id == joined)
    return true;
  read_settings();
  PyObject *names = PyInterpreterState_GetDict(interp); // borrowed
  if (!names) {
    PyErr_NoMemory();
    return false;
  }
  // Not PyDict_GetItemString: without memory for the name there would seem to be none.
  Owned name(PyUnicode_FromString(registry_name));
  PyObject *capsule = name ? PyDict_GetItemWithError(names, name.get()) : nullptr; // borrowed
  if (capsule)
    registry = static_cast<Registry *>(PyCapsule_GetPointer(capsule, registry_name));
  else if (PyErr_Occurred() || !found_registry(interp, names))
    return false;
  join_stack_watchers(registry->stack_watchers);
  native_code_index = registry->extra_index;
  installed_hook = registry->hook;
  joined = id;
  return true;
}

PyCodeObject *attach(PyCodeObject *root, const NativeModule &module, const char *hash) {
  if (!join_registry())
    return nullptr;
  if (std::strcmp(hash, module.hash) != 0 || static_cast<size_t>(count_code(root)) < module.function_count) {
    PyErr_Format(PyExc_RuntimeError, "lasti: %s: native code for another module", module.name);
    return nullptr;
  }
  if (PyCodeObject *twin = attached_twin(module, root))
    return twin;
  return register_module(root, module) < 0 ? nullptr : root;
}

bool founds_registry() {
  return registry == &own;
}

bool hook_is_foreign() {
  PyInterpreterState *interp = PyInterpreterState_Get();
  const _PyFrameEvalFunction hook = _PyInterpreterState_GetEvalFrameFunc(interp);
  if (hook == _PyEval_EvalFrameDefault)
    return false;
  PyObject *names = PyInterpreterState_GetDict(interp);                             // borrowed
  PyObject *capsule = names ? PyDict_GetItemString(names, registry_name) : nullptr; // borrowed
  void *found = capsule ? PyCapsule_GetPointer(capsule, registry_name) : nullptr;
  return !found || static_cast<Registry *>(found)->hook != hook;
}

bool look_up_with(const NativeLookup &lookup) {
  if (!join_registry())
    return false;
  registry->lookup = &lookup;
  return true;
}

} // namespace lasti::runtime
