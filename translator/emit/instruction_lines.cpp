#include "emit/instruction_lines.h"

#include "emit/comments.h"
#include "emit/names.h"

namespace lasti::emit {

void InstructionLines::write(uint32_t index, Writer &out) {
  const int line = function.body.instructions[index].line;
  const bool line_changes = line != last_line;
  if (options.comments)
    out.line("// {}", instruction_comment(function, index, line_changes, source));
  if (options.line_directives && line_changes && line > 0)
    out.margin("#line {} {}", line, line_file_literal(function.body.code->filename));
  last_line = line;
}

void write_heading(const ir::Function &function, const Options &options, const std::string &comment,
                   Writer &out) {
  if (options.comments)
    out.margin("// {}", comment);
  if (options.line_directives)
    out.margin("#line {} {}", std::max(function.body.code->firstlineno, 1),
               line_file_literal(function.body.code->filename));
}

} // namespace lasti::emit
