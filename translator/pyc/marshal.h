// Marshal, the format of the objects in a .pyc (CPython: Python/marshal.c, r_object).
#pragma once

#include "pyc/code_object.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/Error.h>

#include <memory>
#include <string>
#include <vector>

namespace lasti::pyc {

/// Reads one marshalled object. The input is hostile: every count is held against the bytes that
/// are left before anything is allocated for it, nesting is bounded (also nesting that only comes
/// about by references), and so is what references to long strings may add up to.
class MarshalReader {
public:
  /// `bytes` stay the caller's. `base` is their offset in the file, for the offsets in errors.
  MarshalReader(PyVersion version, llvm::ArrayRef<uint8_t> bytes, size_t base);

  /// The object. Errors are one line without a file name: "truncated at byte 812 (in co_code)".
  llvm::Expected<Constant> read();

  /// Every code object that was read, each before the one that contains it.
  const std::vector<std::shared_ptr<CodeObject>> &codes() const { return code_objects; }

private:
  /// An object with the nesting depth below it.
  struct Node {
    Constant constant;
    unsigned depth = 0;
  };
  struct Reference {
    Node node;
    bool complete = false;
  };

  // All return false after fail(); `error_message` then holds the error.
  bool fail(const std::string &message);
  bool fail_truncated();
  bool take(size_t count, llvm::ArrayRef<uint8_t> &out);
  bool read_byte(uint8_t &out);
  bool read_int32(int32_t &out);
  bool read_count(bool is_short, size_t &out);
  bool read_double(double &out);
  bool read_text_double(double &out);

  bool read_object(Node &out, unsigned depth);
  bool read_type(uint8_t type, Node &out, unsigned depth);
  bool read_number(uint8_t type, Constant &out);
  bool read_integer(Integer &out);
  bool read_string(uint8_t type, Constant &out);
  bool read_items(size_t count, Node &out, Items &items, unsigned depth);
  bool read_sequence(uint8_t type, Node &out, unsigned depth);
  bool read_dict(Node &out, unsigned depth);
  bool read_reference(Node &out);

  bool read_code(Node &out, unsigned depth);
  bool read_code_counts(CodeObject &code);
  bool read_code_body(CodeObject &code, Node &consts, unsigned depth);
  bool read_locals_separate(CodeObject &code, unsigned depth);
  bool read_localsplus(CodeObject &code, unsigned depth);
  bool read_nonnegative(const char *field, int &out);
  bool read_bytes_field(const char *field, std::vector<uint8_t> &out, unsigned depth);
  bool read_str_field(const char *field, std::string &out, unsigned depth);
  bool read_names_field(const char *field, std::vector<std::string> &out, unsigned depth);
  bool check_copied();
  bool check_code(const CodeObject &code);

  PyVersion version;
  llvm::ArrayRef<uint8_t> input;
  size_t base;
  size_t position = 0;
  size_t copied = 0;                   // bytes of strings and ints copied by references
  const char *current_field = nullptr; // what is being read, for errors
  std::string error_message;
  std::vector<Reference> references;
  std::vector<std::shared_ptr<CodeObject>> code_objects;
};

/// The deepest nesting of objects (CPython: MAX_MARSHAL_STACK_DEPTH).
inline constexpr unsigned most_marshal_depth = 2000;

/// Bytes that a copy of the constant allocates for itself (not for its elements).
size_t payload_size(const Constant &constant);

/// Whether the bytes are UTF-8, lone surrogates allowed (Python's errors="surrogatepass").
bool is_utf8_surrogatepass(llvm::ArrayRef<uint8_t> bytes);

} // namespace lasti::pyc
