#pragma once

// ir::Module → C++ text. Nothing is decided here: ownership, fusion and bound locals stand in the
// module. The same module and options give the same bytes.

#include "ir/function.h"

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace lasti::emit {

struct Options {
  bool literal = false;         ///< -O0: slots are the frame's memory; the module was built so too
  bool leave_checks = false;    ///< a boundary that LASTI_LEAVE_EVERY counts before each instruction
  bool line_directives = false; ///< --debug: `#line`, so that debuggers show Python lines
  bool comments = true;         ///< a comment an instruction
  unsigned unit_size = 10000;   ///< bytes of bytecode after which a new unit starts; 0: one unit
  std::string module_id;        ///< ends the name of the module table; any text: made an identifier
  std::string module_name;      ///< Python's name of the module, for the table ("app", "package.part")
  std::string source;           ///< text of the Python source for the comments; empty: none
};

/// Where the C++ of one instruction stands.
struct LineEntry {
  uint32_t code_index; ///< the function
  uint32_t offset;     ///< bytes, as f_lasti
  int python_line;     ///< -1 if there is none
  uint32_t text_line;  ///< in the unit's text, from 1
};

/// A translation unit: independent of the others, and reproducible.
struct Unit {
  std::string name; ///< "app", "app_1", …: made from module_id, fit for a file name
  std::string text;
  std::vector<LineEntry> lines; ///< in the order of the text
  bool plain = false;           ///< includes plain/plain.h and not runtime.h
};

/// What a module becomes.
struct Text {
  std::vector<Unit> units;                       ///< the last one holds the module table
  std::array<size_t, ir::form_count> forms = {}; ///< how many functions are in each form, by ir::Form
  std::string hash; ///< of the functions' text, as it stands in the table: bytecode that is translated to
                    ///< the same text may have the same native code, whatever else differs in it
};

/// Takes a module of a version whose code can be emitted. Errors read `function 'f' at offset 12: …`.
Text emit(const ir::Module &module, const Options &options);

/// The identifier by which a module's table is known: `lasti_module_` and module_id, every other
/// character than letters and digits written as `_` and two hex digits.
std::string module_symbol(llvm::StringRef module_id);

} // namespace lasti::emit
