// main() of an executable. It follows Modules/main.c: pymain_init, pymain_run_python and Py_RunMain,
// with a module of our own in the place of the script, so that everything a program can see of its
// start and its end is as with `python3.11 app.py arguments…`.
#ifndef LASTI_MODULE

#include "carried/certificates.h"
#include "carried/extension_loader.h"
#include "carried/start.h"
#include "carried/unpack.h"
#include "embed/embed.h"
#include "embed/files.h"
#include "embed/importer.h"
#include "embed/interpreter.h"
#include "embed/libraries.h"
#include "embed/main_module.h"
#include "embed/multiprocessing.h"
#include "frame/reference.h"
#include "frame/stats.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <sys/auxv.h>
#include <unistd.h>

namespace lasti::runtime {
namespace {

struct Start {
  int argument_count;
  char **arguments;
  const EmbeddedProgram *program;
  std::string stand_in; // as place_of takes it
  std::string prefix;   // of the installation that the executable carries; empty: it carries none
  ProgramPlace place;
};

// `lasti run app.py` says so in a variable that is not for the program.
std::string take_stand_in() {
  constexpr const char *name = "LASTI_PROGRAM";
  const char *value = getenv(name);
  std::string path = value ? value : "";
  unsetenv(name);
  return path;
}

// The command line becomes sys.argv as it is: no argument is the interpreter's. sys.orig_argv is
// what `python3.11 ./app arguments…` would make it: programs restart themselves with
// [sys.executable, *sys.orig_argv[1:]], and the interpreter can run the executable
// (the archive at its end). Where the executable is sys.executable itself it is sys.argv.
PyStatus set_arguments(PyConfig &config, const Start &start, const std::string &interpreter) {
  PyStatus status = PyConfig_SetBytesString(&config, &config.program_name, interpreter.c_str());
  if (PyStatus_Exception(status))
    return status;
  status = PyConfig_SetBytesArgv(&config, start.argument_count, start.arguments);
  if (PyStatus_Exception(status))
    return status;
  if (start.prefix.empty())
    status = PyWideStringList_Append(&config.orig_argv, config.program_name);
  for (int i = 0; i < start.argument_count && !PyStatus_Exception(status); ++i) {
    wchar_t *argument = Py_DecodeLocale(start.arguments[i], nullptr);
    if (!argument)
      return PyStatus_NoMemory();
    status = PyWideStringList_Append(&config.orig_argv, argument);
    PyMem_RawFree(argument);
  }
  return status;
}

PyStatus set_interpreter_arguments(PyConfig &config, const Start &start, const std::string &interpreter) {
  const PyStatus status = PyConfig_SetBytesString(&config, &config.program_name, interpreter.c_str());
  return PyStatus_Exception(status) ? status
                                    : PyConfig_SetBytesArgv(&config, start.argument_count, start.arguments);
}

// Python's core is there, and what it imports next may have native code, or be what the executable carries:
// encodings, and what files of site-packages (*.pth) import.
PyStatus start_main(const Start &start) {
  const EmbeddedProgram &program = *start.program;
  if (!install_libraries(program.libraries) ||
      (!start.prefix.empty() && !prepare_importer(program, start.place, start.prefix))) {
    PyErr_Print();
    return PyStatus_Error("the embedded modules cannot be imported");
  }
  return _Py_InitializeMain();
}

// Starts Python. With `as_interpreter` the command line is the interpreter's.
PyStatus initialise(const Start &start, const std::string &interpreter, bool as_interpreter) {
  PyPreConfig early;
  PyPreConfig_InitPythonConfig(&early);
  early.parse_argv = as_interpreter;
  PyStatus status = as_interpreter
                        ? Py_PreInitializeFromBytesArgs(&early, start.argument_count, start.arguments)
                        : Py_PreInitialize(&early);
  if (PyStatus_Exception(status))
    return status;
  PyConfig config;
  PyConfig_InitPythonConfig(&config);
  config.parse_argv = as_interpreter;
  status = as_interpreter ? set_interpreter_arguments(config, start, interpreter)
                          : set_arguments(config, start, interpreter);
  config._init_main = false;
  if (!PyStatus_Exception(status) && !start.prefix.empty())
    status = configure_installation(config, start.prefix, start.place.executable);
  if (!PyStatus_Exception(status))
    status = Py_InitializeFromConfig(&config);
  PyConfig_Clear(&config);
  return PyStatus_Exception(status) ? status : start_main(start);
}

// Modules/main.c pymain_sys_path_add_path0.
bool insert_directory(PyObject *directory) {
  PyObject *path = PySys_GetObject("path"); // borrowed
  if (!path) {
    PyErr_SetString(PyExc_RuntimeError, "unable to get sys.path");
    return false;
  }
  return PyList_Insert(path, 0, directory) == 0;
}

bool is_safe_path() {
  Owned value(PyObject_GetAttrString(PySys_GetObject("flags"), "safe_path"));
  const int truth = value ? PyObject_IsTrue(value.get()) : -1;
  if (truth < 0)
    PyErr_Clear();
  return truth > 0;
}

// Modules/main.c pymain_repl: PYTHONINSPECT is looked at after the program, which may have set it.
void inspect(int &status) {
  const char *variable = getenv("PYTHONINSPECT");
  if (!variable || !*variable || !isatty(fileno(stdin)))
    return;
  // From here SystemExit ends the process again (Python/pythonrun.c handle_system_exit).
  const_cast<PyConfig *>(_Py_GetConfig())->inspect = 0;
  if (PyObject *hook = PySys_GetObject("__interactivehook__")) {
    Owned result(PyObject_CallNoArgs(hook));
    if (!result) {
      PySys_WriteStderr("Failed calling sys.__interactivehook__\n");
      status = print_error();
      return;
    }
  }
  PyCompilerFlags flags = _PyCompilerFlags_INIT;
  status = PyRun_AnyFileFlags(stdin, "<stdin>", &flags) != 0;
}

// Puts the program's directory in front of sys.path. Where that holds the files that the executable carries,
// modules that are not embedded are found beside the executable all the same.
bool extend_path(const ProgramPlace &place) {
  if (is_safe_path())
    return true;
  Owned directory(PyUnicode_DecodeFSDefault(place.directory.c_str()));
  if (place.is_unpacked) {
    Owned beside(PyUnicode_DecodeFSDefault(place.executable_directory.c_str()));
    if (!beside || !insert_directory(beside.get()))
      return false;
  }
  return directory && insert_directory(directory.get());
}

// Modules/main.c pymain_run_python.
int run_python(const EmbeddedProgram &program, const ProgramPlace &place, bool &interrupted) {
  if (!extend_path(place))
    return print_error();
  int status = program.run_module ? run_as_module(program, interrupted)
                                  : run_as_script(program, place.main_file, interrupted);
  inspect(status);
  return status;
}

// Modules/main.c exit_sigint: a shell shall know that Ctrl-C ended the program.
int exit_by_interrupt() {
  if (PyOS_setsig(SIGINT, SIG_DFL) == SIG_ERR)
    perror("signal");
  else
    kill(getpid(), SIGINT);
  return SIGINT + 128;
}

// The code is as it was compiled, whatever PYTHONOPTIMIZE says: sys.flags and compile() say the same.
// Python/sysmodule.c _PySys_UpdateConfig does so, too, for a struct sequence that is not hashed yet.
bool set_optimisation(int level) {
  auto *config = const_cast<PyConfig *>(_Py_GetConfig());
  if (config->optimization_level == level)
    return true;
  config->optimization_level = level;
  PyObject *flags = PySys_GetObject("flags"); // borrowed
  constexpr Py_ssize_t optimize = 3;          // Python/sysmodule.c flags_fields
  Owned value(PyLong_FromLong(level));
  if (!flags || !value)
    return false;
  PyObject *old = PyStructSequence_GetItem(flags, optimize);
  PyStructSequence_SetItem(flags, optimize, value.release());
  Py_DECREF(old);
  return true;
}

// Makes the files that the executable carries, and finds out where the program stands.
bool unpack_all(Start &start) {
  const EmbeddedProgram &program = *start.program;
  const std::string executable = executable_path(start.arguments[0]);
  std::string files;
  if (!unpack_files(program, executable, files))
    return false;
  start.place = place_of(program, executable, start.stand_in, files);
  const EmbeddedInstallation *installation = program.installation;
  if (!installation)
    return true;
  if (!unpack_installation(installation->files, start.prefix))
    return false;
  start.prefix = resolved_path(start.prefix);
  const CarriedFiles own{program.files, program.file_count, program.files_key};
  set_extension_files({{installation->files, start.prefix}, own, files});
  if (installation->certificates)
    set_certificates(start.prefix + "/" + installation->certificates);
  return true;
}

// What is done once Python runs, and before the program does.
bool finish_start(const Start &start) {
  const EmbeddedProgram &program = *start.program;
  if (!set_optimisation(program.optimisation))
    return false;
  const EmbeddedInstallation *installation = program.installation;
  if (!installation && !prepare_importer(program, start.place, ""))
    return false;
  return install_importer() &&
         (!installation || finish_installation(start.prefix + "/" + installation->library + "site-packages"));
}

int live(Start &start) {
  read_settings(); // also where nothing is native
  const EmbeddedProgram &program = *start.program;
  if (!unpack_all(start))
    return 1;
  const bool as_interpreter =
      is_multiprocessing_child(start.argument_count, start.arguments) ||
      (!start.prefix.empty() &&
       is_called_as_interpreter(start.argument_count, start.arguments, start.place.executable));
  const std::string interpreter =
      start.prefix.empty() ? interpreter_path(program.interpreter) : start.place.executable;
  PyStatus status = initialise(start, interpreter, as_interpreter);
  if (PyStatus_IsExit(status))
    return status.exitcode;
  if (PyStatus_Exception(status))
    Py_ExitStatusException(status);
  bool interrupted = false;
  int exit_status = 0;
  if (!finish_start(start))
    exit_status = print_error();
  else if (as_interpreter)
    return Py_RunMain();
  else
    exit_status = run_python(program, start.place, interrupted);
  // 120: what was written could not be flushed (Modules/main.c Py_RunMain).
  if (Py_FinalizeEx() < 0)
    exit_status = 120;
  return interrupted ? exit_by_interrupt() : exit_status;
}

} // namespace

int run_program(int argument_count, char **arguments, const EmbeddedProgram &program) {
  char empty[] = "";
  char *none[] = {empty, nullptr};
  // Python may use it until the process ends.
  static Start &start = *new Start{argument_count, arguments, &program, take_stand_in(), "", {}};
  // execve allows an empty argument vector.
  if (argument_count < 1) {
    start.argument_count = 1;
    start.arguments = none;
  }
  // A script found on PATH sees its whole path in sys.argv[0]: the one that the kernel was given.
  if (start.stand_in.empty() && !std::strchr(start.arguments[0], '/'))
    if (auto *path = reinterpret_cast<char *>(getauxval(AT_EXECFN)); path && *path)
      start.arguments[0] = path;
  return live(start);
}

} // namespace lasti::runtime

#endif
