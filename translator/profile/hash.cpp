#include "profile/hash.h"

#include <llvm/ADT/SmallString.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/Endian.h>
#include <llvm/Support/SHA256.h>

#include <algorithm>
#include <bit>

namespace lasti::profile {
namespace {

/// Writes what is hashed: numbers as eight bytes, texts and lists behind their length.
class Writer {
public:
  std::string text;

  void put_number(uint64_t number) {
    char bytes[sizeof number];
    llvm::support::endian::write64le(bytes, number);
    text.append(bytes, sizeof bytes);
  }

  void put_text(llvm::StringRef bytes) {
    put_number(bytes.size());
    text += bytes;
  }

  void put_bytes(const std::vector<uint8_t> &bytes) { put_text(llvm::toStringRef(bytes)); }

  /// The names of those variables that are of one kind.
  void put_variables(const pyc::CodeObject &code, bool pyc::LocalVariable::*kind) {
    std::vector<std::string> names;
    for (const pyc::LocalVariable &variable : code.localsplus)
      if (variable.*kind)
        names.push_back(variable.name);
    put_names(names);
  }

  void put_names(const std::vector<std::string> &names) {
    put_number(names.size());
    for (const std::string &name : names)
      put_text(name);
  }

  void put_constants(const std::vector<pyc::Constant> &items) {
    text += 't';
    put_number(items.size());
    for (const pyc::Constant &item : items)
      put_constant(item);
  }

private:
  void put_constant(const pyc::Constant &constant) {
    if (constant.as<pyc::None>())
      text += 'N';
    else if (constant.as<pyc::Ellipsis>())
      text += '.';
    else if (const bool *boolean = constant.as<bool>())
      text += *boolean ? 'T' : 'F';
    else if (const auto *integer = constant.as<pyc::Integer>())
      put_integer(integer->value);
    else if (const double *number = constant.as<double>())
      put_doubles('f', {*number});
    else if (const auto *complex = constant.as<pyc::Complex>())
      put_doubles('c', {complex->real, complex->imaginary});
    else
      put_sized(constant);
  }

  void put_sized(const pyc::Constant &constant) {
    if (const auto *str = constant.as<pyc::Str>()) {
      text += 's';
      put_text(str->value);
    } else if (const auto *bytes = constant.as<pyc::Bytes>()) {
      text += 'b';
      put_text(bytes->value);
    } else if (const auto *tuple = constant.as<pyc::Tuple>()) {
      put_constants(*tuple->items);
    } else if (const auto *set = constant.as<pyc::FrozenSet>()) {
      put_set(*set->items);
    } else if (const auto *code = constant.as<std::shared_ptr<const pyc::CodeObject>>()) {
      text += 'C';
      put_text((*code)->name);
    } else {
      text += '?'; // no compiler makes it
    }
  }

  void put_integer(const llvm::APInt &value) {
    llvm::SmallString<64> digits;
    value.toString(digits, /*Radix=*/16, /*Signed=*/true, /*formatAsCLiteral=*/false, /*UpperCase=*/false);
    text += 'i';
    put_text(digits);
  }

  void put_doubles(char kind, std::initializer_list<double> numbers) {
    text += kind;
    for (double number : numbers)
      put_number(std::bit_cast<uint64_t>(number));
  }

  /// A set has no order of its own.
  void put_set(const std::vector<pyc::Constant> &items) {
    std::vector<std::string> texts;
    for (const pyc::Constant &item : items) {
      Writer writer;
      writer.put_constant(item);
      texts.push_back(std::move(writer.text));
    }
    std::ranges::sort(texts);
    text += 'z';
    put_number(texts.size());
    for (const std::string &one : texts)
      text += one;
  }
};

} // namespace

std::string code_hash(const pyc::CodeObject &code) {
  Writer writer;
  writer.put_number(code.flags);
  for (int number : {code.argcount, code.posonlyargcount, code.kwonlyargcount, code.stacksize})
    writer.put_number(static_cast<uint64_t>(number));
  writer.put_bytes(code.code);
  writer.put_bytes(code.exceptiontable);
  writer.put_names(code.names);
  writer.put_variables(code, &pyc::LocalVariable::is_local);
  writer.put_variables(code, &pyc::LocalVariable::is_cell);
  writer.put_variables(code, &pyc::LocalVariable::is_free);
  writer.put_constants(code.consts);
  const auto hash = llvm::SHA256::hash(llvm::arrayRefFromStringRef(writer.text));
  return llvm::toHex(llvm::ArrayRef(hash).take_front(hash_digits / 2), /*LowerCase=*/true);
}

} // namespace lasti::profile
