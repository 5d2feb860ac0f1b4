// An object file is changed without being taken apart: the changed section is appended to the file, and its
// header says where it is and how long. Relocations and symbols count from the start of a section, and stay
// right.

#include "compile/inlining/object.h"

#include <fmt/format.h>
#include <llvm/Object/Archive.h>
#include <llvm/Object/ArchiveWriter.h>
#include <llvm/Object/ELFObjectFile.h>
#include <llvm/Support/Alignment.h>
#include <llvm/Support/FileSystem.h>

namespace lasti::inlining {
namespace {

namespace object = llvm::object;
using File = object::ELF64LEObjectFile;

constexpr size_t section_alignment = 16;

llvm::Expected<object::ELFSymbolRef> find_function(const File &file, llvm::StringRef name) {
  for (const object::ELFSymbolRef &symbol : file.symbols()) {
    llvm::Expected<llvm::StringRef> symbol_name = symbol.getName();
    if (!symbol_name)
      return symbol_name.takeError();
    if (*symbol_name == name && symbol.getELFType() == llvm::ELF::STT_FUNC)
      return symbol;
  }
  return llvm::createStringError(fmt::format("there is no function {}", name));
}

/// Returns the file with other contents of a section.
std::unique_ptr<llvm::MemoryBuffer> with_section(const File &file, const object::SectionRef &section,
                                                 llvm::ArrayRef<char> contents) {
  const llvm::StringRef old = file.getData();
  const auto *header = file.getSection(section.getRawDataRefImpl());
  const size_t place = llvm::alignTo(old.size(), section_alignment);
  std::unique_ptr<llvm::WritableMemoryBuffer> copy =
      llvm::WritableMemoryBuffer::getNewMemBuffer(place + contents.size(), file.getFileName());
  llvm::copy(old, copy->getBufferStart());
  llvm::copy(contents, copy->getBufferStart() + place);
  File::Elf_Shdr changed = *header;
  changed.sh_offset = place;
  changed.sh_size = contents.size();
  std::memcpy(copy->getBufferStart() + (reinterpret_cast<const char *>(header) - old.data()), &changed,
              sizeof changed);
  return copy;
}

} // namespace

llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
change_object(llvm::MemoryBufferRef object, llvm::StringRef function, ChangeFunction change) {
  llvm::Expected<File> file = File::create(object);
  if (!file)
    return file.takeError();
  if (file->getArch() != llvm::Triple::x86_64 || !file->isRelocatableObject())
    return llvm::createStringError("it is no object file of x86-64");
  llvm::Expected<object::ELFSymbolRef> symbol = find_function(*file, function);
  if (!symbol)
    return symbol.takeError();
  llvm::Expected<object::section_iterator> section = symbol->getSection();
  if (!section)
    return section.takeError();
  llvm::Expected<llvm::StringRef> contents = (*section)->getContents();
  if (!contents)
    return contents.takeError();
  llvm::Expected<uint64_t> begin = symbol->getValue();
  if (!begin)
    return begin.takeError();
  if (*begin > contents->size() || symbol->getSize() > contents->size() - *begin)
    return llvm::createStringError(fmt::format("{} ends behind its section", function));
  std::vector<char> bytes(contents->begin(), contents->end());
  if (llvm::Error error = change(bytes, *begin, symbol->getSize()))
    return error;
  return with_section(*file, **section, bytes);
}

llvm::Error change_library(llvm::StringRef library, llvm::StringRef member, llvm::StringRef function,
                           ChangeFunction change, llvm::StringRef output) {
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> buffer = llvm::MemoryBuffer::getFile(library);
  if (!buffer)
    return llvm::createStringError(buffer.getError().message());
  llvm::Expected<std::unique_ptr<object::Archive>> archive = object::Archive::create(**buffer);
  if (!archive)
    return archive.takeError();
  std::vector<llvm::NewArchiveMember> members;
  size_t changed = 0;
  llvm::Error error = llvm::Error::success();
  for (const object::Archive::Child &child : (*archive)->children(error)) {
    llvm::Expected<llvm::NewArchiveMember> copy = llvm::NewArchiveMember::getOldMember(child, true);
    if (!copy)
      return llvm::joinErrors(std::move(error), copy.takeError());
    if (copy->MemberName == member) {
      // Members are at even addresses only.
      const auto aligned = llvm::MemoryBuffer::getMemBufferCopy(copy->Buf->getBuffer(), member);
      if (llvm::Error failed = change_object(*aligned, function, change).moveInto(copy->Buf))
        return llvm::joinErrors(std::move(error), std::move(failed));
      copy->MemberName = copy->Buf->getBufferIdentifier();
      ++changed;
    }
    members.push_back(std::move(*copy));
  }
  if (error)
    return error;
  if (changed != 1)
    return llvm::createStringError(fmt::format("there are {} objects {} in it", changed, member));
  return llvm::writeArchive(output, members, llvm::SymtabWritingMode::NormalSymtab, object::Archive::K_GNU,
                            /*Deterministic=*/true, /*Thin=*/false);
}

} // namespace lasti::inlining
