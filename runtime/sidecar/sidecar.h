#pragma once

// What a sidecar exports, under the name sidecar_symbol: the one thing in it that the runtime looks at.

#include "cpython/digest.h"

namespace lasti::runtime {

struct NativeModule;

struct Sidecar {
  BytecodeHash bytecode;
  const NativeModule *native;
};

} // namespace lasti::runtime
