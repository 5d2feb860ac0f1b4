#include "driver/carry.h"

#include "standalone/unit.h"

#include <llvm/ADT/STLExtras.h>

namespace lasti::driver {

llvm::Error find_installation(const program::Interpreter &interpreter, const program::Entry &entry,
                              const Options &options, pyc::PyVersion version, std::set<std::string> embedded,
                              Report &report) {
  standalone::Request request{version, report.imports.outward, options.selection, std::move(embedded), {},
                              {}};
  std::vector<program::DataFile> own = standalone::find_own_extensions(
      entry.root, report.imports.elsewhere, request.embedded, version, request.extensions);
  if (llvm::Error error = standalone::collect(interpreter, request, own).moveInto(report.installation))
    return error;
  llvm::append_range(report.files, std::move(own));
  // They are beside the program after all.
  for (const library::Located &extension : request.extensions)
    llvm::erase(report.imports.elsewhere, extension.name);
  return llvm::Error::success();
}

llvm::Error add_installation(const Report &report, pyc::PyVersion version,
                             const system::TemporaryDirectory &scratch,
                             std::vector<compile::Source> &sources) {
  if (!report.installation)
    return llvm::Error::success();
  const std::string bytes = scratch.file("carried");
  llvm::Expected<standalone::Unit> unit = standalone::make_unit(*report.installation, version, bytes);
  if (!unit)
    return unit.takeError();
  sources.push_back({"lasti_installation.cpp", "installation", std::move(unit->text), /*plain=*/false,
                     /*is_kept=*/false});
  return system::write_file(bytes, unit->bytes);
}

} // namespace lasti::driver
