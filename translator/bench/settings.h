#pragma once

#include <string>
#include <vector>

namespace lasti::bench {

/// What the options of `lasti bench` say.
struct Settings {
  bool compare = false; ///< compare two files of results, and measure nothing
  double threshold = 5; ///< --compare: the loss in % that is too much
  int runs = -1;        ///< of each system, for each program; negative: as many as fit into `seconds`
  double seconds = 10;  ///< for all runs of a program together
  bool instructions = false;
  std::string clock = "wall";        ///< what is compared: wall or processor
  std::vector<std::string> against;  ///< further commands, {} in them stands for the file
  std::vector<std::string> programs; ///< files; with `compare` two of results
  std::string json, html, markdown;  ///< files to write; empty: none
};

} // namespace lasti::bench
