#include "profile/profile.h"

#include <llvm/ADT/STLExtras.h>

#include <algorithm>

namespace lasti::profile {
namespace {

/// What a JSON number holds exactly.
constexpr uint64_t largest_number = uint64_t(1) << 53;

std::string key_of(llvm::StringRef qualname, llvm::StringRef hash) {
  return hash.str() + qualname.str();
}

/// Warmth is of one run: several cold runs make nothing warm.
void merge(FunctionProfile &into, FunctionProfile &&from) {
  into.warmup = std::max(into.warmup, from.warmup);
  into.samples = saturating_sum(into.samples, from.samples);
  for (const auto &[line, samples] : from.lines) {
    uint64_t &sum = into.lines[line];
    sum = saturating_sum(sum, samples);
  }
  into.seen.insert(into.seen.end(), std::make_move_iterator(from.seen.begin()),
                   std::make_move_iterator(from.seen.end()));
}

/// By offset, each once.
void normalise(std::vector<Seen> &seen) {
  auto key = [](const Seen &one) { return std::tie(one.offset, one.opcode, one.type, one.callee); };
  llvm::sort(seen, [&](const Seen &a, const Seen &b) { return key(a) < key(b); });
  seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
}

} // namespace

uint64_t saturating_sum(uint64_t a, uint64_t b) {
  return std::min(a + std::min(b, largest_number), largest_number);
}

void Profile::add(ModuleProfile module) {
  auto [place, is_new] = places.try_emplace(module.name);
  if (is_new) {
    place->second.module = all.size();
    all.push_back({module.name, module.file, {}});
  }
  std::vector<FunctionProfile> &functions = all[place->second.module].functions;
  for (FunctionProfile &function : module.functions) {
    auto [known, is_first] =
        place->second.functions.try_emplace(key_of(function.qualname, function.hash), functions.size());
    if (is_first)
      functions.push_back(std::move(function));
    else
      merge(functions[known->second], std::move(function));
    normalise(functions[known->second].seen);
  }
}

void Profile::add(const Profile &other) {
  runs = saturating_sum(runs, other.runs);
  for (const ModuleProfile &module : other.all)
    add(module);
}

const FunctionProfile *Profile::find(llvm::StringRef module, llvm::StringRef qualname,
                                     llvm::StringRef hash) const {
  auto place = places.find(module);
  if (place == places.end())
    return nullptr;
  auto function = place->second.functions.find(key_of(qualname, hash));
  return function == place->second.functions.end() ? nullptr
                                                   : &all[place->second.module].functions[function->second];
}

} // namespace lasti::profile
