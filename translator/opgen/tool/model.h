#pragma once

// What the reader takes out of the runtime's headers: the rows of the operation table, still as text.

#include "opgen/operation.h"

#include <climits>
#include <map>
#include <string>
#include <vector>

namespace lasti::opgen {

struct ImmediateText {
  ImmediateKind kind;
  std::string name, type, index;
};

struct InputText {
  InputKind kind;
  std::string name, count, depth; ///< expressions of oparg; depth is empty but for a Peek
};

struct OutputText {
  std::string name, count;
  bool variadic;
  bool nullable = false;
};

struct OperationText {
  bytecode::Opcode opcode;
  int subcode = -1;
  Form form = Form::Value;
  std::string function, header, cache, summary;
  bool frame = false;
  bool arithmetic = false;
  std::vector<std::string> quick; ///< namespaces of runtime/plain/quick.h that have a way in front of it
  Writes writes = Writes::Nothing;
  unsigned first = 0, last = UINT_MAX; ///< minor versions
  ResultKind result = ResultKind::Nothing;
  std::vector<ImmediateText> immediates;
  std::vector<InputText> inputs;
  std::vector<OutputText> outputs;
  std::string null; ///< expression of oparg: a NULL is pushed below the result; empty: never

  /// Whether it is an operation of a version.
  bool is_of(PyVersion version) const {
    return bytecode::opcode_number(opcode, version) >= 0 && first <= version.minor && version.minor <= last;
  }
  bool fallible() const { return result != ResultKind::Nothing && result != ResultKind::Borrowed; }
};

/// An opcode and the twin, as a key that sorts as the table does.
using Place = std::tuple<bytecode::Opcode, int, Form>;

inline Place place(const OperationText &operation) {
  return {operation.opcode, operation.subcode, operation.form};
}

} // namespace lasti::opgen
