#include "driver/profile/profile.h"
#include "profile/text.h"
#include "program/entry.h"
#include "system/files.h"

#include <llvm/ADT/STLExtras.h>

namespace lasti::driver {
namespace {

constexpr llvm::StringLiteral main_name = "__main__";

/// Whether the main module of what was run is, by the name of its file, the one that is imported by `name`.
bool was_main(const profile::Profile &profile, llvm::StringRef name) {
  return llvm::any_of(profile.modules(), [&](const profile::ModuleProfile &module) {
    return module.name == main_name && program::module_name(module.file) == name.substr(name.rfind('.') + 1);
  });
}

} // namespace

llvm::Expected<profile::Profile> load_profile(const std::string &path) {
  llvm::Expected<std::string> text = system::read_file(path);
  if (!text)
    return text.takeError();
  llvm::Expected<profile::Profile> profile = profile::parse(*text);
  if (!profile)
    return in_file(path, profile.takeError());
  return profile;
}

llvm::Expected<std::optional<profile::Profile>> load_profile(const Options &options) {
  if (options.profile.empty())
    return std::nullopt;
  llvm::Expected<profile::Profile> profile = load_profile(options.profile);
  if (!profile)
    return profile.takeError();
  return std::optional(std::move(*profile));
}

Choices choose(const std::optional<profile::Profile> &profile, const pyc::Module &module,
               const std::string &name, bool is_main) {
  if (!profile)
    return {};
  std::vector<std::string> names;
  if (is_main)
    names.push_back(main_name.str());
  names.push_back(name);
  if (!is_main && was_main(*profile, name))
    names.push_back(main_name.str());
  return profile::choose(*profile, names, module);
}

} // namespace lasti::driver
