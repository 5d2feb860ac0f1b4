#pragma once

// The code objects that native code is attached to. They are kept for good, since native frames and call
// sites do not count them. So that a module which is imported again does not take its memory once more, it
// then runs the code that there is, if that is the same in all but its identity.

#include "native/registry.h"

namespace lasti::runtime {

/// What this module's native code has been attached to, of that very text, lines and file; null if there is
/// none. Borrowed, no exception is set.
PyCodeObject *attached_twin(const NativeModule &module, PyCodeObject *root);

/// Remembers it, for good. Without memory for that it is not, and nothing else happens.
void remember_attached(const NativeModule &module, PyCodeObject *root);

} // namespace lasti::runtime
