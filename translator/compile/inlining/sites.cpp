// The machine code is compared instruction by instruction, not byte by byte: which registers a compiler has
// chosen does not matter. What has to be there is
//
//     cmp qword ptr [interp + eval_frame], 0        three times, and the offset nowhere else in the function
//     jne …
//
// and behind one of them, which is CALL's,
//
//     mov code, qword ptr [function + func_code]
//     … [code + co_flags]

#include "compile/inlining/sites.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/Endian.h>

#include <optional>

namespace lasti::inlining {
namespace {

// The places of operands in LLVM's instructions: a memory operand has five.
enum Compare { compare_base, compare_scale, compare_index, compare_offset, compare_segment, compare_value };
enum Load { load_result, load_base, load_scale, load_index, load_offset };

/// How many instructions behind a test the code object is loaded at the latest.
constexpr size_t reach = 4;
constexpr int64_t if_not_equal = 5; // the condition of JNE
constexpr uint8_t jump = 0xe9, jump_if_not_equal_short = 0x75, no_operation = 0x90;
constexpr size_t jump_size = 5;

bool mentions(const llvm::MCInst &code, int64_t number) {
  return llvm::any_of(
      code, [&](const llvm::MCOperand &operand) { return operand.isImm() && operand.getImm() == number; });
}

bool is_hook_test(const Instruction &test, const Instruction &next) {
  return test.name == "CMP64mi8" && test.code.getOperand(compare_value).getImm() == 0 &&
         !test.code.getOperand(compare_index).getReg() && test.size >= jump_size &&
         (next.name == "JCC_1" || next.name == "JCC_4") && next.code.getOperand(1).getImm() == if_not_equal;
}

/// Whether `load` loads the code object of a function, whose flags `use` then looks at.
bool loads_code(const Instruction &load, const Instruction &use, const Layout &layout) {
  return load.name == "MOV64rm" && load.code.getOperand(load_offset).isImm() &&
         load.code.getOperand(load_offset).getImm() == layout.func_code &&
         !load.code.getOperand(load_index).getReg() && mentions(use.code, layout.co_flags) &&
         llvm::any_of(use.code, [&](const llvm::MCOperand &operand) {
           return operand.isReg() && operand.getReg() == load.code.getOperand(load_result).getReg();
         });
}

/// Takes the instructions behind the jump of a test. Returns the load of a function's code object, if it
/// follows.
std::optional<llvm::MCInst> find_load(const Machine &machine, llvm::ArrayRef<Instruction> code,
                                      const Layout &layout) {
  code = code.take_front(reach + 1).take_until([&](const Instruction &next) { return machine.leaves(next); });
  for (size_t i = 0; i + 1 < code.size(); ++i) {
    if (!loads_code(code[i], code[i + 1], layout))
      continue;
    const llvm::MCRegister function = code[i].code.getOperand(load_base).getReg();
    if (llvm::none_of(code.take_front(i),
                      [&](const Instruction &before) { return machine.writes(before, function); }))
      return code[i].code;
  }
  return std::nullopt;
}

llvm::Error put(std::vector<char> &section, const Instruction &old, Bytes bytes) {
  if (bytes.size() > old.size || old.offset + old.size > section.size())
    return llvm::createStringError(
        fmt::format("the instruction at {:#x} cannot be written over", old.offset));
  bytes.resize(old.size, static_cast<char>(no_operation));
  llvm::copy(bytes, section.begin() + static_cast<ptrdiff_t>(old.offset));
  return llvm::Error::success();
}

/// Appends a jump from `place` to `target`, both in the section.
void append_jump(Bytes &bytes, uint64_t place, uint64_t target) {
  bytes.push_back(static_cast<char>(jump));
  char distance[4];
  llvm::support::endian::write32le(distance, static_cast<uint32_t>(target - (place + jump_size)));
  bytes.append(std::begin(distance), std::end(distance));
}

/// What is appended for CALL: sets the flags as the test did, and jumps back behind it.
Bytes call_test(const Machine &machine, const Sites &sites, const Layout &layout, uint64_t place) {
  const llvm::MCRegister interp = sites.call.code.getOperand(compare_base).getReg();
  Bytes second;
  machine.encode_push(interp, second); // who knows whether it is used again
  llvm::MCInst load = sites.load_code;
  load.getOperand(load_result).setReg(interp);
  machine.encode(load, second);
  llvm::MCInst compare = sites.call.code;
  compare.getOperand(compare_offset).setImm(layout.co_extra);
  machine.encode(compare, second);
  machine.encode_pop(interp, second);

  Bytes bytes;
  compare.getOperand(compare_offset).setImm(layout.call_observer);
  machine.encode(compare, bytes);
  bytes.push_back(static_cast<char>(jump_if_not_equal_short));
  bytes.push_back(static_cast<char>(second.size()));
  bytes.append(second);
  append_jump(bytes, place + bytes.size(), sites.call.offset + sites.call.size);
  return bytes;
}

} // namespace

llvm::Expected<Sites> find_sites(const Machine &machine, llvm::ArrayRef<Instruction> code,
                                 const Layout &layout) {
  Sites sites{};
  size_t calls = 0;
  for (size_t i = 0; i < code.size(); ++i) {
    if (!mentions(code[i].code, layout.eval_frame))
      continue;
    if (i + 1 == code.size() || !is_hook_test(code[i], code[i + 1]))
      return llvm::createStringError(
          fmt::format("{} at {:#x} is no test of the hook that is known", code[i].name, code[i].offset));
    if (std::optional<llvm::MCInst> load = find_load(machine, code.drop_front(i + 2), layout)) {
      sites.call = code[i];
      sites.load_code = *load;
      ++calls;
    } else {
      sites.specialized.push_back(code[i]);
    }
  }
  if (calls != 1 || sites.specialized.size() != 2)
    return llvm::createStringError(fmt::format(
        "{} tests of the hook are known to be of CALL, {} of specialised calls, in place of 1 and 2", calls,
        sites.specialized.size()));
  if (sites.load_code.getOperand(load_base).getReg() == sites.call.code.getOperand(compare_base).getReg())
    return llvm::createStringError("the register of the function is that of the interpreter");
  return sites;
}

llvm::Error rewrite(const Machine &machine, const Sites &sites, const Layout &layout,
                    std::vector<char> &section) {
  for (const Instruction &test : sites.specialized) {
    llvm::MCInst code = test.code;
    code.getOperand(compare_offset).setImm(layout.call_observer);
    Bytes bytes;
    machine.encode(code, bytes);
    if (llvm::Error error = put(section, test, bytes))
      return error;
  }
  const uint64_t place = section.size();
  Bytes to_test;
  append_jump(to_test, sites.call.offset, place);
  if (llvm::Error error = put(section, sites.call, to_test))
    return error;
  llvm::append_range(section, call_test(machine, sites, layout, place));
  return llvm::Error::success();
}

} // namespace lasti::inlining
