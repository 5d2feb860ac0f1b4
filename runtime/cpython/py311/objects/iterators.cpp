#include "objects/iterators.h"

namespace lasti::runtime {

PyTypeObject *ascii_iterator_type;

} // namespace lasti::runtime
