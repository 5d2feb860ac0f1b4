#include "driver/emit.h"

#include "driver/dis.h"
#include "driver/middle.h"
#include "driver/profile/profile.h"
#include "driver/translate.h"
#include "flow/graph.h"
#include "likely/likely.h"
#include "ir/print.h"
#include "program/python.h"
#include "system/output_file.h"
#include "words/print.h"

#include <llvm/ADT/STLExtras.h>

namespace lasti::driver {
namespace {

void print_regions(const ir::Function &function, llvm::raw_ostream &out) {
  if (function.regions.empty() && !function.clone)
    return;
  out << "function '" << pyc::printable(function.name) << "'\n";
  if (function.clone)
    words::print(*function.clone, out);
  for (const words::Region &region : function.regions)
    words::print(region, out);
}

/// Prints what a module looks like behind a stage.
llvm::Error dump(const pyc::Module &module, const Options &options) {
  if (options.dump == "bytecode") {
    if (llvm::Error error = dis(module, llvm::outs(), DisOptions()))
      return in_file(options.input, std::move(error));
    return llvm::Error::success();
  }
  if (options.dump == "cpp")
    return emit_text(module, options.input, options);
  llvm::Expected<std::optional<profile::Profile>> profile = load_profile(options);
  if (!profile)
    return profile.takeError();
  const std::string name = program::module_name(options.input);
  const Background background{choice::Origin::Program, choose(*profile, module, name, /*is_main=*/true)};
  if (options.dump == "forms")
    return print_forms(module, options.input, options, background, llvm::outs());
  llvm::Expected<ir::Module> analysed = analyse(module, options, background);
  if (!analysed)
    return in_file(options.input, analysed.takeError());
  llvm::outs() << "; module " << name << "\n";
  for (const ir::Function &function : analysed->functions)
    if (options.dump == "graph")
      flow::print(function.body, function.graph, llvm::outs());
    else if (options.dump == "likely")
      likely::print(function, llvm::outs());
    else if (options.dump == "regions")
      print_regions(function, llvm::outs());
    else
      ir::print(function, llvm::outs());
  return llvm::Error::success();
}

} // namespace

llvm::Error emit(const Options &options) {
  llvm::Expected<program::CompiledModule> module =
      program::load_module(interpreter_of(options), {options.input, ""});
  if (!module)
    return module.takeError();
  return options.dump.empty() ? emit_text(module->module, options.input, options)
                              : dump(module->module, options);
}

llvm::Error emit_text(const pyc::Module &module, const std::string &path, const Options &options) {
  Options in_one = options;
  in_one.product = Product::Cpp;
  llvm::Expected<std::optional<profile::Profile>> profile = load_profile(options);
  if (!profile)
    return profile.takeError();
  std::string name = program::module_name(path);
  auto translated = translate(module, path, name, name, in_one,
                              {choice::Origin::Program, choose(*profile, module, name, true)});
  if (!translated)
    return translated.takeError();
  std::string text;
  for (const emit::Unit &unit : translated->units)
    text += unit.text;
  system::InputFiles inputs = inputs_of(module, path);
  inputs.add(options.profile);
  return system::write_output(options.output, text, std::move(inputs));
}

std::vector<llvm::StringRef> dump_stages() {
  std::vector<llvm::StringRef> stages{"bytecode", "graph", "forms", "lower", "likely"};
  llvm::append_range(stages, pass_names());
  stages.insert(stages.end() - 1, "ir");
  stages.push_back("cpp");
  return stages;
}

} // namespace lasti::driver
