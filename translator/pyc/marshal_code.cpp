// Code objects of the marshal format: three layouts (CPython: Python/marshal.c, w_complex_object,
// of 3.7, 3.10 and 3.11), and the checks that CPython's own constructor makes
// (Objects/codeobject.c: _PyCode_Validate), on which all later stages stand.
#include "pyc/marshal.h"

#include <limits>

namespace lasti::pyc {

namespace {

// Objects/codeobject.c: CO_FAST_*; other bits (CO_FAST_HIDDEN) only concern the compiler.
constexpr uint8_t kind_local = 0x20;
constexpr uint8_t kind_cell = 0x40;
constexpr uint8_t kind_free = 0x80;

// A frame is allocated for it: far more than a compiler asks for, and still a size that fits.
constexpr int most_stacksize = 1 << 24;

/// Locals come first, then the cells that are no locals, then free variables.
int rank(const LocalVariable &variable) {
  return variable.is_local ? 0 : variable.is_cell ? 1 : 2;
}

} // namespace

bool MarshalReader::read_nonnegative(const char *field, int &out) {
  current_field = field;
  int32_t value;
  if (!read_int32(value))
    return false;
  out = value;
  return value >= 0 || fail("negative number");
}

bool MarshalReader::read_bytes_field(const char *field, std::vector<uint8_t> &out, unsigned depth) {
  current_field = field;
  Node node;
  if (!read_object(node, depth + 1))
    return false;
  current_field = field;
  const auto *bytes = node.constant.as<Bytes>();
  if (!bytes)
    return fail("not a bytes object");
  out.assign(bytes->value.begin(), bytes->value.end());
  return true;
}

bool MarshalReader::read_str_field(const char *field, std::string &out, unsigned depth) {
  current_field = field;
  Node node;
  if (!read_object(node, depth + 1))
    return false;
  current_field = field;
  const auto *str = node.constant.as<Str>();
  if (!str)
    return fail("not a str");
  out = str->value;
  return true;
}

bool MarshalReader::read_names_field(const char *field, std::vector<std::string> &out, unsigned depth) {
  current_field = field;
  Node node;
  if (!read_object(node, depth + 1))
    return false;
  current_field = field;
  const auto *tuple = node.constant.as<Tuple>();
  if (!tuple)
    return fail("not a tuple");
  for (const Constant &item : *tuple->items) {
    const auto *str = item.as<Str>();
    if (!str)
      return fail("not a tuple of str");
    // The tuple itself may be referred to again and again.
    copied += sizeof(LocalVariable) + str->value.size();
    out.push_back(str->value);
  }
  return check_copied();
}

bool MarshalReader::read_code_counts(CodeObject &code) {
  code.version = version;
  if (!read_nonnegative("co_argcount", code.argcount) ||
      (version >= py38 && !read_nonnegative("co_posonlyargcount", code.posonlyargcount)) ||
      !read_nonnegative("co_kwonlyargcount", code.kwonlyargcount) ||
      (version < py311 && !read_nonnegative("co_nlocals", code.nlocals)) ||
      !read_nonnegative("co_stacksize", code.stacksize))
    return false;
  current_field = "co_flags";
  int32_t flags;
  if (!read_int32(flags))
    return false;
  code.flags = static_cast<uint32_t>(flags);
  return true;
}

/// Up to 3.10: three tuples of names, one slot for each name.
bool MarshalReader::read_locals_separate(CodeObject &code, unsigned depth) {
  std::vector<std::string> variables, free, cells;
  if (!read_names_field("co_varnames", variables, depth) || !read_names_field("co_freevars", free, depth) ||
      !read_names_field("co_cellvars", cells, depth))
    return false;
  if (static_cast<size_t>(code.nlocals) != variables.size())
    return fail("co_nlocals differs from the number of variables");
  for (std::string &name : variables)
    code.localsplus.push_back({std::move(name), true, false, false});
  for (std::string &name : cells)
    code.localsplus.push_back({std::move(name), false, true, false});
  for (std::string &name : free)
    code.localsplus.push_back({std::move(name), false, false, true});
  return true;
}

bool MarshalReader::read_localsplus(CodeObject &code, unsigned depth) {
  std::vector<std::string> names;
  std::vector<uint8_t> kinds;
  if (!read_names_field("co_localsplusnames", names, depth) ||
      !read_bytes_field("co_localspluskinds", kinds, depth))
    return false;
  if (names.size() != kinds.size())
    return fail("co_localsplusnames and co_localspluskinds differ in length");
  int last_rank = 0;
  for (size_t i = 0; i < names.size(); ++i) {
    uint8_t kind = kinds[i];
    LocalVariable variable{std::move(names[i]), (kind & kind_local) != 0, (kind & kind_cell) != 0,
                           (kind & kind_free) != 0};
    if (!(kind & (kind_local | kind_cell | kind_free)) || rank(variable) < last_rank)
      return fail("variables of impossible kinds");
    last_rank = rank(variable);
    code.nlocals += variable.is_local;
    code.localsplus.push_back(std::move(variable));
  }
  return true;
}

bool MarshalReader::read_code_body(CodeObject &code, Node &consts, unsigned depth) {
  if (!read_bytes_field("co_code", code.code, depth))
    return false;
  current_field = "co_consts";
  if (!read_object(consts, depth + 1))
    return false;
  current_field = "co_consts";
  const auto *tuple = consts.constant.as<Tuple>();
  if (!tuple)
    return fail("not a tuple");
  code.consts = *tuple->items;
  for (const Constant &constant : code.consts)
    copied += sizeof(Constant) + payload_size(constant);
  return check_copied() && read_names_field("co_names", code.names, depth);
}

bool MarshalReader::check_code(const CodeObject &code) {
  current_field = nullptr;
  size_t size = code.code.size();
  if (size == 0 || size % 2 != 0 || size > static_cast<size_t>(std::numeric_limits<int32_t>::max()))
    return fail("co_code of " + std::to_string(size) + " bytes");
  if (code.stacksize > most_stacksize)
    return fail("co_stacksize of " + std::to_string(code.stacksize));
  int64_t arguments = static_cast<int64_t>(code.argcount) + code.kwonlyargcount +
                      ((code.flags & code_flags::varargs) != 0) +
                      ((code.flags & code_flags::varkeywords) != 0);
  if (code.posonlyargcount > code.argcount || arguments > code.nlocals)
    return fail("more arguments than variables");
  return true;
}

bool MarshalReader::read_code(Node &out, unsigned depth) {
  const char *outer_field = current_field;
  auto code = std::make_shared<CodeObject>();
  Node consts;
  if (!read_code_counts(*code) || !read_code_body(*code, consts, depth))
    return false;
  if (version >= py311 ? !read_localsplus(*code, depth) : !read_locals_separate(*code, depth))
    return false;
  if (!read_str_field("co_filename", code->filename, depth) ||
      !read_str_field("co_name", code->name, depth) ||
      (version >= py311 && !read_str_field("co_qualname", code->qualname, depth)))
    return false;
  current_field = "co_firstlineno";
  int32_t first_line;
  if (!read_int32(first_line))
    return false;
  code->firstlineno = first_line;
  if (!read_bytes_field(version >= py310 ? "co_linetable" : "co_lnotab", code->linetable, depth))
    return false;
  if (version >= py311 && !read_bytes_field("co_exceptiontable", code->exceptiontable, depth))
    return false;
  if (!check_code(*code))
    return false;
  current_field = outer_field;
  code_objects.push_back(code);
  out.depth = consts.depth + 1;
  out.constant.value = std::shared_ptr<const CodeObject>(std::move(code));
  return out.depth <= most_marshal_depth || fail("nested too deeply");
}

} // namespace lasti::pyc
