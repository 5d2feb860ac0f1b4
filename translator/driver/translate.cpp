#include "driver/translate.h"

#include "bytecode/decode.h"
#include "driver/dis.h"
#include "system/files.h"
#include "flow/graph.h"
#include "ir/function.h"

#include <fmt/format.h>
#include <llvm/Support/Path.h>

namespace lasti::driver {
namespace {

/// Bytes of bytecode in a translation unit: a second or two of the C++ compiler, so that several threads
/// share a big module.
constexpr unsigned unit_size = 8000;

llvm::Error check_version(const pyc::Module &module) {
  if (module.version == pyc::py311)
    return llvm::Error::success();
  return llvm::createStringError("this is bytecode of Python " + pyc::to_string(module.version) +
                                 "; only 3.11 can be translated");
}

/// The Python source for the comments. It need not exist: the bytecode says all that is needed.
std::string source_of(const pyc::Module &module) {
  llvm::Expected<std::string> text = system::read_file(module.code->filename);
  if (text)
    return std::move(*text);
  llvm::consumeError(text.takeError());
  return "";
}

llvm::Expected<ir::Module> analyse(const pyc::Module &module, const Options &options) {
  if (llvm::Error error = check_version(module))
    return error;
  ir::Options ir_options;
  ir_options.literal = options.level == 0;
  return ir::build(module, ir_options);
}

llvm::Expected<std::vector<emit::Unit>> units_of(const pyc::Module &module, const std::string &name,
                                                 const std::string &id, const Options &options, bool in_one) {
  llvm::Expected<ir::Module> analysed = analyse(module, options);
  if (!analysed)
    return analysed.takeError();
  emit::Options emit_options;
  emit_options.literal = options.level == 0;
  emit_options.leave_checks = options.leave_checks;
  emit_options.line_directives = options.debug;
  emit_options.module_id = id;
  emit_options.module_name = name;
  emit_options.source = source_of(module);
  emit_options.unit_size = in_one ? 0 : unit_size;
  return emit::emit(*analysed, emit_options);
}

using Printer = void (*)(const ir::Function &, llvm::raw_ostream &);

/// The stages that print function by function.
Printer printer_of(llvm::StringRef stage) {
  if (stage == "graph")
    return [](const ir::Function &function, llvm::raw_ostream &out) {
      flow::print(function.body, function.graph, out);
    };
  if (stage == "ir")
    return ir::print;
  if (stage == "types")
    return ir::print_types;
  if (stage == "ownership")
    return ir::print_ownership;
  return nullptr;
}

} // namespace

llvm::Expected<std::vector<emit::Unit>> translate(const pyc::Module &module, const std::string &path,
                                                  const std::string &name, const std::string &id,
                                                  const Options &options) {
  auto units = units_of(module, name, id, options, options.product == Product::Object);
  if (!units)
    return in_file(path, units.takeError());
  return units;
}

llvm::Error in_file(const std::string &path, llvm::Error error) {
  std::string text = llvm::toString(std::move(error));
  bool is_named = llvm::StringRef(text).starts_with(path + ":");
  return llvm::createStringError(is_named ? text : path + ": " + text);
}

std::string dump_stages() {
  return "bytecode, graph, ir, types, ownership, cpp";
}

llvm::Error dump(const pyc::Module &module, const std::string &path, const std::string &name,
                 const Options &options) {
  if (options.dump == "bytecode") {
    if (llvm::Error error = dis(module, llvm::outs(), DisOptions()))
      return in_file(path, std::move(error));
    return llvm::Error::success();
  }
  if (options.dump == "cpp")
    return emit_text(module, path, options);
  Printer print = printer_of(options.dump);
  if (!print)
    return llvm::createStringError("--dump=" + options.dump + ": the stages are " + dump_stages());
  llvm::Expected<ir::Module> analysed = analyse(module, options);
  if (!analysed)
    return in_file(path, analysed.takeError());
  llvm::outs() << "; module " << name << "\n";
  for (const ir::Function &function : analysed->functions)
    print(function, llvm::outs());
  return llvm::Error::success();
}

llvm::Error emit_text(const pyc::Module &module, const std::string &path, const Options &options) {
  std::string name = module_name(path);
  auto units = units_of(module, name, name, options, /*in_one=*/true);
  if (!units)
    return in_file(path, units.takeError());
  std::string text;
  for (const emit::Unit &unit : *units)
    text += unit.text;
  return system::write_output(options.output, text);
}

std::string module_name(const std::string &path) {
  llvm::StringRef name = llvm::sys::path::filename(path);
  if (!name.consume_back(".pyc"))
    name.consume_back(".py");
  return name.split('.').first.str(); // app.cpython-311.pyc
}

} // namespace lasti::driver
