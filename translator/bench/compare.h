// Results of two sessions, perhaps on two machines. What is compared is the ratio to the interpreter, which
// was measured on the same machine at the same time; so another machine changes little.
#pragma once

#include "bench/results.h"

namespace lasti::bench {

/// What has changed from one file of results to another.
struct Comparison {
  std::string text; ///< a table
  std::vector<std::string>
      losses; ///< what is slower by more than the threshold, beyond the noise, or is wrong now
};

/// Takes two sessions, and the loss in % that is too much.
Comparison compare(const Results &before, const Results &after, double threshold);

} // namespace lasti::bench
