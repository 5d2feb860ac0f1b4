// Feeds broken .pyc files to the reader, the decoder, the verifier, the listing, and what of them passes
// for 3.11 to the analysis and the emitter, in one process: seeds cut off at every byte, and seeds with
// random changes, more of them in the bytecode and its tables than elsewhere. Nothing may crash, hang, or say
// more than one line.
//
// usage: lasti-hostile ROUNDS SEED FILE.pyc...

#include "bytecode/decode.h"
#include "driver/dis.h"
#include "driver/translate.h"
#include "emit/emit.h"
#include "opgen/operation.h"
#include "pyc/reader.h"

#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/raw_ostream.h>

#include <algorithm>
#include <random>

namespace {

using namespace lasti;
using Bytes = std::vector<uint8_t>;

struct Counts {
  unsigned read = 0;
  unsigned refused = 0;
  unsigned emitted = 0;
  bool bad_message = false;
};

void look_at_message(llvm::Error error, Counts &counts) {
  std::string message = llvm::toString(std::move(error));
  if (message.empty() || llvm::any_of(message, [](char each) { return !llvm::isPrint(each); })) {
    llvm::errs() << "not one printable line: " << message << '\n';
    counts.bad_message = true;
  }
}

/// Lists the module both ways. Returns false if it is refused.
bool list(const pyc::Module &module, Counts &counts) {
  llvm::raw_null_ostream nowhere;
  bool good = true;
  for (bool json : {false, true}) {
    driver::DisOptions options;
    options.json = json;
    if (auto problem = driver::dis(module, nowhere, options)) {
      good = false;
      look_at_message(std::move(problem), counts);
    }
  }
  return good;
}

/// Emits the module in both forms.
void emit_both(const pyc::Module &module, Counts &counts) {
  for (unsigned level : {0u, 2u}) {
    driver::Options options;
    options.level = level;
    auto text = driver::translate(module, "hostile.pyc", "hostile", "hostile", options, {});
    if (!text)
      look_at_message(text.takeError(), counts);
    else
      ++counts.emitted;
  }
}

void try_bytes(const Bytes &bytes, Counts &counts) {
  auto module = pyc::parse_pyc("hostile.pyc", bytes);
  if (!module) {
    ++counts.refused;
    return look_at_message(module.takeError(), counts);
  }
  if (!list(*module, counts)) {
    ++counts.refused;
    return;
  }
  ++counts.read;
  if (opgen::can_translate(module->version))
    emit_both(*module, counts);
}

/// The places in the file of bytecode, line tables and exception tables.
std::vector<std::pair<size_t, size_t>> interesting_ranges(const Bytes &seed) {
  std::vector<std::pair<size_t, size_t>> ranges;
  auto module = pyc::parse_pyc("seed", seed);
  if (!module) {
    llvm::consumeError(module.takeError());
    return ranges;
  }
  for (const auto &code : all_code(module->code)) {
    for (const auto *part : {&code->code, &code->linetable, &code->exceptiontable}) {
      auto found = std::search(seed.begin(), seed.end(), part->begin(), part->end());
      if (!part->empty() && found != seed.end())
        ranges.emplace_back(found - seed.begin(), part->size());
    }
  }
  return ranges;
}

class Mutator {
public:
  Mutator(const Bytes &seed, std::mt19937 &random)
      : seed_(seed), random_(random), ranges_(interesting_ranges(seed)) {}

  Bytes next() {
    Bytes bytes = seed_;
    for (size_t changes = below(2) == 0 ? 1 : 2 + below(3); changes > 0; --changes)
      change(bytes);
    return bytes;
  }

private:
  size_t below(size_t end) { return random_() % end; }

  size_t place(const Bytes &bytes) {
    if (ranges_.empty() || below(3) == 0)
      return below(bytes.size());
    auto [start, size] = ranges_[below(ranges_.size())];
    return std::min(start + below(size), bytes.size() - 1);
  }

  void change(Bytes &bytes) {
    static constexpr uint8_t telling[] = {0, 1, 0x7f, 0x80, 0xff, 'r', '(', '{', 'c', 's', 'l', 144, 71};
    size_t at = place(bytes);
    switch (below(8)) {
    case 0:
      bytes[at] ^= uint8_t(1u << below(8));
      break;
    case 1:
      bytes[at] = telling[below(std::size(telling))];
      break;
    case 2: // bytes of another place
      bytes[at] = bytes[below(bytes.size())];
      break;
    case 3:
      bytes.insert(bytes.begin() + ptrdiff_t(at), uint8_t(below(256)));
      break;
    case 4:
      if (bytes.size() > 17)
        bytes.erase(bytes.begin() + ptrdiff_t(at));
      break;
    default:
      bytes[at] = uint8_t(below(256));
    }
  }

  const Bytes &seed_;
  std::mt19937 &random_;
  std::vector<std::pair<size_t, size_t>> ranges_;
};

} // namespace

int main(int argc, char **argv) {
  unsigned rounds = 0, seed_number = 0;
  if (argc < 4 || llvm::StringRef(argv[1]).getAsInteger(10, rounds) ||
      llvm::StringRef(argv[2]).getAsInteger(10, seed_number)) {
    llvm::errs() << "usage: lasti-hostile ROUNDS SEED FILE.pyc...\n";
    return 2;
  }
  std::mt19937 random(seed_number);
  Counts counts;
  for (int i = 3; i < argc; ++i) {
    auto buffer = llvm::MemoryBuffer::getFile(argv[i]);
    if (!buffer) {
      llvm::errs() << argv[i] << ": " << buffer.getError().message() << '\n';
      return 2;
    }
    Bytes seed((*buffer)->getBuffer().bytes_begin(), (*buffer)->getBuffer().bytes_end());
    for (size_t size = 0; size < std::min<size_t>(seed.size(), 5000); ++size)
      try_bytes(Bytes(seed.begin(), seed.begin() + ptrdiff_t(size)), counts);
    Mutator mutator(seed, random);
    for (unsigned round = 0; round < rounds; ++round)
      try_bytes(mutator.next(), counts);
  }
  llvm::outs() << counts.read << " read, " << counts.refused << " refused, " << counts.emitted
               << " emitted\n";
  return counts.bad_message ? 1 : 0;
}
