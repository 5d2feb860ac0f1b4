#ifndef LASTI_MODULE

#include "carried/start.h"

#include "frame/reference.h"

#include <unistd.h>

#include <filesystem>
#include <string_view>
#include <system_error>

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

bool is_called_as_interpreter(int argument_count, char **arguments, const std::string &executable) {
  if (executable != arguments[0])
    return false;
  std::error_code code;
  const std::string parent = "/proc/" + std::to_string(getppid()) + "/exe";
  if (std::filesystem::read_symlink(parent, code) != executable || code)
    return false;
  for (int i = 1; i + 1 < argument_count && arguments[i][0] == '-'; ++i) {
    const std::string_view option = arguments[i];
    if (option == "-c" || option == "-m")
      return true;
    if (option == "-W" || option == "-X") // its value is the next word
      ++i;
  }
  return false;
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
