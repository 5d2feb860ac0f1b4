#pragma once

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/MC/MCAsmInfo.h>
#include <llvm/MC/MCCodeEmitter.h>
#include <llvm/MC/MCContext.h>
#include <llvm/MC/MCDisassembler/MCDisassembler.h>
#include <llvm/MC/MCInst.h>
#include <llvm/MC/MCInstrInfo.h>
#include <llvm/MC/MCRegisterInfo.h>
#include <llvm/MC/MCSubtargetInfo.h>
#include <llvm/MC/MCTargetOptions.h>
#include <llvm/Support/Error.h>

#include <memory>
#include <vector>

namespace lasti::inlining {

/// An instruction of the machine, and where in its section it is.
struct Instruction {
  uint64_t offset;
  uint64_t size;
  llvm::MCInst code;
  llvm::StringRef name; ///< LLVM's: CMP64mi8
};

using Bytes = llvm::SmallVector<char, 64>;

/// Reads and writes machine code of x86-64, by LLVM's tables.
class Machine {
public:
  static llvm::Expected<std::unique_ptr<Machine>> create();

  /// Returns the instructions of a stretch of code that starts at `offset` of its section.
  llvm::Expected<std::vector<Instruction>> decode(llvm::ArrayRef<uint8_t> code, uint64_t offset) const;

  /// Appends an instruction without relocations.
  void encode(const llvm::MCInst &code, Bytes &bytes) const;
  /// Appends `push` or `pop` of a register of 64 bits.
  void encode_push(llvm::MCRegister number, Bytes &bytes) const { encode_short(0x50, number, bytes); }
  void encode_pop(llvm::MCRegister number, Bytes &bytes) const { encode_short(0x58, number, bytes); }

  /// Returns whether an instruction writes a register or a part of it.
  bool writes(const Instruction &instruction, llvm::MCRegister number) const;
  /// Returns whether an instruction may go on elsewhere than behind itself.
  bool leaves(const Instruction &instruction) const;

private:
  Machine() = default;
  void encode_short(uint8_t opcode, llvm::MCRegister number, Bytes &bytes) const;

  llvm::MCTargetOptions options;
  std::unique_ptr<llvm::MCRegisterInfo> registers;
  std::unique_ptr<llvm::MCAsmInfo> assembly;
  std::unique_ptr<llvm::MCInstrInfo> instructions;
  std::unique_ptr<llvm::MCSubtargetInfo> features;
  std::unique_ptr<llvm::MCContext> context;
  std::unique_ptr<llvm::MCDisassembler> decoder;
  std::unique_ptr<llvm::MCCodeEmitter> encoder;
};

} // namespace lasti::inlining
