#include "system/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lasti::system {

Progress::Progress(std::string stage, size_t count, uint64_t size, bool enabled)
    : stage(std::move(stage)), count(count), size_left(size), line(enabled) {
  show("");
}

void Progress::step(llvm::StringRef name, uint64_t size, bool was_work) {
  std::lock_guard lock(mutex);
  ++done;
  size_left -= std::min(size, size_left);
  if (was_work)
    size_done += size;
  show(name);
}

// Nothing for as long as it is a guess: in the first second, and of little that is done.
std::string Progress::rest() const {
  constexpr double seconds_of_a_minute = 60;
  constexpr uint64_t part = 20; // of the whole
  const double elapsed = std::chrono::duration<double>(Clock::now() - begin).count();
  if (elapsed < 1 || size_done * part < size_left + size_done)
    return "";
  const double left = elapsed * static_cast<double>(size_left) / static_cast<double>(size_done);
  if (left < 1)
    return "";
  return left < seconds_of_a_minute
             ? fmt::format(", about {:.0f} s left", left)
             : fmt::format(", about {:.0f} min left", std::ceil(left / seconds_of_a_minute));
}

void Progress::show(llvm::StringRef name) {
  if (line.is_shown())
    line.show(fmt::format("[{}/{}] {} {}{}", done, count, stage, name.take_front(50).str(), rest()));
}

} // namespace lasti::system
