#include "library/table.h"

#include "emit/names.h"
#include "emit/writer.h"

#include <llvm/ADT/STLExtras.h>

namespace lasti::library {

std::string table_text(llvm::ArrayRef<Native> libraries) {
  std::vector<const Native *> by_hash;
  for (const Native &library : libraries)
    if (!library.object.empty())
      by_hash.push_back(&library);
  llvm::sort(by_hash, [](const Native *a, const Native *b) { return a->hash < b->hash; });
  emit::Writer writer;
  writer.margin("#include \"embed/libraries.h\"");
  writer.blank();
  for (const Native *library : by_hash)
    writer.margin("extern \"C\" const lasti::runtime::NativeModule {};", library->symbol);
  writer.blank();
  writer.margin("static const lasti::runtime::NativeLibrary natives[] = {{");
  for (const Native *library : by_hash)
    writer.line("{{{{{:#x}u, {:#x}u}}, &{}}},", library->hash.high, library->hash.low, library->symbol);
  writer.margin("}};");
  writer.margin("static const char *const names[] = {{");
  for (const Native &library : libraries)
    writer.line("{},", emit::string_literal(library.located.name));
  writer.margin("}};");
  writer.margin("extern const lasti::runtime::EmbeddedLibraries lasti_libraries;");
  writer.margin("const lasti::runtime::EmbeddedLibraries lasti_libraries = {{natives, {}, names, {}}};",
                by_hash.size(), libraries.size());
  return writer.take();
}

} // namespace lasti::library
