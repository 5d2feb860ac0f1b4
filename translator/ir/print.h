#pragma once

// Functions as text, for people and for tests; parse.h reads it back.
//
//   function 'fib' code 1:
//     order 0 1 3
//     block 1 at 5 [v3] next 2 [v3] jump 4 [v3] handler 5 keeps 1:
//       v6 = phi local 0 (v1, v5): int
//       boundary 6 [v3]                       ; 24  LOAD_FAST 0 (n)
//       v7 = load_local 0 (v6): int
//       v9 = add (v3, v7): int raises
//
// After own/ a value in a slot stands as `v3 owned s0` where it is used, as `v3 s0` where it is made; what
// the slots hold follows as `stack [owned, borrowed]`; what happens on the way to `jump` stands below `on
// jump:`. What follows a semicolon is a comment. Code of another version than the default says so behind its
// number: `python '3.12'`.

#include "ir/function.h"

#include <llvm/Support/raw_ostream.h>

namespace lasti::ir {

/// Prints a function. Instructions are named in comments if the function has its bytecode.
void print(const Function &function, llvm::raw_ostream &out);

/// Returns one node as it is printed.
std::string text_of(const Function &function, const Node &node);

} // namespace lasti::ir
