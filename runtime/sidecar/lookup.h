#pragma once

// The lookup of the stock interpreter: native code in sidecars.

namespace lasti::runtime {

/// Looks for sidecars from now on: the hook is installed. False with an exception set.
bool look_up_sidecars();

} // namespace lasti::runtime
