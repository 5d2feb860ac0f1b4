#include "driver/middle.h"

#include "ir/verify.h"
#include "likely/likely.h"
#include "opt/pass.h"
#include "own/own.h"
#include "own/verify.h"
#include "region/build.h"

#include <llvm/Support/raw_ostream.h>

#include <cstdlib>

namespace lasti::driver {
namespace {

constexpr llvm::StringLiteral lowering = "lower", ownership = "own", regions = "regions";

llvm::Error verify_behind(llvm::StringRef pass, const ir::Function &function, const Middle &middle) {
  if (!middle.verifies)
    return llvm::Error::success();
  llvm::Error error = ir::verify(function);
  if (!error && function.has_slots)
    error = own::verify_slots(function);
  return error ? llvm::createStringError("after " + pass + ": " + llvm::toString(std::move(error)))
               : llvm::Error::success();
}

} // namespace

std::vector<llvm::StringRef> pass_names() {
  std::vector<llvm::StringRef> names{regions};
  for (const opt::Pass &pass : opt::passes())
    names.push_back(pass.name);
  names.push_back(ownership);
  return names;
}

bool verifies_always() {
#ifdef LASTI_VERIFIES
  return true;
#else
  static const bool asked = std::getenv("LASTI_VERIFY") != nullptr;
  return asked;
#endif
}

void find_regions(ir::Module &module, opt::Changes &changes) {
  for (ir::Function &function : module.functions)
    opt::find_types(function, changes);
  likely::find_likely(module);
  for (ir::Function &function : module.functions) {
    if (function.form != ir::Form::Full)
      continue;
    changes.begin(regions, function.name);
    if (std::optional<words::Clone> clone = region::build_clone(module, function); clone && changes.allow())
      function.clone = std::move(clone);
  }
  for (ir::Function &function : module.functions) {
    if (function.form != ir::Form::Full)
      continue;
    changes.begin(regions, function.name);
    for (words::Region &each : region::build_regions(module, function))
      if (changes.allow())
        function.regions.push_back(std::move(each));
  }
}

llvm::Error run_middle(ir::Function &function, const Middle &middle, opt::Changes &changes) {
  if (llvm::Error error = verify_behind(lowering, function, middle))
    return error;
  if (middle.stop == lowering)
    return llvm::Error::success();
  const std::vector<llvm::StringRef> all = pass_names();
  std::vector<llvm::StringRef> names = all;
  if (middle.passes)
    names.assign(middle.passes->begin(), middle.passes->end());
  for (const llvm::StringRef name : names) {
    if (name == ownership && middle.stop == "ir")
      break;
    if (function.has_slots)
      return llvm::createStringError("function '" + pyc::printable(function.name) +
                                     "': nothing runs after own");
    changes.begin(name, function.name);
    if (const opt::Pass *pass = opt::find_pass(name)) {
      if (middle.passes || pass->level <= middle.level)
        pass->run(function, changes);
    } else if (name == ownership) {
      own::assign_slots(function);
    }
    if (llvm::Error error = verify_behind(name, function, middle))
      return error;
    if (name == middle.stop)
      break;
  }
  return llvm::Error::success();
}

void say_last(const opt::Changes &changes) {
  if (const std::string last = changes.last(); !last.empty())
    llvm::errs() << "lasti: the passes' last " + last + "\n";
}

} // namespace lasti::driver
