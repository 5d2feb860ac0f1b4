// lasti-bytecode-hash FILE.pyc …: prints the hash of each file's bytecode, and fails where the translator,
// which reads the file, and the runtime, which hashes the code object that the interpreter makes of it, do
// not agree.

#include "pyc/bytecode_hash.h"
#include "pyc/reader.h"
#include "python/bytecode_hash.h"

#include <llvm/Support/raw_ostream.h>
#include <marshal.h>

#include <optional>

using namespace lasti;

static std::optional<BytecodeHash> live_hash(const pyc::Module &module) {
  PyObject *code = PyMarshal_ReadObjectFromString(reinterpret_cast<const char *>(module.marshal.data()),
                                                  static_cast<Py_ssize_t>(module.marshal.size()));
  BytecodeHash hash;
  bool done =
      code && PyCode_Check(code) && runtime::hash_bytecode(reinterpret_cast<PyCodeObject *>(code), hash);
  PyErr_Clear();
  Py_XDECREF(code);
  return done ? std::optional(hash) : std::nullopt;
}

static std::string text_of(const std::optional<BytecodeHash> &hash) {
  return hash ? pyc::to_string(*hash) : "no hash";
}

int main(int argc, char **argv) {
  Py_InitializeEx(0);
  int status = 0;
  for (int i = 1; i < argc; ++i) {
    llvm::Expected<pyc::Module> module = pyc::read_pyc(argv[i]);
    if (!module) {
      llvm::errs() << llvm::toString(module.takeError()) << "\n";
      status = 1;
      continue;
    }
    const std::optional<BytecodeHash> read = pyc::bytecode_hash(*module->code), live = live_hash(*module);
    llvm::outs() << text_of(read) << " " << argv[i] << "\n";
    if (read != live) {
      llvm::errs() << argv[i] << ": the live code object has " << text_of(live) << "\n";
      status = 1;
    }
  }
  return status;
}
