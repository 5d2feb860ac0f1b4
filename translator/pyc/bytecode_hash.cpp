#include "pyc/bytecode_hash.h"

#include <cpython/bytecode_hash.h>
#include <fmt/format.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringRef.h>

namespace lasti::pyc {
namespace {

// Objects/codeobject.c: CO_FAST_LOCAL, CO_FAST_CELL, CO_FAST_FREE.
constexpr uint8_t kind_local = 0x20;
constexpr uint8_t kind_cell = 0x40;
constexpr uint8_t kind_free = 0x80;

class Walk {
public:
  BytecodeHasher out;

  bool code(const CodeObject &code, unsigned depth) {
    auto count = [](auto number) { return static_cast<uint32_t>(number); };
    out.counts({count(code.argcount), count(code.posonlyargcount), count(code.kwonlyargcount),
                count(code.stacksize), code.flags, count(code.names.size()), count(code.localsplus.size()),
                count(code.consts.size())});
    out.bytes(code.code.data(), code.code.size());
    out.bytes(code.exceptiontable.data(), code.exceptiontable.size());
    for (const std::string &name : code.names)
      text(name);
    locals(code);
    return items(code.consts, depth);
  }

private:
  void text(const std::string &text) { out.text(text.data(), text.size()); }

  void locals(const CodeObject &code) {
    std::string kinds;
    for (const LocalVariable &variable : code.localsplus) {
      text(variable.name);
      kinds.push_back(static_cast<char>((variable.is_local ? kind_local : 0) |
                                        (variable.is_cell ? kind_cell : 0) |
                                        (variable.is_free ? kind_free : 0)));
    }
    text(kinds);
  }

  bool items(const std::vector<Constant> &constants, unsigned depth) {
    for (const Constant &item : constants)
      if (!constant(item, depth))
        return false;
    return true;
  }

  bool constant(const Constant &constant, unsigned depth) {
    return ++depth <= most_hashed_depth &&
           std::visit([&](const auto &value) { return add(value, depth); }, constant.value);
  }

  bool single(ConstantKind kind) {
    out.kind(kind);
    return true;
  }
  bool add(const None &, unsigned) { return single(ConstantKind::None); }
  bool add(const Ellipsis &, unsigned) { return single(ConstantKind::Ellipsis); }
  bool add(const StopIteration &, unsigned) { return single(ConstantKind::StopIteration); }
  bool add(bool value, unsigned) { return single(value ? ConstantKind::True : ConstantKind::False); }

  bool add(const Integer &integer, unsigned) {
    const llvm::APInt &value = integer.value;
    if (value.getSignificantBits() <= 64) {
      out.kind(ConstantKind::SmallInt);
      out.number(static_cast<uint64_t>(value.getSExtValue()));
      return true;
    }
    // A bit more, for the absolute value of the least number.
    const size_t size = value.sext(value.getBitWidth() + 1).abs().getActiveBits() / 8 + 1;
    const llvm::APInt wide = value.sextOrTrunc(static_cast<unsigned>(size * 8));
    out.kind(ConstantKind::BigInt);
    // Lowest word first; this machine's words have the lowest byte first, too.
    out.bytes(wide.getRawData(), size);
    return true;
  }
  bool add(double value, unsigned) {
    out.kind(ConstantKind::Float);
    out.real(value);
    return true;
  }
  bool add(const Complex &value, unsigned) {
    out.kind(ConstantKind::Complex);
    out.real(value.real);
    out.real(value.imaginary);
    return true;
  }
  bool add(const Bytes &bytes, unsigned) {
    out.kind(ConstantKind::Bytes);
    text(bytes.value);
    return true;
  }
  bool add(const Str &str, unsigned) {
    out.kind(ConstantKind::Str);
    text(str.value);
    return true;
  }
  bool add(const Tuple &tuple, unsigned depth) {
    out.kind(ConstantKind::Tuple);
    out.number(tuple.items->size());
    return items(*tuple.items, depth);
  }
  bool add(const FrozenSet &set, unsigned depth) {
    BytecodeHash sum;
    for (const Constant &item : *set.items) {
      Walk alone;
      if (!alone.constant(item, depth))
        return false;
      add_item(sum, alone.out.digest());
    }
    out.kind(ConstantKind::FrozenSet);
    out.number(set.items->size());
    out.number(sum.high);
    out.number(sum.low);
    return true;
  }
  bool add(const std::shared_ptr<const CodeObject> &inner, unsigned depth) {
    out.kind(ConstantKind::Code);
    return code(*inner, depth);
  }
  // What no compiler makes a constant of.
  bool add(const Null &, unsigned) { return false; }
  bool add(const List &, unsigned) { return false; }
  bool add(const Set &, unsigned) { return false; }
  bool add(const Dict &, unsigned) { return false; }
};

} // namespace

std::optional<BytecodeHash> bytecode_hash(const CodeObject &code) {
  Walk walk;
  if (!walk.code(code, 0))
    return std::nullopt;
  return walk.out.digest();
}

std::string to_string(const BytecodeHash &hash) {
  return fmt::format("{:016x}{:016x}", hash.high, hash.low);
}

} // namespace lasti::pyc
