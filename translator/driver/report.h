// What a build tells: a summary on standard error, and --report's JSON.
#pragma once

#include "driver/options.h"
#include "library/natives.h"
#include "driver/translate.h"
#include "program/data_files.h"
#include "program/imports.h"
#include "standalone/installation.h"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace lasti::driver {

/// A module that a build has translated.
struct TranslatedModule {
  std::string name, file;
  size_t functions = 0;                          ///< the module's body among them
  Choices choices;                               ///< which of them are native; empty: all
  std::array<size_t, ir::form_count> forms = {}; ///< how many are in each native form, by ir::Form

  /// How many were chosen so.
  size_t count(profile::Choice choice) const;
  /// How many have native code.
  size_t natives() const;
};

/// What a build has done.
struct Report {
  std::string output;
  uint64_t size = 0; ///< of the output, in bytes
  std::vector<TranslatedModule> modules;
  std::vector<std::string> namespaces; ///< packages without an __init__
  program::Imports imports;            ///< without its modules
  library::Natives libraries;
  std::set<std::string> installed;      ///< top-level names among imports.elsewhere that the installation has
  std::vector<program::DataFile> files; ///< that the executable carries
  std::optional<standalone::Installation> installation; ///< of --standalone
  std::vector<std::string> linked; ///< the libraries that are linked into a standalone executable

  /// The full names that neither the program nor the installation has.
  std::vector<std::string> not_found() const;
};

/// Returns the lines of the summary.
std::string summary(const Report &report);

/// Returns the JSON object that docs/using.md describes.
std::string json_text(const Report &report, const Options &options);

} // namespace lasti::driver
