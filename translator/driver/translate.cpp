#include "driver/translate.h"

#include "driver/middle.h"
#include "lower/lower.h"
#include "system/files.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/Path.h>

namespace lasti::driver {
namespace {

/// Bytes of bytecode in a translation unit: a second or two of the C++ compiler, so that several threads
/// share a big module.
constexpr unsigned unit_size = 8000;

/// The Python source for the comments. It need not exist: the bytecode says all that is needed.
std::string source_of(const pyc::Module &module) {
  llvm::Expected<std::string> text = system::read_file(module.code->filename);
  if (text)
    return std::move(*text);
  llvm::consumeError(text.takeError());
  return "";
}

choice::Circumstances circumstances(const ir::Function &function, const Options &options,
                                    const Background &background) {
  choice::Circumstances known{options.level, background.origin, options.checks, std::nullopt};
  if (!background.profiled.empty())
    known.profiled = background.profiled[function.code_index];
  return known;
}

} // namespace

program::Interpreter interpreter_of(const Options &options) {
  const std::string path = options.python.empty() ? compile::default_target().python : options.python;
  return {path, options.optimisation, options.verbose};
}

llvm::Expected<const compile::Target *> target_of(const pyc::Module &module) {
  if (const compile::Target *target = compile::find_target(module.version))
    return target;
  return llvm::createStringError("this is bytecode of Python " + pyc::to_string(module.version) + "; only " +
                                 compile::target_names() + " can be translated");
}

llvm::Expected<ir::Module> analyse(const pyc::Module &module, const Options &options,
                                   const Background &background) {
  if (llvm::Error error = target_of(module).takeError())
    return error;
  llvm::Expected<ir::Module> lowered = lower::lower(module, options.level == 0);
  if (!lowered)
    return lowered.takeError();
  for (ir::Function &function : lowered->functions)
    function.form = choice::choose(function, circumstances(function, options, background)).form;
  llvm::erase_if(lowered->functions,
                 [](const ir::Function &function) { return function.form == ir::Form::Interpreted; });
  Middle middle{options.passes, options.level, verifies_always(), options.dump};
  if (middle.passes && !llvm::is_contained(*middle.passes, "own"))
    middle.passes->push_back("own");
  opt::Changes changes(options.opt_limit);
  const bool wants_regions =
      options.passes ? llvm::is_contained(*options.passes, "regions") : options.level >= region_level;
  const bool stops_before = options.dump == "lower" || options.dump == "graph";
  if (wants_regions && !stops_before && llvm::any_of(lowered->functions, [](const ir::Function &function) {
        return function.form == ir::Form::Full;
      }))
    find_regions(*lowered, changes);
  for (ir::Function &function : lowered->functions) {
    middle.level = function.form == ir::Form::Plain ? 1 : options.level;
    if (llvm::Error error = run_middle(function, middle, changes))
      return error;
  }
  if (options.verbose)
    say_last(changes);
  return lowered;
}

llvm::Expected<emit::Text> translate(const pyc::Module &module, const std::string &path,
                                     const std::string &name, const std::string &id, const Options &options,
                                     const Background &background) {
  llvm::Expected<ir::Module> analysed = analyse(module, options, background);
  if (!analysed)
    return in_file(path, analysed.takeError());
  emit::Options emit_options;
  emit_options.literal = options.level == 0;
  emit_options.leave_checks = options.leave_checks;
  emit_options.line_directives = options.debug;
  emit_options.module_id = id;
  emit_options.module_name = name;
  // Without comments, text changes only where the native code may: the object cache goes by the text.
  emit_options.comments = options.product == Product::Cpp;
  if (emit_options.comments)
    emit_options.source = source_of(module);
  bool is_in_one = options.product == Product::Object || options.product == Product::Cpp;
  emit_options.unit_size = is_in_one ? 0 : unit_size;
  return emit::emit(*analysed, emit_options);
}

llvm::Error print_forms(const pyc::Module &module, const std::string &path, const Options &options,
                        const Background &background, llvm::raw_ostream &out) {
  llvm::Expected<ir::Module> lowered = lower::lower(module, options.level == 0);
  if (!lowered)
    return in_file(path, lowered.takeError());
  for (const ir::Function &function : lowered->functions) {
    const choice::Choice choice = choice::choose(function, circumstances(function, options, background));
    out << fmt::format("{}:{}: {}: {}, {} bytes: {}\n", path, function.body.code->firstlineno,
                       pyc::printable(function.name), ir::name(choice.form).str(),
                       function.body.code->code.size(), choice.reason.str());
  }
  return llvm::Error::success();
}

llvm::Expected<emit::Text> translate_library(const library::Library &library, const std::string &id,
                                             const Options &options, const Choices &choices) {
  Options own;
  own.level = options.level;
  own.leave_checks = options.leave_checks;
  return translate(library.module, library.located.file, id, id, own, {choice::Origin::Library, choices});
}

std::vector<std::string> files_of(const pyc::Module &module, const std::string &path) {
  return {path, module.code->filename};
}

system::InputFiles inputs_of(const pyc::Module &module, const std::string &path) {
  system::InputFiles inputs;
  for (const std::string &file : files_of(module, path))
    inputs.add(file);
  return inputs;
}

llvm::Error in_file(const std::string &path, llvm::Error error) {
  std::string text = llvm::toString(std::move(error));
  bool is_named = llvm::StringRef(text).starts_with(path + ":");
  return llvm::createStringError(is_named ? text : path + ": " + text);
}

} // namespace lasti::driver
