#include "program/embed.h"

#include "emit/names.h"
#include "emit/writer.h"

#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/Path.h>

#include <algorithm>
#include <vector>

namespace lasti::program {
namespace {

using emit::Writer;

// A string literal that Clang and GCC read fast, whatever the bytes. Octal escapes of three digits end by
// themselves, and a question mark begins no trigraph when it is one of them.
std::string byte_literal(llvm::ArrayRef<uint8_t> bytes) {
  std::string text = "\"";
  for (uint8_t byte : bytes) {
    if (byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\' && byte != '?') {
      text += static_cast<char>(byte);
    } else {
      text += '\\';
      for (int shift = 6; shift >= 0; shift -= 3)
        text += static_cast<char>('0' + (byte >> shift & 7));
    }
  }
  return text + '"';
}

void write_bytes(Writer &writer, const std::string &variable, llvm::ArrayRef<uint8_t> bytes) {
  constexpr size_t bytes_a_line = 64;
  // One more than there are: the literal's NUL.
  writer.margin("static const unsigned char {}[{}] =", variable, bytes.size() + 1);
  for (size_t i = 0; i < bytes.size(); i += bytes_a_line) {
    llvm::ArrayRef<uint8_t> part = bytes.slice(i, std::min(bytes_a_line, bytes.size() - i));
    writer.line("{}{}", byte_literal(part), i + bytes_a_line < bytes.size() ? "" : ";");
  }
  if (bytes.empty())
    writer.line("\"\";");
}

// The fields of runtime/embed/embed.h: EmbeddedModule.
std::string initialiser(const EmbeddedModule &module, const std::string &variable) {
  if (!module.module)
    return fmt::format("{{{}, \"\", nullptr, 0, nullptr, \"\"}}", emit::string_literal(module.path));
  return fmt::format(
      "{{{}, {}, {}, {}, {}, \"{}\"}}", emit::string_literal(source_path(module.path)),
      emit::string_literal(module.module->code->filename), variable, module.module->marshal.size(),
      module.native_symbol.empty() ? "nullptr" : "&" + module.native_symbol, module.native_hash);
}

void write_head(Writer &writer, llvm::ArrayRef<EmbeddedModule> modules) {
  writer.margin("#include \"embed/embed.h\"");
  writer.blank();
  for (const EmbeddedModule &module : modules)
    if (module.module && !module.native_symbol.empty())
      writer.margin("extern \"C\" const lasti::runtime::NativeModule {};", module.native_symbol);
  writer.blank();
}

std::string bytes_variable(size_t index) {
  return fmt::format("bytecode_{}", index);
}

void write_module(Writer &writer, const EmbeddedModule &module, size_t index) {
  if (!module.module)
    return;
  writer.margin("// {}", emit::comment_text(module.path, 100));
  write_bytes(writer, bytes_variable(index), module.module->marshal);
  writer.blank();
}

std::string literal_or_null(const std::string &text) {
  return text.empty() ? "nullptr" : emit::string_literal(text);
}

// The name that an extension module is imported by: a package's __init__ is known as the package.
llvm::StringRef import_name(const EmbeddedModule &module, llvm::StringRef name) {
  name = name.substr(name.rfind('.') + 1);
  if (name == "__init__" && module.module)
    return llvm::sys::path::filename(llvm::sys::path::parent_path(module.module->code->filename));
  return name;
}

// Decodes UTF-8; false if it is not valid.
bool decode(llvm::StringRef text, std::vector<uint32_t> &points) {
  for (size_t i = 0; i < text.size();) {
    const auto first = static_cast<uint8_t>(text[i]);
    const unsigned length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0;
    if (!length || i + length > text.size())
      return false;
    uint32_t point = length == 1 ? first : first & (0x7fu >> length);
    for (unsigned k = 1; k < length; ++k)
      point = point << 6 | (static_cast<uint8_t>(text[i + k]) & 0x3f);
    points.push_back(point);
    i += length;
  }
  return true;
}

// RFC 3492, section 6.1.
uint32_t adapted_bias(uint32_t delta, uint32_t count, bool first) {
  delta = first ? delta / 700 : delta / 2;
  delta += delta / count;
  uint32_t k = 0;
  for (; delta > 455; k += 36)
    delta /= 35;
  return k + 36 * delta / (delta + 38);
}

// RFC 3492, section 6.3: a number in digits of varying base.
void put_number(std::string &out, uint32_t number, uint32_t bias) {
  for (uint32_t k = 36;; k += 36) {
    const uint32_t threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
    const bool last = number < threshold;
    const uint32_t digit = last ? number : threshold + (number - threshold) % (36 - threshold);
    out += static_cast<char>(digit < 26 ? 'a' + digit : '0' + digit - 26);
    if (last)
      return;
    number = (number - threshold) / (36 - threshold);
  }
}

// As Python's codec "punycode" encodes.
std::string punycode(llvm::ArrayRef<uint32_t> points) {
  std::string out;
  for (uint32_t point : points)
    if (point < 0x80)
      out += static_cast<char>(point);
  const auto basic = static_cast<uint32_t>(out.size());
  if (basic)
    out += '-';
  uint32_t next = 0x80, delta = 0, bias = 72;
  for (uint32_t handled = basic; handled < points.size(); ++delta, ++next) {
    uint32_t least = UINT32_MAX;
    for (uint32_t point : points)
      if (point >= next)
        least = std::min(least, point);
    delta += (least - next) * (handled + 1);
    next = least;
    for (uint32_t point : points) {
      if (point < next)
        ++delta;
      if (point != next)
        continue;
      put_number(out, delta, bias);
      bias = adapted_bias(delta, handled + 1, handled == basic);
      delta = 0;
      ++handled;
    }
  }
  return out;
}

} // namespace

std::string source_path(llvm::StringRef path) {
  if (!path.consume_back(".pyc"))
    return path.str();
  const auto [name, tag] = path.rsplit('.');
  llvm::StringRef digits = tag;
  const bool is_tagged = digits.consume_front("cpython-") && llvm::all_of(digits, llvm::isDigit);
  return ((is_tagged ? name : path) + ".py").str();
}

std::string embed_program(const EmbeddedProgram &program) {
  Writer writer;
  write_head(writer, program.modules);
  for (size_t i = 0; i < program.modules.size(); ++i)
    write_module(writer, program.modules[i], i);
  writer.margin("static const lasti::runtime::EmbeddedModule modules[] = {{");
  for (size_t i = 0; i < program.modules.size(); ++i)
    writer.line("{},", initialiser(program.modules[i], bytes_variable(i)));
  writer.margin("}};");
  writer.blank();
  writer.margin("static const lasti::runtime::EmbeddedWarning warnings[] = {{");
  for (const CompilerWarning &warning : program.warnings)
    writer.line("{{{}, {}, {}}},", emit::string_literal(warning.category), emit::string_literal(warning.text),
                warning.line);
  writer.line("{{nullptr, nullptr, 0}},");
  writer.margin("}};");
  writer.blank();
  if (!program.files.empty())
    writer.margin("extern const lasti::runtime::EmbeddedFile lasti_files[];");
  if (program.has_libraries)
    writer.margin("extern const lasti::runtime::EmbeddedLibraries lasti_libraries;");
  if (program.has_installation)
    writer.margin("extern const lasti::runtime::EmbeddedInstallation lasti_installation;");
  writer.margin("int main(int argc, char **argv) {{");
  writer.line("static const lasti::runtime::EmbeddedProgram program = {{");
  writer.line("  modules, {}, {}, {}, {}, warnings, {}, {}, {}, {}, {},", program.modules.size(),
              literal_or_null(program.run_module), literal_or_null(program.interpreter), program.optimisation,
              program.files.empty() ? "nullptr" : "lasti_files", program.files.size(),
              emit::string_literal(program.files_key), program.has_libraries ? "&lasti_libraries" : "nullptr",
              program.has_installation ? "&lasti_installation" : "nullptr");
  writer.line("}};");
  writer.line("return lasti::runtime::run_program(argc, argv, program);");
  writer.margin("}}");
  return writer.take();
}

std::string embed_files(const EmbeddedProgram &program, llvm::StringRef folder) {
  Writer writer;
  writer.margin("#include \"embed/embed.h\"");
  writer.blank();
  for (size_t i = 0; i < program.files.size(); ++i) {
    writer.margin("// {}", emit::comment_text(program.files[i].path, 100));
    writer.margin("extern \"C\" const unsigned char lasti_file_{0}[], lasti_file_{0}_end[];", i);
    writer.margin("asm(\".pushsection .rodata\\nlasti_file_{}:\\n\"", i);
    writer.line("\".incbin \\\"\" {} \"\\\"\\nlasti_file_{}_end:\\n.byte 0\\n.popsection\");",
                emit::string_literal(fmt::format("{}/{}", folder.str(), i)), i);
  }
  for (size_t i = 0; i < program.files.size(); ++i)
    if (const std::vector<size_t> &needs = program.files[i].needs; !needs.empty())
      writer.margin("static const unsigned needs_{}[] = {{{}}};", i, fmt::join(needs, ", "));
  writer.margin("extern const lasti::runtime::EmbeddedFile lasti_files[];");
  writer.margin("const lasti::runtime::EmbeddedFile lasti_files[] = {{");
  for (size_t i = 0; i < program.files.size(); ++i) {
    const DataFile &file = program.files[i];
    writer.line("{{{0}, lasti_file_{1}, lasti_file_{1}_end, {2}, {3}}},", emit::string_literal(file.path), i,
                file.needs.empty() ? "nullptr" : fmt::format("needs_{}", i), file.needs.size());
  }
  writer.margin("}};");
  return writer.take();
}

std::string init_function(llvm::StringRef module_name) {
  const llvm::StringRef last = module_name.substr(module_name.rfind('.') + 1);
  std::vector<uint32_t> points;
  const bool is_ascii =
      !decode(last, points) || llvm::all_of(points, [](uint32_t point) { return point < 0x80; });
  std::string encoded = is_ascii ? last.str() : punycode(points);
  // Python/importdl.c get_encoded_name replaces hyphens in either.
  std::replace(encoded.begin(), encoded.end(), '-', '_');
  return (is_ascii ? "PyInit_" : "PyInitU_") + encoded;
}

llvm::Expected<std::string> embed_extension(const EmbeddedModule &module, llvm::StringRef module_name) {
  const llvm::StringRef last = import_name(module, module_name);
  if (!module.module || last.empty() || last.contains('\0'))
    return llvm::createStringError("%s: no extension module can be made of this", module.path.c_str());
  Writer writer;
  write_head(writer, module);
  write_module(writer, module, 0);
  writer.margin("static lasti::runtime::ExtensionModule extension = {{{{}}, {{}}, {}}};",
                initialiser(module, bytes_variable(0)));
  writer.blank();
  // Named for the linker only: a module may be called anything.
  writer.margin("extern \"C\" __attribute__((visibility(\"default\"))) PyObject *initialise()");
  writer.margin("    __asm__({});", emit::string_literal(init_function(last)));
  writer.margin("PyObject *initialise() {{");
  writer.line("return lasti::runtime::initialise_extension(extension, {});", emit::string_literal(last));
  writer.margin("}}");
  return writer.take();
}

} // namespace lasti::program
