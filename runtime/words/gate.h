#pragma once

// Whether a region is entered: one that is left soon is not tried again for a while, and for longer each
// time.

#include "frame/stats.h"

#include <cstdint>

namespace lasti::runtime::words {

/// Why a region is left.
enum class Reason : uint8_t {
#define REASON(name, text) name,
#include "words/reasons.def"
  count
};

/// One a region, static. The GIL guards it.
struct Gate {
  const char *function; ///< its qualified name
  int line;             ///< of the loop
  uint32_t enough;      ///< so many rounds are worth entering it
  uint32_t wait = 0;    ///< so many rounds of the boxed code come first
  uint8_t failures = 0; ///< how often running it was left soon
  struct Record;
  Record *records = nullptr; ///< with LASTI_STATS: how often it was left, by reason and line
  Gate *others = nullptr;

  constexpr Gate(const char *function, int line, uint32_t enough)
      : function(function), line(line), enough(enough) {}

  LASTI_INLINE bool is_open() {
    if (wait == 0) [[likely]]
      return true;
    --wait;
    return false;
  }

  /// The region is left behind so many rounds, at a line.
  LASTI_INLINE void left(Reason reason, int at, uint64_t rounds) {
    if (rounds < enough_for(reason) || statistics.on) [[unlikely]]
      left_soon(reason, at, rounds);
    else
      failures = 0;
  }
  /// It has not been entered. Returns 0.
  int refuse(Reason reason);

private:
  /// What leads to the boxed code will do so again: then a way in and out has to be worth several rounds.
  LASTI_INLINE uint64_t enough_for(Reason reason) const {
    constexpr uint64_t several = 8;
    return reason == Reason::Boxed && enough < several ? several : enough;
  }
  void left_soon(Reason reason, int at, uint64_t rounds);
  void record(Reason reason, int at);
};

} // namespace lasti::runtime::words
