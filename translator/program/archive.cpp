// The archive at an executable's end. zipimport finds a zip by what stands last in a file, and reads the
// offsets in it relative to where the archive begins, so that it may follow the executable.
#include "program/embed.h"

#include "system/files.h"

#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/CRC.h>
#include <llvm/Support/Compression.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/raw_ostream.h>

#include <initializer_list>

namespace lasti::program {
namespace {

// Numbers in a zip are little endian, of 2 or 4 bytes.
void put16(std::string &out, unsigned value) {
  out += static_cast<char>(value & 0xff);
  out += static_cast<char>(value >> 8 & 0xff);
}

void put32(std::string &out, uint32_t value) {
  put16(out, value & 0xffff);
  put16(out, value >> 16);
}

// A .pyc file that no source is compared with: its time stamp is 0.
std::string pyc_file(llvm::ArrayRef<uint8_t> marshal, pyc::PyVersion version) {
  std::string bytes;
  put16(bytes, pyc::magic_of_version(version));
  bytes += "\r\n";
  bytes.append(12, '\0');
  bytes.append(marshal.begin(), marshal.end());
  return bytes;
}

// archive_main.py, marshalled by an interpreter of the version.
struct ArchiveMain {
  pyc::PyVersion version;
  llvm::ArrayRef<uint8_t> marshal;
};

#include "program/archive_main.inc"

llvm::ArrayRef<uint8_t> archive_main(pyc::PyVersion wanted) {
  for (const ArchiveMain &main : archive_mains)
    if (main.version == wanted)
      return main.marshal;
  return {};
}

// mod.py becomes mod.pyc.
std::string member_path(const EmbeddedModule &module) {
  return source_path(module.path) + "c";
}

struct Archive {
  std::string files;
  std::string directory;
  unsigned count = 0;

  enum Method : unsigned { Stored = 0, Deflated = 8 };

  // The fields that a file's header and its entry in the directory share; the date is 1980-01-01.
  static void put_fields(std::string &out, llvm::StringRef name, llvm::StringRef bytes, Method method,
                         size_t packed_size) {
    constexpr unsigned version = 20, utf8_name = 0x800, time = 0, date = 0x21;
    for (unsigned value : {version, utf8_name, static_cast<unsigned>(method), time, date})
      put16(out, value);
    put32(out, llvm::crc32(llvm::arrayRefFromStringRef(bytes)));
    put32(out, static_cast<uint32_t>(packed_size));
    put32(out, static_cast<uint32_t>(bytes.size()));
    put16(out, static_cast<unsigned>(name.size()));
    put16(out, 0);
  }

  void add(llvm::StringRef name, llvm::StringRef bytes) { add_packed(name, bytes, Stored, bytes); }

  void add_deflated(llvm::StringRef name, llvm::StringRef bytes) {
    if (!llvm::compression::zlib::isAvailable())
      return add(name, bytes);
    llvm::SmallVector<uint8_t, 0> stream;
    llvm::compression::zlib::compress(llvm::arrayRefFromStringRef(bytes), stream);
    // RFC 1950: two bytes before the deflated data, a checksum of four behind.
    add_packed(name, bytes, Deflated, llvm::toStringRef(stream).drop_front(2).drop_back(4));
  }

  void add_packed(llvm::StringRef name, llvm::StringRef bytes, Method method, llvm::StringRef packed) {
    const auto offset = static_cast<uint32_t>(files.size());
    put32(files, 0x04034b50);
    put_fields(files, name, bytes, method, packed.size());
    files += name;
    files += packed;
    put32(directory, 0x02014b50);
    put16(directory, 20);
    put_fields(directory, name, bytes, method, packed.size());
    put16(directory, 0); // comment
    put16(directory, 0); // disk
    put16(directory, 0); // internal attributes
    put32(directory, 0); // external attributes
    put32(directory, offset);
    directory += name;
    ++count;
  }

  std::string finish() const {
    std::string out = files + directory;
    put32(out, 0x06054b50);
    put16(out, 0);
    put16(out, 0);
    put16(out, count);
    put16(out, count);
    put32(out, static_cast<uint32_t>(directory.size()));
    put32(out, static_cast<uint32_t>(files.size()));
    put16(out, 0);
    return out;
  }
};

// What archive_main.py reads.
std::string main_text(const EmbeddedProgram &program) {
  const std::string how = program.run_module.empty() ? "script " + member_path(program.modules.front())
                                                     : "module " + program.run_module;
  return how + "\n" + program.files_key;
}

} // namespace

llvm::Error append_archive(llvm::StringRef executable, const EmbeddedProgram &program) {
  Archive archive;
  for (const EmbeddedModule &module : program.modules) {
    if (!module.module) {
      archive.add(module.path, ""); // zipimport finds a namespace package by its directory's own entry
      continue;
    }
    archive.add(member_path(module), pyc_file(module.module->marshal, module.module->version));
  }
  const pyc::PyVersion version = program.modules.front().module->version;
  archive.add("__main__.pyc", pyc_file(archive_main(version), version));
  for (const DataFile &file : program.files) {
    llvm::Expected<std::string> bytes = system::read_file(file.file);
    if (!bytes)
      return bytes.takeError();
    archive.add_deflated(file.path, *bytes);
  }
  archive.add("lasti-main", main_text(program));
  std::error_code code;
  llvm::raw_fd_ostream stream(executable, code, llvm::sys::fs::CD_OpenExisting, llvm::sys::fs::FA_Write,
                              llvm::sys::fs::OF_Append);
  if (code)
    return system::file_error(executable, code);
  stream << archive.finish();
  stream.close();
  if (stream.has_error()) {
    code = stream.error();
    stream.clear_error();
    return system::file_error(executable, code);
  }
  return llvm::Error::success();
}

} // namespace lasti::program
