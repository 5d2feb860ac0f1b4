// The shared libraries that carried extension modules need.
#pragma once

#include "carried/file.h"

#include <string>

namespace lasti::runtime {

/// The installation as it has been unpacked.
struct UnpackedFiles {
  CarriedFiles files;
  std::string directory; ///< sys.prefix
};

/// Loads what an extension module needs, in its order, so that the dynamic linker finds each by its name
/// among what is loaded already, and looks nowhere else. False, and `problem` says why, if one cannot be
/// loaded.
bool load_needed(const UnpackedFiles &unpacked, const EmbeddedFile &extension, std::string &problem);

/// Returns the file at `path` below `directory`; null if there is none of that name.
const EmbeddedFile *find_file(const CarriedFiles &files, const std::string &directory,
                              const std::string &path);

} // namespace lasti::runtime
