// Programs that time themselves: a line `BENCH name seconds` on standard output for each benchmark in them.
#pragma once

#include <string>
#include <vector>

namespace lasti::bench {

struct OwnTime {
  std::string name;
  double seconds = 0;
};

/// Takes what a program has written. Returns its times, in order, and takes their lines away, which differ
/// from run to run. Of several lines with one name the mean counts.
std::vector<OwnTime> take_own_times(std::string &output);

} // namespace lasti::bench
