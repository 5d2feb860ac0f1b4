// A module: its functions, spread over units of about the same size, and the table by which the
// runtime finds them.

#include "emit/emit.h"

#include "emit/function.h"
#include "emit/names.h"
#include "emit/writer.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/SHA256.h>

namespace lasti::emit {
namespace {

class ModuleWriter {
public:
  ModuleWriter(const ir::Module &module, const Options &options);

  Text write();

private:
  void open_unit();
  void close_unit();
  void next_unit();
  std::string hash_so_far() const;
  void write_table(bool declares, llvm::StringRef hash);

  const ir::Module &module;
  const Options &options;
  llvm::SmallVector<llvm::StringRef, 0> source;
  std::vector<Unit> units;
  Writer out;
  std::vector<LineEntry> lines;
  size_t size = 0; // bytes of bytecode in the unit being written
};

ModuleWriter::ModuleWriter(const ir::Module &module, const Options &options)
    : module(module), options(options) {
  if (!options.source.empty())
    llvm::StringRef(options.source).split(source, '\n');
}

std::string module_namespace(llvm::StringRef module_id) {
  return "lasti_" + exact_identifier(module_id);
}

void ModuleWriter::open_unit() {
  out = Writer();
  lines.clear();
  size = 0;
  if (options.comments)
    out.margin("// {}", comment_text(module.source.code->filename, 200));
  out.margin("#include \"runtime.h\"");
  out.blank();
  out.margin("namespace {} {{", module_namespace(options.module_id));
  out.margin("using namespace lasti::runtime;");
}

void ModuleWriter::close_unit() {
  std::string name = exact_identifier(options.module_id);
  if (!units.empty())
    name += fmt::format("_{}", units.size());
  units.push_back({std::move(name), out.take(), std::move(lines)});
}

void ModuleWriter::next_unit() {
  out.margin("}} // namespace {}", module_namespace(options.module_id));
  close_unit();
  open_unit();
}

std::string ModuleWriter::hash_so_far() const {
  llvm::SHA256 hash;
  for (const Unit &unit : units)
    hash.update(unit.text);
  hash.update(out.str());
  return llvm::toHex(hash.final(), /*LowerCase=*/true);
}

/// `declares`: the functions stand in other units.
void ModuleWriter::write_table(bool declares, llvm::StringRef hash) {
  out.blank();
  if (declares)
    for (const ir::Function &function : module.functions)
      out.margin("{};", function_declaration(function));
  out.margin("static const NativeFunction functions[] = {{");
  for (const ir::Function &function : module.functions) {
    const std::string &qualname = function.body.code->qualname;
    out.line("{{{}, {}, {}}},", function_identifier(qualname, function.code_index), string_literal(qualname),
             function.code_index);
  }
  out.margin("}};");
  out.margin("}} // namespace {}", module_namespace(options.module_id));
  out.blank();
  std::string symbol = module_symbol(options.module_id);
  out.margin("extern \"C\" const lasti::runtime::NativeModule {};", symbol);
  out.margin("const lasti::runtime::NativeModule {} = {{", symbol);
  out.line("{},", string_literal(options.module_name));
  out.line("\"{}\",", hash.str());
  out.line("{}::functions,", module_namespace(options.module_id));
  out.line("{},", module.functions.size());
  out.margin("}};");
}

Text ModuleWriter::write() {
  open_unit();
  auto begin_text = [this](size_t bytes) {
    if (options.unit_size > 0 && size > options.unit_size)
      next_unit();
    size += bytes;
    out.blank();
  };
  for (const ir::Function &function : module.functions)
    write_function(function, options, source, out, lines, begin_text);
  std::string hash = hash_so_far();
  bool is_split = !units.empty();
  if (is_split)
    next_unit();
  write_table(is_split, hash);
  close_unit();
  return Text{std::move(units), std::move(hash)};
}

} // namespace

std::string module_symbol(llvm::StringRef module_id) {
  return "lasti_module_" + exact_identifier(module_id);
}

Text emit(const ir::Module &module, const Options &options) {
  return ModuleWriter(module, options).write();
}

} // namespace lasti::emit
