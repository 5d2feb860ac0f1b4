#include "pyc/reader.h"

#include "pyc/marshal.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/Twine.h>
#include <llvm/Support/Endian.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/MemoryBuffer.h>

#include <unordered_map>

namespace lasti::pyc {

namespace {

using llvm::support::endian::read16le;
using llvm::support::endian::read32le;

llvm::Error error(const llvm::Twine &message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), message);
}

/// The header of 3.7 and later: magic, flags (PEP 552), and mtime and size or a hash. 3.6 has no
/// flags.
llvm::Expected<size_t> read_header(llvm::ArrayRef<uint8_t> bytes, Module &module) {
  if (bytes.size() < 4)
    return error("truncated at byte " + llvm::Twine(bytes.size()) + " (in the header)");
  if (bytes[2] != '\r' || bytes[3] != '\n')
    return error("not a .pyc file");
  unsigned magic = read16le(bytes.data());
  auto version = version_of_magic(static_cast<uint16_t>(magic));
  if (!version)
    return error("unknown magic number " + llvm::Twine(magic) +
                 "; not a .pyc file of a release "
                 "of CPython that is known");
  if (*version < oldest_version || *version > newest_version)
    return error("made by Python " + to_string(*version) + ", but only files of Python " +
                 to_string(oldest_version) + " to " + to_string(newest_version) + " can be read");
  module.version = *version;
  size_t size = *version >= py37 ? 16 : 12;
  if (bytes.size() < size)
    return error("truncated at byte " + llvm::Twine(bytes.size()) + " (in the header)");
  if (size == 16) {
    module.pyc_flags = read32le(&bytes[4]);
    if (module.pyc_flags & ~3u) // importlib._bootstrap_external._classify_pyc
      return error("invalid flags " + llvm::Twine(module.pyc_flags) + " in the header");
  }
  module.field1 = read32le(&bytes[size - 8]);
  module.field2 = read32le(&bytes[size - 4]);
  return size;
}

/// Holds the length of all_code() and the bytecode in it against the size of the file: a code
/// object may be referred to many times, and those that contain it again.
llvm::Error bound_code(const std::shared_ptr<const CodeObject> &root, size_t file_size) {
  size_t left = 16 * file_size + 4096;
  std::vector<const CodeObject *> pending{root.get()};
  while (!pending.empty()) {
    const CodeObject *code = pending.back();
    pending.pop_back();
    size_t cost = code->code.size() + code->consts.size() + 16;
    if (cost > left)
      return error("too many references to code objects");
    left -= cost;
    for (const Constant &constant : code->consts)
      if (auto *inner = constant.as<std::shared_ptr<const CodeObject>>())
        pending.push_back(inner->get());
  }
  return llvm::Error::success();
}

/// Up to 3.10 the qualified name is a constant beside the code object; make it as the compiler does
/// (Python/compile.c: compiler_set_qualname), but for names declared global.
void set_qualified_names(const std::vector<std::shared_ptr<CodeObject>> &codes) {
  std::unordered_map<const CodeObject *, CodeObject *> writable;
  for (const auto &code : codes)
    writable[code.get()] = code.get();
  // Every code object stands before its container: from the back, containers come first.
  for (const auto &outer : llvm::reverse(codes)) {
    bool is_root = outer == codes.back();
    if (outer->qualname.empty())
      outer->qualname = outer->name;
    bool is_function = outer->flags & code_flags::optimized;
    for (const Constant &constant : outer->consts) {
      const auto *inner = constant.as<std::shared_ptr<const CodeObject>>();
      auto found = inner ? writable.find(inner->get()) : writable.end();
      if (found == writable.end() || !found->second->qualname.empty())
        continue;
      std::string prefix = is_root ? "" : outer->qualname + (is_function ? ".<locals>." : ".");
      if (prefix.size() < 4096) // nesting is bounded, but not what names add up to
        found->second->qualname = prefix + (*inner)->name;
    }
  }
}

llvm::Expected<Module> parse(llvm::ArrayRef<uint8_t> bytes) {
  Module module;
  auto header = read_header(bytes, module);
  if (!header)
    return header.takeError();
  llvm::ArrayRef<uint8_t> marshal = bytes.drop_front(*header);
  module.marshal = marshal.vec();
  MarshalReader reader(module.version, marshal, *header);
  auto object = reader.read();
  if (!object)
    return object.takeError();
  auto *code = object->as<std::shared_ptr<const CodeObject>>();
  if (!code)
    return error("holds no code object");
  module.code = *code;
  if (auto problem = bound_code(module.code, bytes.size()))
    return problem;
  if (module.version < py311)
    set_qualified_names(reader.codes());
  return module;
}

} // namespace

llvm::Expected<Module> parse_pyc(llvm::StringRef name, llvm::ArrayRef<uint8_t> bytes) {
  auto module = parse(bytes);
  if (!module)
    return error(name + ": " + llvm::toString(module.takeError()));
  return module;
}

llvm::Expected<Module> read_pyc(llvm::StringRef path) {
  llvm::sys::fs::file_status status;
  if (std::error_code code = llvm::sys::fs::status(path, status))
    return error(path + ": " + code.message());
  if (status.type() == llvm::sys::fs::file_type::directory_file)
    return error(path + ": is a directory");
  if (status.type() == llvm::sys::fs::file_type::character_file ||
      status.type() == llvm::sys::fs::file_type::block_file)
    return error(path + ": is a device");
  auto buffer = llvm::MemoryBuffer::getFile(path, false, false);
  if (!buffer)
    return error(path + ": " + buffer.getError().message());
  llvm::StringRef text = (*buffer)->getBuffer();
  return parse_pyc(path, {reinterpret_cast<const uint8_t *>(text.data()), text.size()});
}

int total_arguments(const CodeObject &code) {
  return code.argcount + code.kwonlyargcount + ((code.flags & code_flags::varargs) != 0) +
         ((code.flags & code_flags::varkeywords) != 0);
}

std::vector<std::shared_ptr<const CodeObject>> all_code(std::shared_ptr<const CodeObject> root) {
  std::vector<std::shared_ptr<const CodeObject>> order;
  std::vector<std::shared_ptr<const CodeObject>> pending{std::move(root)};
  while (!pending.empty()) {
    order.push_back(std::move(pending.back()));
    pending.pop_back();
    for (const Constant &constant : llvm::reverse(order.back()->consts))
      if (auto *inner = constant.as<std::shared_ptr<const CodeObject>>())
        pending.push_back(*inner);
  }
  return order;
}

} // namespace lasti::pyc
