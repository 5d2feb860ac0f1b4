#include "standalone/report.h"

#include "standalone/licences.h"
#include "system/process.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/FileSystem.h>

namespace lasti::standalone {
namespace {

namespace json = llvm::json;

constexpr std::pair<Purpose, const char *> lists[] = {{Purpose::Extension, "extension_modules"},
                                                      {Purpose::SharedLibrary, "shared_libraries"},
                                                      {Purpose::Data, "data"},
                                                      {Purpose::Metadata, "metadata"},
                                                      {Purpose::Certificates, "certificates"},
                                                      {Purpose::TimeZones, "time_zones"}};

uint64_t size_of(const CarriedFile &file) {
  uint64_t size = file.contents.size();
  if (!file.file.empty() && llvm::sys::fs::file_size(file.file, size))
    return 0;
  return size;
}

class Reporter {
public:
  Reporter(json::OStream &out, const Installation &installation, llvm::ArrayRef<std::string> linked)
      : out(out), installation(installation), linked(linked), packages(find_packages(all_files())) {}

  void write() {
    out.attributeObject("standalone", [&] {
      out.attribute("glibc", installation.glibc);
      write_modules();
      for (const auto &[purpose, name] : lists)
        write_files(purpose, name);
      out.attributeArray("linked", [&] {
        for (const std::string &file : linked)
          out.object([&] { write_file(file); });
      });
      write_strings("left_out", installation.modules.left_out);
      write_strings("notes", installation.notes);
      write_packages();
      write_distributions();
    });
  }

private:
  json::OStream &out;
  const Installation &installation;
  llvm::ArrayRef<std::string> linked;
  const Packages packages;

  std::vector<std::string> all_files() const {
    std::vector<std::string> files = linked.vec();
    for (const CarriedModule &module : installation.modules.bytecode)
      if (!module.located.file.empty())
        files.push_back(module.located.file);
    for (const CarriedFile &file : installation.files)
      if (!file.file.empty())
        files.push_back(file.file);
    return files;
  }

  void text(llvm::StringRef key, llvm::StringRef value) {
    if (!value.empty())
      out.attribute(key, json::fixUTF8(value));
  }

  void write_strings(llvm::StringRef key, llvm::ArrayRef<std::string> values) {
    out.attributeArray(key, [&] {
      for (const std::string &value : values)
        out.value(json::fixUTF8(value));
    });
  }

  void write_file(const std::string &file) {
    text("file", file);
    text("package", packages.owner.lookup(file));
  }

  void write_modules() {
    out.attributeArray("modules", [&] {
      for (const CarriedModule &module : installation.modules.bytecode)
        out.object([&] {
          text("name", module.located.name);
          write_file(module.located.file);
          text("imported_by", module.by);
          out.attribute("size", module.module ? module.module->marshal.size() : 0);
        });
    });
  }

  void write_files(Purpose purpose, const char *name) {
    out.attributeArray(name, [&] {
      for (const CarriedFile &file : installation.files)
        if (file.purpose == purpose)
          out.object([&] {
            text("name", file.name);
            text("place", file.place);
            write_file(file.file);
            out.attribute("size", size_of(file));
            if (!file.needs.empty())
              write_needs(file);
          });
    });
  }

  void write_needs(const CarriedFile &file) {
    out.attributeArray("needs", [&] {
      for (size_t needed : file.needs)
        out.value(json::fixUTF8(installation.files[needed].place));
    });
  }

  void write_packages() {
    out.attributeArray("packages", [&] {
      for (const Package &package : packages.packages)
        out.object([&] {
          text("name", package.name);
          text("version", package.version);
          text("copyright", package.copyright);
          write_strings("licences", package.licences);
        });
    });
  }

  void write_distributions() {
    out.attributeArray("distributions", [&] {
      for (const Distribution &distribution : installation.distributions)
        out.object([&] {
          text("name", distribution.name);
          text("version", distribution.version);
          text("licence", distribution.licence);
        });
    });
  }
};

} // namespace

void write_report(json::OStream &out, const Installation &installation, llvm::ArrayRef<std::string> linked) {
  Reporter(out, installation, linked).write();
}

std::vector<std::string> linked_libraries(const std::string &cxx, const std::string &python_library) {
  std::vector<std::string> files{python_library};
  for (const char *name : {"libexpat.a", "libz.a", "libstdc++.a", "libgcc.a", "libgcc_eh.a"}) {
    llvm::Expected<system::Ended> ended =
        system::run_process(cxx, {std::string("-print-file-name=") + name}, /*verbose=*/false);
    if (!ended) {
      llvm::consumeError(ended.takeError());
      continue;
    }
    llvm::SmallString<256> file;
    if (!llvm::sys::fs::real_path(llvm::StringRef(ended->text).trim(), file))
      files.push_back(file.str().str());
  }
  return files;
}

std::string summary(const Installation &installation) {
  auto count = [&](Purpose purpose) {
    return llvm::count_if(installation.files,
                          [&](const CarriedFile &file) { return file.purpose == purpose; });
  };
  const auto code = count(Purpose::Extension) + count(Purpose::SharedLibrary);
  std::string text = fmt::format(
      "  carried: {} modules, {} extension modules, {} shared libraries, {} other files; "
      "needs glibc {}\n",
      installation.modules.bytecode.size(), count(Purpose::Extension), count(Purpose::SharedLibrary),
      static_cast<long>(installation.files.size()) - code, installation.glibc);
  constexpr size_t most = 8;
  const std::vector<std::string> &left_out = installation.modules.left_out;
  for (const std::string &line : llvm::ArrayRef(left_out).take_front(most))
    text += "  not carried: " + line + "\n";
  if (left_out.size() > most)
    text += fmt::format("  not carried: {} more\n", left_out.size() - most);
  for (const std::string &note : installation.notes)
    text += "  " + note + "\n";
  return text;
}

} // namespace lasti::standalone
