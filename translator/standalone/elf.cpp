#include "standalone/elf.h"

#include "system/files.h"

#include <fmt/format.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Object/ELFObjectFile.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>

namespace lasti::standalone {
namespace {

using ElfFile = llvm::object::ELFFile<llvm::object::ELF64LE>;
using Dynamic = llvm::object::ELF64LE::Dyn;

/// The bytes of an ELF file of this machine's kind.
llvm::Expected<std::string> read_elf(const std::string &path) {
  llvm::Expected<std::string> bytes = system::read_file(path);
  if (!bytes)
    return bytes.takeError();
  const llvm::StringRef text = *bytes;
  if (text.size() < sizeof(llvm::ELF::Elf64_Ehdr) || !text.starts_with("\177ELF") ||
      text[llvm::ELF::EI_CLASS] != llvm::ELF::ELFCLASS64 ||
      text[llvm::ELF::EI_DATA] != llvm::ELF::ELFDATA2LSB)
    return llvm::createStringError(path + ": this is no ELF file of x86-64");
  return bytes;
}

llvm::Error in(const std::string &path, llvm::Error error) {
  return llvm::createStringError(path + ": " + llvm::toString(std::move(error)));
}

/// Opens an ELF file, whose bytes go to `bytes`.
llvm::Expected<ElfFile> open_elf(const std::string &path, std::string &bytes) {
  llvm::Expected<std::string> read = read_elf(path);
  if (!read)
    return read.takeError();
  bytes = std::move(*read);
  llvm::Expected<ElfFile> file = ElfFile::create(bytes);
  if (!file)
    return in(path, file.takeError());
  return file;
}

/// The text at `offset` of a string table; nothing if the table ends before it does.
std::optional<std::string> text_at(llvm::StringRef table, uint64_t offset) {
  if (offset >= table.size())
    return std::nullopt;
  const size_t end = table.find('\0', offset);
  if (end == table.npos)
    return std::nullopt;
  return table.slice(offset, end).str();
}

/// The dynamic string table, whose address the dynamic section has.
llvm::Expected<llvm::StringRef> dynamic_texts(const ElfFile &file, llvm::ArrayRef<Dynamic> entries) {
  uint64_t address = 0, size = 0;
  for (const Dynamic &entry : entries) {
    if (entry.getTag() == llvm::ELF::DT_STRTAB)
      address = entry.getPtr();
    if (entry.getTag() == llvm::ELF::DT_STRSZ)
      size = entry.getVal();
  }
  llvm::Expected<const uint8_t *> begin = file.toMappedAddr(address);
  if (!begin)
    return begin.takeError();
  const auto left = static_cast<uint64_t>(file.end() - *begin);
  return llvm::StringRef(reinterpret_cast<const char *>(*begin), std::min(size, left));
}

/// The directories of a DT_RUNPATH.
std::vector<std::string> places_of(llvm::StringRef text, const std::string &path) {
  const std::string origin = llvm::sys::path::parent_path(path).str();
  std::vector<std::string> places;
  for (llvm::StringRef place : llvm::split(text, ':')) {
    std::string whole = place.str();
    for (llvm::StringRef variable : {"${ORIGIN}", "$ORIGIN"})
      if (const size_t at = whole.find(variable); at != whole.npos)
        whole.replace(at, variable.size(), origin);
    if (llvm::sys::path::is_absolute(whole))
      places.push_back(system::join("", whole));
  }
  return places;
}

/// The versions that symbols are needed of, in .gnu.version_r.
std::string needed_glibc(const ElfFile &file) {
  std::string newest;
  auto sections = file.sections();
  if (!sections) {
    llvm::consumeError(sections.takeError());
    return newest;
  }
  for (const auto &section : *sections) {
    if (section.sh_type != llvm::ELF::SHT_GNU_verneed)
      continue;
    auto needs = file.getVersionDependencies(section);
    if (!needs) {
      llvm::consumeError(needs.takeError());
      continue;
    }
    for (const llvm::object::VerNeed &need : *needs)
      for (const llvm::object::VernAux &version : need.AuxV)
        // The name goes on to the end of the table.
        if (llvm::StringRef name = version.Name; name.consume_front("GLIBC_") && llvm::isDigit(name.front()))
          newest = newer(newest, name.split('\0').first.str());
  }
  return newest;
}

} // namespace

const std::string &newer(const std::string &a, const std::string &b) {
  auto numbers = [](llvm::StringRef text) {
    std::vector<unsigned> parts;
    for (llvm::StringRef part : llvm::split(text, '.')) {
      unsigned number = 0;
      (void)part.getAsInteger(10, number);
      parts.push_back(number);
    }
    return parts;
  };
  return numbers(a) < numbers(b) ? b : a;
}

llvm::Expected<SharedObject> read_shared_object(const std::string &path) {
  std::string bytes;
  llvm::Expected<ElfFile> file = open_elf(path, bytes);
  if (!file)
    return file.takeError();
  auto entries = file->dynamicEntries();
  if (!entries)
    return in(path, entries.takeError());
  llvm::Expected<llvm::StringRef> texts = dynamic_texts(*file, *entries);
  if (!texts)
    return in(path, texts.takeError());
  SharedObject object;
  std::string runpath, rpath;
  for (const Dynamic &entry : *entries) {
    const std::string text = text_at(*texts, entry.getVal()).value_or("");
    if (entry.getTag() == llvm::ELF::DT_NEEDED)
      object.needed.push_back(text);
    else if (entry.getTag() == llvm::ELF::DT_SONAME)
      object.soname = text;
    else if (entry.getTag() == llvm::ELF::DT_RUNPATH)
      runpath = text;
    else if (entry.getTag() == llvm::ELF::DT_RPATH)
      rpath = text;
  }
  object.places = places_of(runpath.empty() ? rpath : runpath, path);
  object.glibc = needed_glibc(*file);
  return object;
}

llvm::Expected<std::vector<std::string>> texts_in(const std::string &path) {
  std::string bytes;
  llvm::Expected<ElfFile> file = open_elf(path, bytes);
  if (!file)
    return file.takeError();
  auto sections = file->sections();
  if (!sections)
    return in(path, sections.takeError());
  std::vector<std::string> texts;
  for (const auto &section : *sections) {
    auto name = file->getSectionName(section);
    if (!name || !(name->starts_with(".rodata") || name->starts_with(".data"))) {
      llvm::consumeError(name.takeError());
      continue;
    }
    auto contents = file->getSectionContents(section);
    if (!contents)
      return in(path, contents.takeError());
    for (llvm::StringRef text : llvm::split(llvm::toStringRef(*contents), '\0'))
      if (!text.empty())
        texts.push_back(text.str());
  }
  return texts;
}

} // namespace lasti::standalone
