// Instructions, counted by callgrind: they hardly vary where times do.
//
// Start-up is subtracted. Where the first argument is a number, the program is taken to have a size: it is
// counted with that size and with half of it, and the difference is what half of its work takes. Without a
// number, or where it makes no difference, the count of an empty program is taken off. What does nearly as
// little has no count.
#pragma once

#include "bench/measure.h"
#include "bench/results.h"

namespace lasti::bench {

/// Fails if there is no valgrind.
llvm::Error check_valgrind();

/// Returns the instructions of a run; nothing if it failed under valgrind.
llvm::Expected<std::optional<double>> count_instructions(const Launcher &launcher, const Command &command);

/// Takes a command a system, and those of an empty program with their counts. Fills in the program's counts.
llvm::Error count_instructions(const Launcher &launcher, llvm::ArrayRef<Command> commands,
                               const Program &empty, Program &program);

} // namespace lasti::bench
