#include "profile/choose.h"

#include "profile/hash.h"

namespace lasti::profile {

Choice choose(const FunctionProfile *known, uint64_t samples) {
  constexpr uint64_t share = 100; // of the samples
  if (!known)
    return Choice::Unknown;
  if (known->samples && known->samples >= samples / share)
    return Choice::Hot;
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
  return choice != Choice::Cold && choice != Choice::NeverRan;
}

std::string text_of(llvm::ArrayRef<Choice> choices) {
  std::string text;
  for (const Choice choice : choices)
    text += static_cast<char>('0' + static_cast<int>(choice));
  return text;
}

std::vector<Choice> choose(const Profile &profile, llvm::ArrayRef<std::string> names,
                           const pyc::Module &module) {
  uint64_t samples = 0;
  for (const ModuleProfile &each : profile.modules())
    for (const FunctionProfile &function : each.functions)
      samples = saturating_sum(samples, function.samples);
  std::vector<Choice> choices;
  for (const std::shared_ptr<const pyc::CodeObject> &code : pyc::all_code(module.code)) {
    const std::string hash = code_hash(*code);
    const FunctionProfile *known = nullptr;
    for (const std::string &name : names)
      if (!known)
        known = profile.find(name, code->qualname, hash);
    choices.push_back(choose(known, samples));
  }
  return choices;
}

} // namespace lasti::profile
