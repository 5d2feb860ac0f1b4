// The operations of runtime/ops, each compiled once for every way in which its inputs may be held.

#include "plain/quick.h"

namespace lasti::plain {

#include "plain/operations.inc"

} // namespace lasti::plain
