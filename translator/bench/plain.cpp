#include "bench/plain.h"

#include <fmt/format.h>
#include <llvm/Support/JSON.h>

#include <algorithm>

namespace lasti::bench {
namespace {

bool is_continuation(char byte) {
  return (byte & 0xc0) == 0x80;
}

size_t width_of(llvm::StringRef text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::string blanks(llvm::StringRef text, size_t width) {
  size_t own = width_of(text);
  return std::string(width > own ? width - own : 0, ' ');
}

} // namespace

std::string plain(llvm::StringRef text, size_t longest) {
  std::string result = llvm::json::fixUTF8(text);
  if (width_of(result) > longest) {
    while (width_of(result) >= longest)
      result.pop_back();
    result += "…";
  }
  std::ranges::replace_if(result, [](unsigned char c) { return c < ' ' || c == 0x7f; }, '?');
  return result;
}

std::string last_line(llvm::StringRef text) {
  text = text.rtrim();
  return text.substr(text.rfind('\n') + 1).trim().str();
}

std::string seconds_text(double seconds) {
  struct Unit {
    double size;
    const char *name;
  };
  constexpr Unit units[] = {{1, "s"}, {1e-3, "ms"}, {1e-6, "us"}, {1e-9, "ns"}};
  const Unit *unit = std::ranges::find_if(units, [&](const Unit &one) { return seconds >= one.size; });
  if (unit == std::end(units))
    unit = std::end(units) - 1;
  double value = seconds / unit->size;
  return fmt::format("{:.{}f} {}", value, value < 10 ? 3 : value < 100 ? 2 : 1, unit->name);
}

std::string size_text(uint64_t bytes) {
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::string left(llvm::StringRef text, size_t width) {
  return text.str() + blanks(text, width);
}

std::string right(llvm::StringRef text, size_t width) {
  return blanks(text, width) + text.str();
}

} // namespace lasti::bench
