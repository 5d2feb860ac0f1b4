#include "sidecars/file.h"

#include "system/files.h"
#include "system/output_file.h"

#include <llvm/Object/BuildID.h>
#include <llvm/Object/ObjectFile.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

namespace lasti::sidecars {

llvm::Expected<Digest> runtime_build(const std::string &path) {
  auto file = llvm::object::ObjectFile::createObjectFile(path);
  if (!file)
    return llvm::createStringError(path + ": " + llvm::toString(file.takeError()));
  const llvm::object::BuildIDRef id = llvm::object::getBuildID(file->getBinary());
  if (id.empty())
    return llvm::createStringError(path + ": it has no build id");
  return digest_of(id.data(), id.size());
}

std::optional<Contents> read_sidecar(const std::string &path) {
  llvm::Expected<std::string> text = system::read_file(path);
  if (!text) {
    llvm::consumeError(text.takeError());
    return std::nullopt;
  }
  SidecarTrailer trailer;
  if (text->size() < sizeof trailer)
    return std::nullopt;
  std::memcpy(&trailer, text->data() + text->size() - sizeof trailer, sizeof trailer);
  if (std::memcmp(trailer.magic, sidecar_magic, sizeof sidecar_magic) != 0 || trailer.size != text->size() ||
      trailer.checksum != sidecar_checksum(text->data(), text->size()))
    return std::nullopt;
  text->resize(text->size() - sizeof trailer);
  return Contents{{trailer.bytecode, trailer.runtime, trailer.made_from, trailer.made_by}, std::move(*text)};
}

llvm::Error write_sidecar(const std::string &path, llvm::StringRef object, const Binding &binding) {
  SidecarTrailer trailer = {};
  std::memcpy(trailer.magic, sidecar_magic, sizeof sidecar_magic);
  trailer.size = object.size() + sizeof trailer;
  trailer.bytecode = binding.bytecode;
  trailer.runtime = binding.runtime;
  trailer.made_from = binding.made_from;
  trailer.made_by = binding.made_by;
  std::string text = object.str();
  text.append(reinterpret_cast<const char *>(&trailer), sizeof trailer);
  trailer.checksum = sidecar_checksum(text.data(), text.size());
  std::memcpy(text.data() + object.size(), &trailer, sizeof trailer);
  if (std::error_code code = llvm::sys::fs::create_directories(llvm::sys::path::parent_path(path)))
    return system::file_error(path, code);
  return system::write_output(path, text, {});
}

} // namespace lasti::sidecars
