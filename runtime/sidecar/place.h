#pragma once

// Where the sidecar of a module is looked for.

#include <string>
#include <vector>

namespace lasti::runtime {

/// What decides on it beside the module's file.
struct SidecarPlaces {
  std::string tag;                   ///< of the interpreter: "cpython-311"
  std::string optimisation;          ///< ".opt-1", or nothing
  std::vector<std::string> prefixes; ///< roots of trees like that of PYTHONPYCACHEPREFIX
};

/// The paths, best first, for a module whose __file__ is this: a source, a .pyc alone, or a path into an
/// archive. importlib.util.cache_from_source names the .pyc; the sidecar has another suffix. Where a part of
/// the path is a file, an archive, sidecars are in a tree beside it: `__pycache__/app.zip.lasti/…`.
std::vector<std::string> sidecar_paths(const std::string &file, const SidecarPlaces &places);

} // namespace lasti::runtime
