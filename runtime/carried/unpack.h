// Where an executable's files are unpacked to, and how.
#pragma once

#include "carried/file.h"

#include <string>

namespace lasti::runtime {

/// Says on standard error that `path` cannot be unpacked, and why. Returns false.
bool fail_to_unpack(const std::string &path, int error);

/// Chooses a directory that nobody else writes to, and makes it: $XDG_CACHE_HOME/lasti/`kind`/`key`, else in
/// ~/.cache, else a temporary one that goes with the process. With `for_code` nobody else may read it either,
/// and it is on no file system without the right to execute. False, and said why, if there is none.
bool choose_directory(const char *kind, const char *key, bool for_code, std::string &directory);

/// Writes a file under a name of this process's and renames it: another start may do the same at the same
/// time. Makes the directories above it. False, and said why, on an error.
bool unpack_file(const EmbeddedFile &file, const std::string &path, bool for_code);

/// Unpacks an installation: what is there already, whole and unchanged, stays. Only its owner can read it.
bool unpack_installation(const CarriedFiles &files, std::string &directory);

} // namespace lasti::runtime
