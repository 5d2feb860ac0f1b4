#include "driver/output_name.h"

namespace lasti::driver {

llvm::Expected<std::string> default_output(const program::Entry &entry, const Options &options,
                                           pyc::PyVersion version) {
  const std::string &name = entry.name;
  if (name.empty())
    return llvm::createStringError(options.input + ": this gives the output no name; name it with -o");
  switch (options.product) {
  case Product::Cpp:
    return name + ".cpp";
  case Product::Object:
    return name + ".o";
  case Product::Module:
    return name + "." + pyc::cache_tag(version) + "-x86_64-linux-gnu.so";
  case Product::Executable:
  case Product::Sidecar: // of compileall alone
    break;
  }
  return name;
}

} // namespace lasti::driver
