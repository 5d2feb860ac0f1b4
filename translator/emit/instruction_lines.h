#pragma once

// The Python side of a function's text: a comment an instruction, and with --debug the lines of the source.

#include "emit/emit.h"
#include "emit/writer.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringRef.h>

namespace lasti::emit {

/// Writes them in the order of the text: what changes with a line is said where it changes.
class InstructionLines {
public:
  InstructionLines(const ir::Function &function, const Options &options,
                   llvm::ArrayRef<llvm::StringRef> source)
      : function(function), options(options), source(source) {}

  /// Writes what stands before the instruction with this index.
  void write(uint32_t index, Writer &out);

private:
  const ir::Function &function;
  const Options &options;
  llvm::ArrayRef<llvm::StringRef> source;
  int last_line = -1;
};

/// Writes what stands before a C++ function: `comment`, and the line that the code object begins in.
void write_heading(const ir::Function &function, const Options &options, const std::string &comment,
                   Writer &out);

} // namespace lasti::emit
