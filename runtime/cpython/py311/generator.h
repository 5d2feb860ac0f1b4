#pragma once

#include "cpython/inline.h"
#include "cpython/python.h"

namespace lasti::runtime {

/// The generator's frame.
LASTI_INLINE _PyInterpreterFrame *generator_frame(PyGenObject *generator) {
  return reinterpret_cast<_PyInterpreterFrame *>(generator->gi_iframe);
}

} // namespace lasti::runtime
