// Results as text: rows for a terminal, a Markdown table, and what has to be said of them.
#pragma once

#include "bench/results.h"

namespace lasti::bench {

/// Returns the line with the names of the columns. `counts` and all below: whether instructions were counted.
std::string table_heading(const Results &results, bool counts);

/// Returns the lines of a program: one a benchmark, and one more for each command of --against.
std::string table_rows(const Results &results, const Program &program, bool counts);

/// Returns the last lines: geometric means and start-up.
std::string table_end(const Results &results, bool counts);

/// Returns what a reader of the times must know: noise, outliers, differences; a line each.
std::vector<std::string> notes(const Results &results);

/// Returns the results as a Markdown table.
std::string markdown(const Results &results, bool counts);

} // namespace lasti::bench
