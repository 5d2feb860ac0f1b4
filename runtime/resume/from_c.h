#pragma once

// Generators and coroutines that C code resumes: sum(), list(), str.join(), zip() …, the iteration of
// interpreted code, and the tasks of asyncio.

namespace lasti::runtime {

/// Makes C code resume native ones as native code does, in place of genobject.c's own ways, which all others
/// go on with: puts functions into the slots of their types. Does nothing in a runtime that has joined
/// another one's registry, or for the second time.
void resume_from_c();

} // namespace lasti::runtime
