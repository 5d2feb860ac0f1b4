// lasti-opgen: derives the translator's operation table and docs/opcodes.md from the runtime's headers.

#include "opgen/tool/check.h"
#include "opgen/tool/plain.h"
#include "opgen/tool/reader.h"
#include "opgen/tool/table.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/CommandLine.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/WithColor.h>
#include <llvm/Support/raw_ostream.h>

namespace cl = llvm::cl;
using namespace lasti::opgen;

namespace {

cl::opt<std::string> python("python", cl::desc("The version of CPython: 3.11"), cl::Required);
cl::opt<std::string> runtime("runtime", cl::desc("The folder of runtime.h"), cl::Required);
cl::opt<std::string> lowerings_path("lowerings", cl::desc("The list of opcodes with a lowering"),
                                    cl::Required);
cl::opt<std::string> table_path("table", cl::desc("Where operations.inc goes"), cl::Required);
cl::opt<std::string> page_path("page", cl::desc("Where opcodes.md goes"), cl::Required);
cl::opt<std::string> plain_folder("plain",
                                  cl::desc("Where operations.h and operations.inc of the plain form go"),
                                  cl::Required);
cl::list<std::string> flags(cl::Positional, cl::desc("-- compiler flags…"));

llvm::Error write(llvm::StringRef path, const std::string &text) {
  return llvm::writeToOutput(path, [&](llvm::raw_ostream &stream) {
    stream << text;
    return llvm::Error::success();
  });
}

llvm::Error generate() {
  const std::optional<PyVersion> version = lasti::pyc::find_version(python);
  if (!version)
    return llvm::createStringError("there is no table of opcodes for CPython '%s'", python.c_str());
  llvm::Expected<std::set<Opcode>> lowerings = read_lowerings(lowerings_path, *version);
  if (!lowerings)
    return lowerings.takeError();
  std::vector<std::string> arguments(flags.begin(), flags.end());
  llvm::Expected<std::vector<OperationText>> rows = read_operations(runtime, arguments);
  if (!rows)
    return rows.takeError();
  llvm::erase_if(*rows, [&](const OperationText &row) { return !row.is_of(*version); });
  llvm::sort(*rows, [](const auto &a, const auto &b) { return place(a) < place(b); });
  std::vector<std::string> errors = check(*rows, *lowerings, *version);
  for (const std::string &error : errors)
    llvm::WithColor::error(llvm::errs(), "lasti-opgen") << error << "\n";
  if (!errors.empty())
    return llvm::createStringError("runtime/ops and translator/lower do not cover the instruction set");
  if (llvm::Error error = write(table_path, print_table(*rows)))
    return error;
  if (llvm::Error error = write(plain_folder + "/operations.h", print_plain_declarations(*rows)))
    return error;
  if (llvm::Error error = write(plain_folder + "/operations.inc", print_plain_definitions(*rows)))
    return error;
  return write(page_path, print_page(*rows, *lowerings, *version));
}

} // namespace

int main(int argc, char **argv) {
  cl::ParseCommandLineOptions(argc, argv, "Derives the operation table from the runtime's headers\n");
  if (llvm::Error error = generate()) {
    llvm::WithColor::error(llvm::errs(), "lasti-opgen") << llvm::toString(std::move(error)) << "\n";
    return 1;
  }
  return 0;
}
