#ifndef LASTI_MODULE

#include "embed/main_module.h"

#include "embed/importer.h"
#include "frame/reference.h"

#include <cstring>

namespace lasti::runtime {

// Modules/main.c pymain_err_print and pymain_exit_err_print: SystemExit ends the process here.
int print_error() {
  PyErr_Print();
  return 1;
}

namespace {

void flush_stream(const char *name) {
  PyObject *stream = PySys_GetObject(name); // borrowed
  if (!stream)
    return;
  if (Owned flushed{PyObject_CallMethod(stream, "flush", nullptr)}; !flushed)
    PyErr_Clear();
}

// Python/pythonrun.c flush_io: between the program's end and the traceback.
void flush_streams() {
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  flush_stream("stderr");
  flush_stream("stdout");
  PyErr_Restore(type, value, traceback);
}

// A warning of the compiler, where the interpreter would compile the script (Python/compile.c compiler_warn,
// Parser/string_parser.c warn_invalid_escape_sequence): one that is an error is a SyntaxError at that line.
bool give_warning(const EmbeddedWarning &warning, PyObject *file) {
  PyObject *category =
      std::strcmp(warning.category, "SyntaxWarning") == 0 ? PyExc_SyntaxWarning : PyExc_DeprecationWarning;
  Owned text(PyUnicode_FromString(warning.text));
  if (!text)
    return false;
  if (PyErr_WarnExplicitObject(category, text.get(), file, warning.line, nullptr, nullptr) == 0)
    return true;
  if (PyErr_ExceptionMatches(category)) {
    PyErr_Clear();
    PyErr_SetObject(PyExc_SyntaxError, text.get());
    PyErr_SyntaxLocationObject(file, warning.line, -1);
  }
  return false;
}

bool give_warnings(const EmbeddedProgram &program) {
  const char *name = program.modules[0].filename;
  Owned file(PyUnicode_DecodeUTF8(name, static_cast<Py_ssize_t>(std::strlen(name)), "surrogatepass"));
  if (!file)
    return false;
  for (const EmbeddedWarning *warning = program.warnings; warning->category; ++warning)
    if (!give_warning(*warning, file.get()))
      return false;
  return true;
}

// Gives __main__ what _PyRun_SimpleFileObject gives it before it runs a script.
bool prepare_main(PyObject *globals, PyObject *file) {
  Owned name(PyUnicode_FromString("__main__"));
  Owned loader(name ? make_loader(name.get(), file) : nullptr);
  return loader && PyDict_SetItemString(globals, "__file__", file) == 0 &&
         PyDict_SetItemString(globals, "__cached__", Py_None) == 0 &&
         PyDict_SetItemString(globals, "__loader__", loader.get()) == 0;
}

// Python/pythonrun.c _PyRun_SimpleFileObject with run_eval_code_obj.
int run_script(const EmbeddedProgram &program, PyObject *file, bool &interrupted) {
  Owned main = Owned(Py_NewRef(PyImport_AddModule("__main__")));
  PyObject *globals = PyModule_GetDict(main.get());
  if (!prepare_main(globals, file))
    return print_error();
  Owned code(give_warnings(program) ? load_code(program.modules[0]) : nullptr);
  if (!code || PySys_Audit("exec", "O", code.get()) < 0)
    return print_error();
  Owned result(PyEval_EvalCode(code.get(), globals, globals));
  interrupted = !result && PyErr_Occurred() == PyExc_KeyboardInterrupt;
  code = nullptr;
  flush_streams();
  int status = 0;
  if (!result) {
    main = nullptr;
    status = print_error();
  }
  for (const char *name : {"__file__", "__cached__"})
    if (PyDict_DelItemString(globals, name) < 0)
      PyErr_Clear();
  return status;
}

} // namespace

int run_as_script(const EmbeddedProgram &program, const std::string &main_file, bool &interrupted) {
  Owned file(PyUnicode_DecodeFSDefault(main_file.c_str()));
  if (!file || PySys_Audit("cpython.run_file", "O", file.get()) < 0)
    return print_error();
  // A signal that came during the start.
  if (Py_MakePendingCalls() < 0)
    return print_error();
  return run_script(program, file.get(), interrupted);
}

// Modules/main.c pymain_run_module. A directory keeps sys.argv[0] as it was called.
int run_as_module(const EmbeddedProgram &program, bool &interrupted) {
  const bool sets_argument = std::strcmp(program.run_module, "__main__") != 0;
  if (PySys_Audit("cpython.run_module", "s", program.run_module) < 0)
    return print_error();
  Owned runpy(PyImport_ImportModule("runpy"));
  Owned result(runpy ? PyObject_CallMethod(runpy.get(), "_run_module_as_main", "sO", program.run_module,
                                           sets_argument ? Py_True : Py_False)
                     : nullptr);
  interrupted = !result && PyErr_Occurred() == PyExc_KeyboardInterrupt;
  return result ? 0 : print_error();
}

} // namespace lasti::runtime

#endif
