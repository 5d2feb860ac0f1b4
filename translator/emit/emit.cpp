// A module: its functions, spread over units of about the same size, and the table by which the
// runtime finds them.

#include "emit/emit.h"

#include "emit/frameless/frameless.h"
#include "emit/region/clone.h"
#include "emit/function.h"
#include "emit/names.h"
#include "emit/plain/function.h"
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
  void open_unit(bool plain);
  void close_unit();
  void next_unit(bool plain);
  void begin_text(size_t bytes);
  void open_namespace(bool plain);
  void close_namespace();
  void change_form(bool plain);
  bool is_frameless(const ir::Function &function) const;
  std::string table_entry(const ir::Function &function) const;
  std::string hash_so_far() const;
  void write_table(bool declares, llvm::StringRef hash);

  const ir::Module &module;
  const Options &options;
  llvm::SmallVector<llvm::StringRef, 0> source;
  std::vector<Unit> units;
  Writer out;
  std::vector<LineEntry> lines;
  size_t size = 0;         // bytes of bytecode in the unit being written
  bool is_plain = false;   // what is being written
  bool only_plain = false; // and all before it in the unit
};

ModuleWriter::ModuleWriter(const ir::Module &module, const Options &options)
    : module(module), options(options) {
  if (!options.source.empty())
    llvm::StringRef(options.source).split(source, '\n');
}

std::string module_namespace(llvm::StringRef module_id, bool plain) {
  return "lasti_" + exact_identifier(module_id) + (plain ? "_plain" : "");
}

/// What is in the plain form has a namespace of its own: both forms have a Frame.
void ModuleWriter::open_namespace(bool plain) {
  is_plain = plain;
  out.margin("#include \"{}\"", plain ? "plain/plain.h" : "runtime.h");
  out.blank();
  out.margin("namespace {} {{", module_namespace(options.module_id, plain));
  out.margin("using namespace lasti::{};", plain ? "plain" : "runtime");
}

void ModuleWriter::close_namespace() {
  out.margin("}} // namespace {}", module_namespace(options.module_id, is_plain));
}

void ModuleWriter::open_unit(bool plain) {
  out = Writer();
  lines.clear();
  size = 0;
  only_plain = plain;
  if (options.comments)
    out.margin("// {}", comment_text(module.source.code->filename, 200));
  open_namespace(plain);
}

void ModuleWriter::close_unit() {
  std::string name = exact_identifier(options.module_id);
  if (!units.empty())
    name += fmt::format("_{}", units.size());
  units.push_back({std::move(name), out.take(), std::move(lines), only_plain});
}

void ModuleWriter::next_unit(bool plain) {
  close_namespace();
  close_unit();
  open_unit(plain);
}

/// In one unit, runtime.h comes first: plain/plain.h then takes the runtime's types.
void ModuleWriter::change_form(bool plain) {
  if (options.unit_size > 0)
    return next_unit(plain);
  only_plain = false;
  close_namespace();
  out.blank();
  open_namespace(plain);
}

void ModuleWriter::begin_text(size_t bytes) {
  if (options.unit_size > 0 && size > options.unit_size)
    next_unit(is_plain);
  size += bytes;
  out.blank();
}

std::string ModuleWriter::hash_so_far() const {
  llvm::SHA256 hash;
  for (const Unit &unit : units)
    hash.update(unit.text);
  hash.update(out.str());
  return llvm::toHex(hash.final(), /*LowerCase=*/true);
}

/// Whether it may be called without a frame.
bool ModuleWriter::is_frameless(const ir::Function &function) const {
  return function.clone || has_frameless(function, options);
}

std::string ModuleWriter::table_entry(const ir::Function &function) const {
  const std::string &qualname = function.body.code->qualname;
  const std::string space = module_namespace(options.module_id, function.form == ir::Form::Plain);
  const std::string frameless =
      is_frameless(function) ? fmt::format(", {}::{}", space, frameless_name(function)) : "";
  return fmt::format("{{{}::{}, {}, {}{}}},", space, function_identifier(qualname, function.code_index),
                     string_literal(qualname), function.code_index, frameless);
}

/// `declares`: the functions stand in other units.
void ModuleWriter::write_table(bool declares, llvm::StringRef hash) {
  close_namespace();
  out.blank();
  if (declares)
    for (const ir::Function &function : module.functions) {
      const std::string space = module_namespace(options.module_id, function.form == ir::Form::Plain);
      out.margin("namespace {} {{ {}; }}", space, function_declaration(function));
      if (is_frameless(function))
        out.margin("namespace {} {{ {}; }}", space, frameless_declaration(function));
    }
  const std::string table = module_namespace(options.module_id, false) + "_functions";
  if (!module.functions.empty()) {
    out.margin("static const lasti::runtime::NativeFunction {}[] = {{", table);
    for (const ir::Function &function : module.functions)
      out.line("{}", table_entry(function));
    out.margin("}};");
    out.blank();
  }
  std::string symbol = module_symbol(options.module_id);
  out.margin("extern \"C\" const lasti::runtime::NativeModule {};", symbol);
  out.margin("const lasti::runtime::NativeModule {} = {{", symbol);
  out.line("{},", string_literal(options.module_name));
  out.line("\"{}\",", hash.str());
  out.line("{},", module.functions.empty() ? "nullptr" : table);
  out.line("{},", module.functions.size());
  out.margin("}};");
}

Text ModuleWriter::write() {
  const auto is_written_plain = [](const ir::Function &function) { return function.form == ir::Form::Plain; };
  const bool all_plain = llvm::all_of(module.functions, is_written_plain);
  open_unit(all_plain);
  for (const ir::Function &function : module.functions)
    if (!is_written_plain(function)) {
      write_function(function, options, source, out, lines, [this](size_t bytes) { begin_text(bytes); });
      if (function.clone)
        write_clone(function, options, source, out);
      else if (has_frameless(function, options))
        write_frameless(function, options, out);
    }
  if (!all_plain && llvm::any_of(module.functions, is_written_plain))
    change_form(/*plain=*/true);
  for (const ir::Function &function : module.functions)
    if (is_written_plain(function)) {
      begin_text(function.body.code->code.size());
      write_plain_function(function, options, source, out, lines);
      if (has_frameless(function, options))
        write_frameless(function, options, out);
    }
  std::string hash = hash_so_far();
  bool is_split = !units.empty();
  if (is_split && !is_plain) // a change of one function leaves the units of the others as they are
    next_unit(/*plain=*/true);
  write_table(is_split, hash);
  close_unit();
  return Text{std::move(units), /*forms=*/{}, std::move(hash)};
}

} // namespace

std::string module_symbol(llvm::StringRef module_id) {
  return "lasti_module_" + exact_identifier(module_id);
}

Text emit(const ir::Module &module, const Options &options) {
  Text text = ModuleWriter(module, options).write();
  for (const ir::Function &function : module.functions)
    ++text.forms[static_cast<size_t>(function.form)];
  return text;
}

} // namespace lasti::emit
