#include "compile/inlining/layout.h"

#include "python/inlining.h"

namespace lasti::inlining {

Layout layout() {
  return {runtime::offset_of_eval_frame, runtime::offset_of_call_observer, runtime::offset_of_func_code,
          runtime::offset_of_co_flags, runtime::offset_of_co_extra};
}

} // namespace lasti::inlining
