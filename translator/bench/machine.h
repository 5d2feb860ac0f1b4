#pragma once

#include "bench/results.h"

namespace lasti::bench {

/// Returns what is known of this machine; what cannot be found out is empty.
Machine this_machine();

/// Returns the date and the time, in UTC: "2026-11-27 02:50".
std::string this_moment();

} // namespace lasti::bench
