#include "standalone/unit.h"

#include "emit/names.h"
#include "emit/writer.h"
#include "system/files.h"

#include <llvm/ADT/StringExtras.h>

namespace lasti::standalone {
namespace {

using emit::Writer;

class Maker {
public:
  Maker(const Installation &installation, pyc::PyVersion version, const std::string &bytes_path)
      : installation(installation), version(version) {
    writer.margin("#include \"embed/embed.h\"");
    writer.blank();
    writer.margin("extern \"C\" const unsigned char lasti_carried[];");
    writer.margin("asm(\".pushsection .rodata\\nlasti_carried:\\n\"");
    writer.line("\".incbin \\\"\" {} \"\\\"\\n.byte 0\\n.popsection\");", emit::string_literal(bytes_path));
  }

  llvm::Expected<Unit> run() {
    write_modules();
    if (llvm::Error error = read_files())
      return error;
    write_files();
    const bool has_certificates = llvm::any_of(
        installation.files, [](const CarriedFile &file) { return file.purpose == Purpose::Certificates; });
    writer.margin("extern const lasti::runtime::EmbeddedInstallation lasti_installation;");
    writer.margin("const lasti::runtime::EmbeddedInstallation lasti_installation = {{");
    writer.line("modules, {}, {{files, {}, {}}}, {}, {},", installation.modules.bytecode.size(),
                installation.files.size(), emit::string_literal(system::hash_of(keys)),
                emit::string_literal(library_folder(version)),
                has_certificates ? emit::string_literal(certificates_place) : "nullptr");
    writer.margin("}};");
    return Unit{writer.take(), std::move(bytes)};
  }

private:
  const Installation &installation;
  const pyc::PyVersion version;
  Writer writer;
  std::string bytes;
  std::string keys;                              // what the files' key is made of
  std::vector<std::pair<size_t, size_t>> ranges; // of the files, in `bytes`

  // An array without elements is none in C++; the last row of each is not counted.
  void write_modules() {
    writer.margin("static const lasti::runtime::EmbeddedModule modules[] = {{");
    for (const CarriedModule &module : installation.modules.bytecode) {
      const std::string place = emit::string_literal(module.place);
      if (!module.module) {
        writer.line("{{{}, \"\", nullptr, 0, nullptr, \"\"}},", place);
        continue;
      }
      writer.line("{{{}, \"\", lasti_carried + {}, {}, nullptr, \"\"}},", place, bytes.size(),
                  module.module->marshal.size());
      bytes.append(module.module->marshal.begin(), module.module->marshal.end());
    }
    writer.line("{{}},");
    writer.margin("}};");
  }

  llvm::Error read_files() {
    for (const CarriedFile &file : installation.files) {
      llvm::Expected<std::string> contents =
          file.file.empty() ? file.contents : llvm::Expected<std::string>(system::read_file(file.file));
      if (!contents)
        return contents.takeError();
      keys += file.place + "\n" + system::hash_of(*contents) + "\n";
      ranges.emplace_back(bytes.size(), contents->size());
      bytes += *contents;
    }
    return llvm::Error::success();
  }

  void write_files() {
    for (size_t i = 0; i < installation.files.size(); ++i)
      if (const std::vector<size_t> &needs = installation.files[i].needs; !needs.empty())
        writer.margin("static const unsigned needs_{}[] = {{{}}};", i, fmt::join(needs, ", "));
    writer.margin("static const lasti::runtime::EmbeddedFile files[] = {{");
    for (size_t i = 0; i < installation.files.size(); ++i) {
      const CarriedFile &file = installation.files[i];
      const auto [begin, size] = ranges[i];
      writer.line("{{{}, lasti_carried + {}, lasti_carried + {}, {}, {}}},", emit::string_literal(file.place),
                  begin, begin + size, file.needs.empty() ? "nullptr" : fmt::format("needs_{}", i),
                  file.needs.size());
    }
    writer.line("{{}},");
    writer.margin("}};");
  }
};

} // namespace

llvm::Expected<Unit> make_unit(const Installation &installation, pyc::PyVersion version,
                               const std::string &bytes_path) {
  return Maker(installation, version, bytes_path).run();
}

} // namespace lasti::standalone
