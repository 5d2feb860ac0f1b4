#pragma once

// Inlined at every level of optimisation: what is no more than a few loads, and whatever takes a Frame by
// reference (frame/frame.h).
#define LASTI_INLINE [[gnu::always_inline]] inline
