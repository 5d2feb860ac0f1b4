#include "profile/choose.h"

#include "profile/hash.h"

namespace lasti::profile {

Choice choose(const FunctionProfile *known) {
  if (!known)
    return Choice::Unknown;
  switch (known->warmth()) {
  case Warmth::NeverRan:
    return Choice::NeverRan;
  case Warmth::Cold:
    return Choice::Cold;
  case Warmth::Warm:
    break;
  }
  return Choice::Warm;
}

bool is_native(Choice choice) {
  return choice == Choice::Warm || choice == Choice::Unknown;
}

std::vector<Choice> choose(const Profile &profile, llvm::ArrayRef<std::string> names,
                           const pyc::Module &module) {
  std::vector<Choice> choices;
  for (const std::shared_ptr<const pyc::CodeObject> &code : pyc::all_code(module.code)) {
    const std::string hash = code_hash(*code);
    const FunctionProfile *known = nullptr;
    for (const std::string &name : names)
      if (!known)
        known = profile.find(name, code->qualname, hash);
    choices.push_back(choose(known));
  }
  return choices;
}

} // namespace lasti::profile
