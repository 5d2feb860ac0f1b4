// The runs of a program on all systems by turns, and whether all do the same.
//
// A first run of each warms up: files get into the page cache, modules beside the program get their .pyc, and
// what it takes says how many runs fit into the time. Then come rounds of one run each; every other round
// goes backwards, so that no system always follows the same one.
#pragma once

#include "bench/measure.h"
#include "bench/results.h"
#include "bench/settings.h"

#include <llvm/ADT/STLFunctionalExtras.h>

namespace lasti::bench {

/// Is told of each run before it begins: of how many it is which one (from 1).
using OnRun = llvm::function_ref<void(unsigned run, unsigned of)>;

/// Takes a command a system, which differ in nothing else. Fills in usage and rows of the program.
llvm::Error measure(const Launcher &launcher, const Settings &settings, llvm::ArrayRef<Command> commands,
                    OnRun on_run, Program &program);

} // namespace lasti::bench
