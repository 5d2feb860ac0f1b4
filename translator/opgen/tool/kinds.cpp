#include "opgen/tool/kinds.h"

#include "bytecode/named.h"

namespace lasti::opgen {
namespace {

struct Row {
  const char *name;
  const char *text; // as a signature or a key writes it
};

#define ROW(name, text) {#name, text},
constexpr Row immediate_kinds[] = {
#define IMMEDIATE_KIND(name) ROW(name, "")
#include "opgen/Kinds.def"
};
constexpr Row input_kinds[] = {
#define INPUT_KIND ROW
#include "opgen/Kinds.def"
};
constexpr Row result_kinds[] = {
#define RESULT_KIND ROW
#include "opgen/Kinds.def"
};
constexpr Row writes_rows[] = {
#define WRITES ROW
#include "opgen/Kinds.def"
};
constexpr Row forms[] = {
#define FORM(name) ROW(name, "")
#include "opgen/Kinds.def"
};
#undef ROW

} // namespace

const char *name_of(ImmediateKind kind) {
  return immediate_kinds[static_cast<size_t>(kind)].name;
}
const char *name_of(InputKind kind) {
  return input_kinds[static_cast<size_t>(kind)].name;
}
const char *name_of(ResultKind kind) {
  return result_kinds[static_cast<size_t>(kind)].name;
}
const char *name_of(Writes writes) {
  return writes_rows[static_cast<size_t>(writes)].name;
}
const char *name_of(Form form) {
  return forms[static_cast<size_t>(form)].name;
}

std::optional<InputKind> find_input_kind(llvm::StringRef type) {
  return bytecode::find_named<InputKind>(input_kinds, type, &Row::text);
}

std::optional<ResultKind> find_result_kind(llvm::StringRef type) {
  return bytecode::find_named<ResultKind>(result_kinds, type, &Row::text);
}

std::optional<Writes> find_writes(llvm::StringRef key) {
  return bytecode::find_named<Writes>(writes_rows, key, &Row::text);
}

} // namespace lasti::opgen
