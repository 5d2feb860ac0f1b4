#include "sidecar/build_id.h"

#include <link.h>

// The linker's: the beginning of this object in memory.
extern "C" [[gnu::visibility("hidden")]] const ElfW(Ehdr) __ehdr_start;

namespace lasti::runtime {
namespace {

// The build id among the notes of a segment; false if it is not there.
bool find_id(const char *notes, size_t size, Digest &digest) {
  while (size >= sizeof(ElfW(Nhdr))) {
    const auto *note = reinterpret_cast<const ElfW(Nhdr) *>(notes);
    const size_t name = (note->n_namesz + 3) & ~size_t{3}, content = (note->n_descsz + 3) & ~size_t{3};
    const char *text = notes + sizeof *note;
    if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4 && std::memcmp(text, "GNU", 4) == 0) {
      digest = digest_of(text + name, note->n_descsz);
      return true;
    }
    const size_t whole = sizeof *note + name + content;
    if (whole > size)
      return false;
    notes += whole;
    size -= whole;
  }
  return false;
}

} // namespace

Digest runtime_build() {
  const auto *begin = reinterpret_cast<const char *>(&__ehdr_start);
  const auto *header = reinterpret_cast<const ElfW(Phdr) *>(begin + __ehdr_start.e_phoff);
  Digest digest;
  for (int i = 0; i < __ehdr_start.e_phnum; ++i)
    if (header[i].p_type == PT_NOTE && find_id(begin + header[i].p_vaddr, header[i].p_memsz, digest))
      return digest;
  return digest;
}

} // namespace lasti::runtime
