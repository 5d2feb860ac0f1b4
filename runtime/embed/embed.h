// What an executable or an extension module made by `lasti build` consists of: its modules'
// bytecode as data, each with its native code, and the functions that start them. The translator
// emits one unit that includes this header only (translator/program/embed.cpp).
#pragma once

#include "carried/file.h"
#include "cpython/python.h"

#include <cstddef>

namespace lasti::runtime {

struct NativeModule;
struct EmbeddedLibraries; // embed/libraries.h

/// One module that was translated: constant data of the emitted unit.
struct EmbeddedModule {
  const char *path;           ///< where it stands, relative to the program's directory, '/'
                              ///< between: "app.py", "pkg/__init__.py"; "pkg/" for a directory
                              ///< without an __init__ (a namespace package). UTF-8.
  const char *filename;       ///< co_filename: where the source stood when it was compiled. UTF-8,
                              ///< surrogates passed through.
  const unsigned char *bytes; ///< the marshalled code object; null for a namespace package
  std::size_t size;           ///< in bytes
  const NativeModule *native; ///< null: the module runs interpreted
  const char *native_hash;    ///< of the native code that the bytes were translated to: *native has it, too
};

/// A warning that Python's compiler gave for the main module. The interpreter compiles a script each time it
/// runs it, and gives them again.
struct EmbeddedWarning {
  const char *category; ///< "SyntaxWarning" or "DeprecationWarning"; null behind the last one
  const char *text;     ///< UTF-8
  int line;
};

/// The installation of Python that a standalone executable carries. Its modules are imported out of the
/// executable, and its files are unpacked.
struct EmbeddedInstallation {
  const EmbeddedModule *modules; ///< paths below `library`
  std::size_t module_count;
  CarriedFiles files;  ///< paths below sys.prefix
  const char *library; ///< where the standard library seems to stand, below sys.prefix: "lib/python3.11/"
  const char *certificates; ///< the file among `files` that ssl takes where the machine has none; null: none
};

/// An executable's program.
struct EmbeddedProgram {
  const EmbeddedModule *modules; ///< the first one is the main module
  std::size_t module_count;
  const char
      *run_module; ///< runs as with `python3.11 -m` this; "__main__": as a directory; null: as a script
  const char *interpreter; ///< of the virtual environment that it runs in; null: the one that PATH leads to
  int optimisation;        ///< that its code was compiled with (sys.flags.optimize)
  const EmbeddedWarning *warnings;
  const EmbeddedFile *files;
  std::size_t file_count;
  const char *files_key;                    ///< changes with the files' contents
  const EmbeddedLibraries *libraries;       ///< native code for installed modules; null: none
  const EmbeddedInstallation *installation; ///< null: that of the machine
};

/// The whole life of an executable: configures CPython as `python3.11 app.py arguments…` is, runs
/// the main module of `program` as `__main__`, finalises. All of `arguments` but the first go to
/// the program, which outlives it. Returns the process's exit status.
int run_program(int argument_count, char **arguments, const EmbeddedProgram &program);

/// Makes a module's code object, with its native code attached.
/// Returns a new reference; null with an exception set if the bytes are no code object.
PyObject *load_code(const EmbeddedModule &module);

/// An extension module that the stock interpreter imports: static data of the emitted unit, with
/// the definition first, so that the definition leads to the module.
struct ExtensionModule {
  PyModuleDef definition;
  PyModuleDef_Slot slots[2];
  EmbeddedModule module;
};

/// What PyInit_… of the emitted unit returns: `extension`'s definition, ready for multi-phase
/// initialisation (PEP 489). `name` is the module's last name component. Null with an exception
/// set on failure.
PyObject *initialise_extension(ExtensionModule &extension, const char *name);

} // namespace lasti::runtime
