// lasti-inlining: writes a copy of the static libpython whose interpreter inlines calls of Python functions
// though there is a hook for frames, if nothing is on the function's code object
// (runtime/cpython/py311/python/inlining.h). Where the library's machine code is not as expected, no copy is
// written: executables are then linked with the library itself, and interpreted calls in them take longer.

#include "compile/inlining/object.h"
#include "compile/inlining/sites.h"

#include <llvm/Support/CommandLine.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/WithColor.h>
#include <llvm/Support/raw_ostream.h>

namespace cl = llvm::cl;
using namespace lasti::inlining;

namespace {

cl::opt<std::string> library(cl::Positional, cl::desc("libpython.a"), cl::Required);
cl::opt<std::string> output("o", cl::desc("Where the copy goes"), cl::Required);

llvm::Error copy_library() {
  llvm::Expected<std::unique_ptr<Machine>> machine = Machine::create();
  if (!machine)
    return machine.takeError();
  auto change = [&](std::vector<char> &section, uint64_t begin, uint64_t size) -> llvm::Error {
    const llvm::ArrayRef<uint8_t> bytes(reinterpret_cast<const uint8_t *>(section.data()), section.size());
    llvm::Expected<std::vector<Instruction>> code = (*machine)->decode(bytes.slice(begin, size), begin);
    if (!code)
      return code.takeError();
    llvm::Expected<Sites> sites = find_sites(**machine, *code, layout());
    if (!sites)
      return sites.takeError();
    return rewrite(**machine, *sites, layout(), section);
  };
  return change_library(library, "ceval.o", "_PyEval_EvalFrameDefault", change, output);
}

} // namespace

int main(int argc, char **argv) {
  cl::ParseCommandLineOptions(argc, argv, "Lets the interpreter of a static libpython inline calls\n");
  if (std::error_code code = llvm::sys::fs::remove(output)) {
    llvm::WithColor::error(llvm::errs(), "lasti-inlining") << output << ": " << code.message() << "\n";
    return 1;
  }
  if (llvm::Error error = copy_library())
    llvm::WithColor::warning(llvm::errs(), "lasti-inlining")
        << "calls in interpreted code of executables will not be inlined: " << library << ": "
        << llvm::toString(std::move(error)) << "\n";
  return 0;
}
