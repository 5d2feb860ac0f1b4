#ifndef LASTI_MODULE

#include "carried/certificates.h"

#include "frame/reference.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace lasti::runtime {
namespace {

std::string &carried() {
  static std::string &path = *new std::string;
  return path;
}

bool is_there(const char *path) {
  struct stat found;
  if (!path || stat(path, &found) != 0)
    return false;
  if (!S_ISDIR(found.st_mode))
    return found.st_size > 0;
  std::error_code code;
  return !std::filesystem::is_empty(path, code) && !code;
}

// Whether OpenSSL finds any by itself: by the variables, or at the places that it was compiled with.
bool has_default() {
  if (getenv("SSL_CERT_FILE") || getenv("SSL_CERT_DIR"))
    return true;
  Owned module(PyImport_ImportModule("_ssl"));
  Owned places(module ? PyObject_CallMethod(module.get(), "get_default_verify_paths", nullptr) : nullptr);
  const char *file_variable, *file, *directory_variable, *directory;
  if (!places ||
      !PyArg_ParseTuple(places.get(), "ssss", &file_variable, &file, &directory_variable, &directory)) {
    PyErr_Clear();
    return true;
  }
  return is_there(file) || is_there(directory);
}

// The machine's, where other distributions have them; else those that are carried.
const char *find_certificates() {
  for (const char *file :
       {"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
        "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "/etc/ssl/cert.pem"})
    if (is_there(file))
      return file;
  return carried().c_str();
}

PyObject *set_default_verify_paths(PyObject *self, PyObject *) {
  Owned module(PyImport_ImportModule("_ssl"));
  Owned base(module ? PyObject_GetAttrString(module.get(), "_SSLContext") : nullptr);
  Owned done(base ? PyObject_CallMethod(base.get(), "set_default_verify_paths", "O", self) : nullptr);
  if (!done || has_default())
    return done.release();
  return PyObject_CallMethod(self, "load_verify_locations", "s", find_certificates());
}

PyMethodDef method = {
    "set_default_verify_paths", set_default_verify_paths, METH_NOARGS,
    "Take the certificates of authorities that the machine has, else those of the executable."};

PyObject *where(PyObject *, PyObject *) {
  return PyUnicode_DecodeFSDefault(find_certificates());
}

PyMethodDef where_method = {"where", where, METH_NOARGS, "The path of the certificates of authorities."};

} // namespace

void set_certificates(const std::string &path) {
  carried() = path;
}

bool offer_certificates(PyObject *ssl) {
  Owned type(PyObject_GetAttrString(ssl, "SSLContext"));
  if (!type || !PyType_Check(type.get()))
    return false;
  Owned descriptor(PyDescr_NewMethod(reinterpret_cast<PyTypeObject *>(type.get()), &method));
  return descriptor && PyObject_SetAttrString(type.get(), method.ml_name, descriptor.get()) == 0;
}

bool offer_to_certifi(PyObject *core) {
  Owned path(PyObject_CallMethod(core, "where", nullptr));
  Owned bytes(path && PyUnicode_Check(path.get()) ? PyUnicode_EncodeFSDefault(path.get()) : nullptr);
  if (bytes && is_there(PyBytes_AS_STRING(bytes.get())))
    return true;
  PyErr_Clear(); // another where() than the one that is known
  Owned own(bytes ? PyCFunction_New(&where_method, nullptr) : nullptr);
  return !bytes || (own && PyObject_SetAttrString(core, where_method.ml_name, own.get()) == 0);
}

} // namespace lasti::runtime

#endif
