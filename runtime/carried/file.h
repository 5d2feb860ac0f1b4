// Files that an executable carries, and that are unpacked where it runs. Constant data of emitted units.
#pragma once

#include <cstddef>

namespace lasti::runtime {

struct EmbeddedFile {
  const char *path; ///< relative to the directory that it is unpacked into
  const unsigned char *begin, *end;
  const unsigned
      *needs; ///< of an extension module: which files of the installation have to be loaded before it
  std::size_t need_count;
};

/// Files that go into one directory.
struct CarriedFiles {
  const EmbeddedFile *files;
  std::size_t count;
  const char *key; ///< changes with the files' contents
};

} // namespace lasti::runtime
