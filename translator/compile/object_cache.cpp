#include "compile/object_cache.h"

#include "system/files.h"
#include "system/output_file.h"

#include <fmt/format.h>
#include <llvm/Support/CachePruning.h>
#include <llvm/Support/FileSystem.h>

namespace lasti::compile {
namespace {

namespace fs = llvm::sys::fs;

constexpr uint64_t largest_size = static_cast<uint64_t>(1) << 30; // bytes: some 200,000 lines of Python

} // namespace

ObjectCache::ObjectCache(const Toolchain &toolchain, llvm::ArrayRef<std::string> flags,
                         const std::string &header) {
  llvm::Expected<std::string> cache = system::cache_directory();
  if (!cache) {
    llvm::consumeError(cache.takeError());
    return;
  }
  std::string wanted = *cache + "/objects";
  if (fs::create_directories(wanted) || !fs::can_write(wanted))
    return;
  folder = wanted;
  common =
      fmt::format("{}\n{}\n{}\n", toolchain.identity, header, fmt::join(flags.begin(), flags.end(), " "));
}

// pruneCache looks at nothing that is not named so.
std::string ObjectCache::path_of(const Source &unit) const {
  return fmt::format("{}/llvmcache-{}", folder,
                     system::hash_of(fmt::format("{}{}\n{}", common, unit.name, unit.text)));
}

bool ObjectCache::fetch(const Source &unit, const std::string &object) const {
  return !folder.empty() && !fs::copy_file(path_of(unit), object);
}

void ObjectCache::keep(const Source &unit, const std::string &object) const {
  if (folder.empty())
    return;
  llvm::Expected<std::string> contents = system::read_file(object);
  llvm::Error error = contents ? system::write_output(path_of(unit), *contents, {}) : contents.takeError();
  llvm::consumeError(std::move(error));
}

void ObjectCache::prune() const {
  llvm::CachePruningPolicy policy;
  policy.MaxSizeBytes = largest_size;
  if (!folder.empty())
    llvm::pruneCache(folder, policy);
}

} // namespace lasti::compile
