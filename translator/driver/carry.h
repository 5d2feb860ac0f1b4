// What `lasti build --standalone` adds to a build.
#pragma once

#include "compile/frontend.h"
#include "driver/options.h"
#include "driver/report.h"
#include "program/entry.h"
#include "program/python.h"
#include "system/files.h"

#include <llvm/Support/Error.h>

#include <set>
#include <string>
#include <vector>

namespace lasti::driver {

/// Finds the installation that an executable is to carry, for a program of `version` whose modules have the
/// names `embedded`. The report gets it; the program's own extension modules go with the program's files.
llvm::Error find_installation(const program::Interpreter &interpreter, const program::Entry &entry,
                              const Options &options, pyc::PyVersion version, std::set<std::string> embedded,
                              Report &report);

/// Adds the unit that holds the report's installation, if there is one.
llvm::Error add_installation(const Report &report, pyc::PyVersion version,
                             const system::TemporaryDirectory &scratch,
                             std::vector<compile::Source> &sources);

} // namespace lasti::driver
