// Results as a page: one HTML file with everything in it, which asks nobody for anything.
#pragma once

#include "bench/results.h"

namespace lasti::bench {

/// Returns the page. What it shows is the JSON of the results, as data: names and outputs of programs are not
/// HTML.
std::string page(const Results &results);

} // namespace lasti::bench
