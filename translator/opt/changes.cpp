#include "opt/changes.h"

#include "pyc/code_object.h"

#include <fmt/format.h>

namespace lasti::opt {

void Changes::begin(llvm::StringRef pass_name, llvm::StringRef function_name) {
  pass = pass_name;
  function = function_name.str();
  made_here = 0;
}

bool Changes::allow() {
  if (made == limit)
    return false;
  ++made;
  last_number = ++made_here;
  last_pass = pass;
  last_function = function;
  return true;
}

std::string Changes::last() const {
  return made == 0 ? ""
                   : fmt::format("change {}: number {} of {} in '{}'", made, last_number, last_pass.str(),
                                 pyc::printable(last_function));
}

} // namespace lasti::opt
