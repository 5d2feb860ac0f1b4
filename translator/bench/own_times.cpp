#include "bench/own_times.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>

#include <cmath>
#include <optional>

namespace lasti::bench {
namespace {

/// The name is all between the first word and the last one, which is the time.
std::optional<OwnTime> own_time(llvm::StringRef line) {
  if (!line.consume_front("BENCH "))
    return std::nullopt;
  auto [name, number] = line.trim().rsplit(' ');
  double seconds;
  if (name.trim().empty() || number.getAsDouble(seconds) || !std::isfinite(seconds) || seconds < 0)
    return std::nullopt;
  return OwnTime{name.trim().str(), seconds};
}

} // namespace

std::vector<OwnTime> take_own_times(std::string &output) {
  std::vector<OwnTime> times;
  std::vector<size_t> counts;
  std::string rest;
  for (llvm::StringRef text = output; !text.empty();) {
    size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    llvm::StringRef line = text.take_front(size);
    text = text.drop_front(size);
    std::optional<OwnTime> time = own_time(line.rtrim("\r\n"));
    if (!time) {
      rest += line;
      continue;
    }
    auto known = llvm::find_if(times, [&](const OwnTime &other) { return other.name == time->name; });
    if (known == times.end()) {
      times.push_back(*time);
      counts.push_back(1);
    } else {
      size_t count = ++counts[static_cast<size_t>(known - times.begin())];
      known->seconds += (time->seconds - known->seconds) / static_cast<double>(count);
    }
  }
  output = std::move(rest);
  return times;
}

} // namespace lasti::bench
