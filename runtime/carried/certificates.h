// The certificates of authorities that a standalone executable carries.
#pragma once

#include "cpython/python.h"

#include <string>

namespace lasti::runtime {

/// Keeps the path of the certificates that are carried, for offer_certificates. Call once.
void set_certificates(const std::string &path);

/// Changes the module ssl, just imported: where OpenSSL finds no certificates at its default places,
/// SSLContext.set_default_verify_paths takes those that the machine has elsewhere, and where it has none
/// those that are carried. SSL_CERT_FILE and SSL_CERT_DIR come before all of them. False with an exception
/// set on failure.
bool offer_certificates(PyObject *ssl);

/// The same for the module certifi.core: where() names a file that is there. (Debian's certifi names the
/// machine's.)
bool offer_to_certifi(PyObject *core);

} // namespace lasti::runtime
