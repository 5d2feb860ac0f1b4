#pragma once

// What an executable's interpreter inlines. Its libpython is a copy (translator/compile/inlining) that
// inlines a call of a Python function wherever nothing is on the function's code object, so that interpreted
// code does not pay for our hook. An executable is linked so that three functions of libpython are ours: the
// two that specialise calls and subscripts (`--wrap`), and the one that sets a hook (`--defsym`).

#include "cpython/python.h"

namespace lasti::runtime {

/// Whether this is an executable with such a copy. The link says so (compile/units.cpp).
bool interpreter_inlines();

} // namespace lasti::runtime
