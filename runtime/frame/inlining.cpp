#include "frame/inlining.h"

#include "python/inlining.h"

// Its address is a number, 1; null where the link does not define it.
extern "C" [[gnu::weak, gnu::visibility("hidden")]] const char lasti_interpreter_inlines;

namespace lasti::runtime {

bool interpreter_inlines() {
  return &lasti_interpreter_inlines;
}

} // namespace lasti::runtime
