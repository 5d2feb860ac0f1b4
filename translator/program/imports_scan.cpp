#include "program/imports_scan.h"

#include "bytecode/decode.h"

#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/ADT/StringSet.h>

namespace lasti::program {
namespace {

using bytecode::Body;
using bytecode::Instruction;
using bytecode::Opcode;

const pyc::Constant *constant_of(const Body &body, size_t index) {
  const Instruction &instruction = body.instructions[index];
  return instruction.opcode == Opcode::LOAD_CONST ? &body.code->consts[instruction.oparg] : nullptr;
}

// The compiler puts the level and the names right before IMPORT_NAME, in every version.
void scan_import_name(const Body &body, size_t index, ImportScan &scan) {
  const pyc::Constant *level = index < 2 ? nullptr : constant_of(body, index - 2);
  const pyc::Constant *names = index < 2 ? nullptr : constant_of(body, index - 1);
  const auto *number = level ? level->as<pyc::Integer>() : nullptr;
  if (!number || !names || number->value.isNegative() || number->value.getActiveBits() > 16)
    return;
  ImportRequest request;
  request.level = static_cast<unsigned>(number->value.getZExtValue());
  request.name = body.code->names[name_index(body.instructions[index], body.code->version)];
  if (const auto *tuple = names->as<pyc::Tuple>())
    for (const pyc::Constant &name : *tuple->items)
      if (const auto *text = name.as<pyc::Str>()) {
        if (text->value == "*")
          request.star = true;
        else
          request.names.push_back(text->value);
      }
  scan.requests.push_back(std::move(request));
}

bool is_load(Opcode opcode) {
  return opcode == Opcode::LOAD_NAME || opcode == Opcode::LOAD_GLOBAL || opcode == Opcode::LOAD_ATTR ||
         opcode == Opcode::LOAD_METHOD;
}

// True if the constant at `index` is only the beginning of a name that is computed: 'plugins.' + name,
// f'plugins.{name}', 'plugins.%s' % name, 'plugins.{}'.format(name).
bool is_computed(const Body &body, size_t index) {
  for (size_t i = index + 1; i < body.instructions.size(); ++i)
    switch (body.instructions[i].opcode) {
    case Opcode::BINARY_OP:
    case Opcode::BUILD_STRING:
    case Opcode::FORMAT_VALUE:
    case Opcode::LOAD_METHOD:
      return true;
    case Opcode::PRECALL:
    case Opcode::CALL:
      return false;
    default:
      break;
    }
  return false;
}

// The package in the text before the first part that is filled in: "plugins" of "plugins.%s".
llvm::StringRef constant_package(llvm::StringRef text) {
  return text.substr(0, text.find_first_of("%{")).rsplit('.').first;
}

// `runs`: runpy.run_module(), which runs the __main__ of a package.
void add_request(llvm::StringRef name, bool runs, ImportScan &scan) {
  ImportRequest request;
  if (runs)
    request.names.push_back("__main__");
  request.name = name.ltrim('.').str();
  request.level = static_cast<unsigned>(name.size() - request.name.size());
  scan.requests.push_back(std::move(request));
}

// `import_module("pkg.mod")`: the function's name, then perhaps PUSH_NULL, then the constant. Anything else
// that is done with the function may import any module.
void scan_import_call(const Body &body, size_t index, ImportScan &scan) {
  const Instruction &instruction = body.instructions[index];
  if (!is_load(instruction.opcode))
    return;
  const llvm::StringRef function = body.code->names[name_index(instruction, body.code->version)];
  scan.walks |= function == "iter_modules" || function == "walk_packages";
  const bool runs = function == "run_module";
  // Who asks for the spec of a module wants to have it; finders have a method of that name for any module.
  const bool asks = function == "find_spec";
  if (function != "import_module" && function != "__import__" && !runs && !asks)
    return;
  for (size_t i = index + 1; i < body.instructions.size() && i <= index + 2; ++i) {
    const pyc::Constant *constant = constant_of(body, i);
    const auto *text = constant ? constant->as<pyc::Str>() : nullptr;
    if (!text)
      continue;
    if (!asks && is_computed(body, i)) {
      const llvm::StringRef package = constant_package(text->value);
      if (package.size() != text->value.size() && !llvm::is_contained(scan.prefixes, package))
        scan.prefixes.push_back(package.str());
      break;
    }
    add_request(text->value, runs, scan);
    return;
  }
  scan.dynamic |= !asks;
}

// Dotted identifiers, a leading dot or several allowed.
bool may_name_module(llvm::StringRef text) {
  text = text.ltrim('.');
  if (text.empty() || text.size() > 200)
    return false;
  bool at_start = true;
  for (char c : text) {
    const bool letter = llvm::isAlpha(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    if (c == '.' ? at_start : !letter && (at_start || !llvm::isDigit(c)))
      return false;
    at_start = c == '.';
  }
  return !at_start;
}

void scan_constant(const pyc::Constant &constant, llvm::StringSet<> &seen, ImportScan &scan) {
  if (const auto *text = constant.as<pyc::Str>()) {
    if (may_name_module(text->value) && seen.insert(text->value).second)
      scan.strings.push_back(text->value);
  } else if (const auto *tuple = constant.as<pyc::Tuple>()) {
    for (const pyc::Constant &item : *tuple->items)
      scan_constant(item, seen, scan);
  }
}

bool is_load_of_name(const Body &body, size_t index, llvm::StringRef name) {
  const Instruction &instruction = body.instructions[index];
  return instruction.opcode == Opcode::LOAD_NAME &&
         body.code->names[name_index(instruction, body.code->version)] == name;
}

// Where a block begins that only a script runs, `if __name__ == '__main__':`, returns the index of the
// instruction behind it; else `index`. In every version the test is a load, a constant, a comparison and a
// jump.
size_t behind_main_block(const Body &body, size_t index) {
  constexpr size_t test_length = 4;
  constexpr uint32_t equal = 2; // of compare_operator()
  if (index + test_length > body.instructions.size() || !is_load_of_name(body, index, "__name__"))
    return index;
  const pyc::Constant *constant = constant_of(body, index + 1);
  const auto *text = constant ? constant->as<pyc::Str>() : nullptr;
  const Instruction &comparison = body.instructions[index + 2], &jump = body.instructions[index + 3];
  const bool jumps =
      jump.opcode == Opcode::POP_JUMP_FORWARD_IF_FALSE || jump.opcode == Opcode::POP_JUMP_IF_FALSE;
  if (!text || text->value != "__main__" || comparison.opcode != Opcode::COMPARE_OP || !jumps ||
      compare_operator(comparison, body.code->version) != equal || *jump.target <= index)
    return index;
  return *jump.target;
}

// Functions have fast locals, and the bodies of modules and classes do not.
void add_run_by_import(const std::shared_ptr<const pyc::CodeObject> &code,
                       std::vector<std::shared_ptr<const pyc::CodeObject>> &found) {
  found.push_back(code);
  for (const pyc::Constant &constant : code->consts)
    if (const auto *inner = constant.as<std::shared_ptr<const pyc::CodeObject>>();
        inner && !((*inner)->flags & pyc::code_flags::optimized))
      add_run_by_import(*inner, found);
}

std::vector<std::shared_ptr<const pyc::CodeObject>> code_of(const pyc::Module &module, ScannedCode scanned) {
  if (scanned != ScannedCode::RunByImport)
    return pyc::all_code(module.code);
  std::vector<std::shared_ptr<const pyc::CodeObject>> found;
  add_run_by_import(module.code, found);
  return found;
}

} // namespace

bool absolute_name(llvm::StringRef package, unsigned level, llvm::StringRef name, std::string &result) {
  if (level && package.empty())
    return false;
  for (unsigned i = 1; i < level; ++i) {
    if (!package.contains('.'))
      return false;
    package = package.rsplit('.').first;
  }
  result = level ? package.str() : "";
  if (!result.empty() && !name.empty())
    result += '.';
  result += name;
  return !result.empty();
}

ImportScan scan_imports(const pyc::Module &module, ScannedCode scanned) {
  ImportScan scan;
  llvm::StringSet<> seen;
  for (const std::shared_ptr<const pyc::CodeObject> &code : code_of(module, scanned)) {
    for (const pyc::Constant &constant : code->consts)
      scan_constant(constant, seen, scan);
    llvm::Expected<Body> body = bytecode::decode(code);
    if (!body) {
      llvm::consumeError(body.takeError());
      continue;
    }
    for (size_t i = 0; i < body->instructions.size(); ++i) {
      if (scanned != ScannedCode::All)
        i = behind_main_block(*body, i);
      if (body->instructions[i].opcode == Opcode::IMPORT_NAME)
        scan_import_name(*body, i, scan);
      else
        scan_import_call(*body, i, scan);
    }
  }
  return scan;
}

} // namespace lasti::program
