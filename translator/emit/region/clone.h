#pragma once

// The text of a function on words: a class whose run() calls itself, a function that calls it from outside on
// words, and the FramelessEntry that boxed code calls.

#include "emit/emit.h"
#include "emit/writer.h"

namespace lasti::emit {

/// The C++ type of a word.
const char *type_of(words::Word word);
/// A declaration of variables of it, without the semicolon.
std::string declared(words::Word word, const std::string &names);

/// The function that calls a clone on words, and its declaration, without the semicolon.
std::string clone_name(const words::Signature &signature);
std::string clone_declaration(const words::Signature &signature);

/// Writes the clone of a function, which has one.
void write_clone(const ir::Function &function, const Options &options, llvm::ArrayRef<llvm::StringRef> source,
                 Writer &out);

} // namespace lasti::emit
