#pragma once

// Functions without a frame: a second text for those in which nobody can look
// (runtime/frameless/operations.h). It does what the function does as long as all goes the common way; where
// it does not, it returns null, and the function is called as ever.

#include "emit/emit.h"
#include "emit/writer.h"

namespace lasti::emit {

/// Whether a function has such a text: short, without loops, handlers and cells, and of operations that
/// nothing has to be seen of; and if it is begun anew where it has stopped in the midst, nobody can tell.
bool has_frameless(const ir::Function &function, const Options &options);

/// Writes it. The same for the plain and the full form.
void write_frameless(const ir::Function &function, const Options &options, Writer &out);

/// Its heading, without a semicolon or brace, and its name.
std::string frameless_declaration(const ir::Function &function);
std::string frameless_name(const ir::Function &function);

} // namespace lasti::emit
