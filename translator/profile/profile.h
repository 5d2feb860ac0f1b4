// What the interpreter has learnt of a program: its functions by module, qualified name and hash of their
// code.
#pragma once

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/ADT/StringRef.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace lasti::profile {

/// How warm the interpreter has found a function.
enum class Warmth { NeverRan, Cold, Warm };

/// What one instruction was specialised for, in one of the runs.
struct Seen {
  uint32_t offset = 0; ///< in bytes, as f_lasti
  std::string
      opcode;       ///< as in `dis`: BINARY_OP_ADD_INT; BINARY_OP_ADAPTIVE: it was executed and fits nothing
  std::string type; ///< "builtins.int", "__main__.Board"; empty: the opcode says nothing of a type
  std::string callee; ///< of a call of a Python function, "__main__:Board.solve"; empty: none

  bool operator==(const Seen &) const = default;
};

struct FunctionProfile {
  /// Calls and rounds of loops after which the interpreter begins to specialise, and counts no further.
  static constexpr unsigned quickened = 8;

  std::string qualname;
  std::string hash;                   ///< code_hash()
  uint64_t line = 0;                  ///< where it begins
  uint64_t size = 0;                  ///< of its bytecode, in bytes
  unsigned warmup = 0;                ///< calls and rounds of loops in one run, at most `quickened`
  uint64_t samples = 0;               ///< that met it as the innermost Python frame of a thread
  std::map<uint64_t, uint64_t> lines; ///< the samples by line
  std::vector<Seen> seen;             ///< by offset; one offset may have several, of different runs

  Warmth warmth() const {
    return warmup == 0 ? Warmth::NeverRan : warmup < quickened ? Warmth::Cold : Warmth::Warm;
  }
};

struct ModuleProfile {
  std::string name; ///< "__main__": the program's main module, whatever its file is called
  std::string file;
  std::vector<FunctionProfile> functions;
};

/// Returns the sum, or the largest number that a profile has.
uint64_t saturating_sum(uint64_t a, uint64_t b);

class Profile {
public:
  std::string python; ///< the version of the interpreter, "3.11"
  uint64_t runs = 0;  ///< of programs, that it comes from

  /// Adds a module, or what more is known of one that is there.
  void add(ModuleProfile module);
  /// Adds all that another profile says. The version must be the same.
  void add(const Profile &other);

  llvm::ArrayRef<ModuleProfile> modules() const { return all; }
  /// Returns what is known of a function; null if there is none of this name in the module, or if its code
  /// was different.
  const FunctionProfile *find(llvm::StringRef module, llvm::StringRef qualname, llvm::StringRef hash) const;

private:
  struct Places {
    size_t module = 0;
    llvm::StringMap<size_t> functions;
  };
  std::vector<ModuleProfile> all;
  llvm::StringMap<Places> places; ///< by name
};

} // namespace lasti::profile
