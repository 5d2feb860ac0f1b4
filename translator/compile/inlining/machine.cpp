#include "compile/inlining/machine.h"

#include <llvm/MC/MCFixup.h>
#include <llvm/MC/TargetRegistry.h>
#include <llvm/Support/TargetSelect.h>
#include <llvm/Support/raw_ostream.h>
#include <llvm/TargetParser/Triple.h>

namespace lasti::inlining {

llvm::Expected<std::unique_ptr<Machine>> Machine::create() {
  llvm::InitializeAllTargetInfos();
  llvm::InitializeAllTargetMCs();
  llvm::InitializeAllDisassemblers();
  const std::string triple = "x86_64-unknown-linux-gnu";
  std::string message;
  const llvm::Target *target = llvm::TargetRegistry::lookupTarget(triple, message);
  if (!target)
    return llvm::createStringError(message);
  std::unique_ptr<Machine> machine(new Machine);
  machine->registers.reset(target->createMCRegInfo(triple));
  machine->assembly.reset(target->createMCAsmInfo(*machine->registers, triple, machine->options));
  machine->instructions.reset(target->createMCInstrInfo());
  machine->features.reset(target->createMCSubtargetInfo(triple, "", ""));
  machine->context = std::make_unique<llvm::MCContext>(llvm::Triple(triple), machine->assembly.get(),
                                                       machine->registers.get(), machine->features.get());
  machine->decoder.reset(target->createMCDisassembler(*machine->features, *machine->context));
  machine->encoder.reset(target->createMCCodeEmitter(*machine->instructions, *machine->context));
  return machine;
}

llvm::Expected<std::vector<Instruction>> Machine::decode(llvm::ArrayRef<uint8_t> code,
                                                         uint64_t offset) const {
  std::vector<Instruction> result;
  for (size_t done = 0; done < code.size();) {
    Instruction next{offset + done, 0, {}, {}};
    if (decoder->getInstruction(next.code, next.size, code.drop_front(done), next.offset, llvm::nulls()) !=
        llvm::MCDisassembler::Success)
      return llvm::createStringError("there is no instruction at 0x%llx",
                                     static_cast<unsigned long long>(next.offset));
    next.name = instructions->getName(next.code.getOpcode());
    done += next.size;
    result.push_back(std::move(next));
  }
  return result;
}

void Machine::encode(const llvm::MCInst &code, Bytes &bytes) const {
  llvm::SmallVector<llvm::MCFixup, 1> fixups;
  encoder->encodeInstruction(code, bytes, fixups, *features);
}

void Machine::encode_short(uint8_t opcode, llvm::MCRegister number, Bytes &bytes) const {
  const uint16_t encoding = registers->getEncodingValue(number);
  if (encoding >= 8)
    bytes.push_back(0x41); // REX.B
  bytes.push_back(static_cast<char>(opcode + (encoding & 7)));
}

bool Machine::writes(const Instruction &instruction, llvm::MCRegister number) const {
  return instructions->get(instruction.code.getOpcode())
      .hasDefOfPhysReg(instruction.code, number, *registers);
}

bool Machine::leaves(const Instruction &instruction) const {
  return instructions->get(instruction.code.getOpcode()).mayAffectControlFlow(instruction.code, *registers);
}

} // namespace lasti::inlining
