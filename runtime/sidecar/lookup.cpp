// The module's namespace says where its file is, as importlib or whoever else has set it. That is only where
// to look: whether the sidecar that stands there is the module's own, its bytecode says.

#include "sidecar/lookup.h"

#include "native/lookup.h"
#include "frame/reference.h"
#include "resume/from_c.h"
#include "sidecar/build_id.h"
#include "sidecar/check.h"
#include "sidecar/place.h"
#include "sidecar/sidecar.h"

#include <dlfcn.h>

#include <cstdlib>

namespace lasti::runtime {
namespace {

struct SidecarLookup : NativeLookup {
  SidecarLookup() : NativeLookup{find_module}, runtime(runtime_build()) {}

  const NativeModule *find_in(const std::string &path, PyCodeObject *code) const;

private:
  const Digest runtime;
  static const NativeModule *find_module(const NativeLookup &lookup, PyCodeObject *code, PyObject *globals);
};

// With -v, as the import system tells what it does.
void say(const std::string &path, const char *what, const char *why) {
  if (_Py_GetConfig()->verbose)
    PySys_FormatStderr("# lasti: %s %s%s%s\n", path.c_str(), what, *why ? ": " : "", why);
}

// The text of a str; empty if it is none, or no path.
std::string text_of(PyObject *path) {
  Owned bytes(path && PyUnicode_Check(path) ? PyUnicode_EncodeFSDefault(path) : nullptr);
  if (!bytes) {
    PyErr_Clear();
    return {};
  }
  return {PyBytes_AS_STRING(bytes.get()), static_cast<size_t>(PyBytes_GET_SIZE(bytes.get()))};
}

SidecarPlaces places() {
  SidecarPlaces places;
  PyObject *implementation = PySys_GetObject("implementation"); // borrowed; a program may have deleted it
  Owned tag(implementation ? PyObject_GetAttrString(implementation, "cache_tag") : nullptr);
  places.tag = text_of(tag.get());
  if (const int level = _Py_GetConfig()->optimization_level)
    places.optimisation = ".opt-" + std::to_string(level);
  if (const char *own = getenv("LASTI_SIDECARS"); own && *own)
    places.prefixes.emplace_back(own);
  if (std::string prefix = text_of(PySys_GetObject("pycache_prefix")); !prefix.empty())
    places.prefixes.push_back(std::move(prefix));
  return places;
}

const NativeModule *load(const std::string &path, const BytecodeHash &bytecode) {
  // A function that is not there has to be found missing now: later, the dynamic linker ends the process.
  void *library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    const char *why = dlerror();
    say(path, "is not used", why ? why : "");
    return nullptr;
  }
  // A file that was loaded under this name before is the one that dlopen has found.
  const auto *sidecar = static_cast<const Sidecar *>(dlsym(library, sidecar_symbol));
  if (sidecar && sidecar->bytecode == bytecode)
    return sidecar->native;
  say(path, "is not used", reason(SidecarFault::Stale));
  return nullptr;
}

const NativeModule *SidecarLookup::find_in(const std::string &path, PyCodeObject *code) const {
  SidecarFile file(path.c_str());
  SidecarFault fault = file.check_trailer(runtime);
  if (fault == SidecarFault::Missing)
    return nullptr;
  BytecodeHash bytecode;
  if (fault == SidecarFault::None && (!hash_bytecode(code, bytecode) || bytecode != file.bytecode()))
    fault = SidecarFault::Stale;
  if (fault == SidecarFault::None)
    fault = file.check_contents();
  if (fault != SidecarFault::None) {
    say(path, "is not used", reason(fault));
    return nullptr;
  }
  const NativeModule *native = load(path, bytecode);
  if (native)
    say(path, "is used", "");
  return native;
}

const NativeModule *SidecarLookup::find_module(const NativeLookup &lookup, PyCodeObject *code,
                                               PyObject *globals) {
  // What is made at run time, and executed in the namespace of a module, has no file.
  if (PyUnicode_GET_LENGTH(file_name(code)) == 0 || PyUnicode_READ_CHAR(file_name(code), 0) == '<')
    return nullptr;
  const std::string path = text_of(PyDict_GetItemString(globals, "__file__"));
  if (path.empty())
    return nullptr;
  for (const std::string &sidecar : sidecar_paths(path, places()))
    if (const NativeModule *native = static_cast<const SidecarLookup &>(lookup).find_in(sidecar, code))
      return native;
  return nullptr;
}

} // namespace

bool look_up_sidecars() {
  static const SidecarLookup lookup;
  if (!look_up_with(lookup))
    return false;
  resume_from_c();
  return true;
}

} // namespace lasti::runtime
