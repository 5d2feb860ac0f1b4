#ifndef LASTI_MODULE

#include "carried/start.h"

#include "frame/reference.h"

namespace lasti::runtime {

PyStatus configure_installation(PyConfig &config, const std::string &prefix, const std::string &executable) {
  config.site_import = 0;
  config.user_site_directory = 0;
  config.pathconfig_warnings = 0;
  PyStatus status = PyConfig_SetString(&config, &config.pythonpath_env, L"");
  for (auto [field, value] : {std::pair(&config.home, &prefix), std::pair(&config.executable, &executable),
                              std::pair(&config.base_executable, &executable)})
    if (!PyStatus_Exception(status))
      status = PyConfig_SetBytesString(&config, field, value->c_str());
  return status;
}

bool finish_installation(const std::string &packages) {
  PyObject *path = PySys_GetObject("path"); // borrowed
  Owned place(PyUnicode_DecodeFSDefault(packages.c_str()));
  if (!path || !place || PyList_Append(path, place.get()) < 0)
    return false;
  Owned site(PyImport_ImportModule("site"));
  for (const char *step : {"setquit", "setcopyright", "sethelper"})
    if (Owned done(site ? PyObject_CallMethod(site.get(), step, nullptr) : nullptr); !done)
      return false;
  return true;
}

} // namespace lasti::runtime

#endif
