#pragma once

#include "sidecar/format.h"

namespace lasti::runtime {

/// The digest of this shared object's build id, which the linker has made of its contents.
Digest runtime_build();

} // namespace lasti::runtime
