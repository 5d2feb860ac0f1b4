#include "driver/profile/profile.h"
#include "profile/text.h"
#include "system/files.h"

namespace lasti::driver {

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
  std::vector<std::string> names{name, "__main__"};
  if (is_main)
    std::swap(names.front(), names.back());
  return profile::choose(*profile, names, module);
}

} // namespace lasti::driver
