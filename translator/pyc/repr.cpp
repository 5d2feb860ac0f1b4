// Constants in Python's own notation, for listings and for comments in emitted text.
#include "pyc/code_object.h"

#include <llvm/ADT/SmallString.h>
#include <llvm/ADT/StringExtras.h>

#include <charconv>
#include <cmath>

namespace lasti::pyc {

namespace {

/// Writes until the limit is reached; whoever recurses asks full() first, so that a constant that
/// is huge by sharing costs no more than what is printed of it.
class Writer {
public:
  explicit Writer(size_t limit) : limit(limit) {}

  bool full() const { return text.size() > limit; }
  void put(llvm::StringRef more) { text += more.substr(0, limit + 1); }
  void put(char character) { text += character; }

  void put_escape(char letter, unsigned digits, uint32_t value) {
    text += '\\';
    text += letter;
    for (unsigned i = digits; i-- > 0;)
      text += llvm::hexdigit(value >> (4 * i) & 15, true);
  }

  std::string finish() {
    if (full()) {
      text.resize(limit > 3 ? limit - 3 : 0);
      text += "...";
    }
    return std::move(text);
  }

private:
  size_t limit;
  std::string text;
};

/// The next code point of well-formed UTF-8 (surrogates allowed); moves `i` behind it.
uint32_t next_code_point(const std::string &utf8, size_t &i) {
  uint8_t first = static_cast<uint8_t>(utf8[i++]);
  if (first < 0x80)
    return first;
  unsigned more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
  uint32_t value = first & (0x3fu >> more);
  for (; more > 0 && i < utf8.size(); --more)
    value = value << 6 | (static_cast<uint8_t>(utf8[i++]) & 0x3fu);
  return value;
}

constexpr char no_quote = '\0';

void put_character(Writer &out, uint32_t point, char quote) {
  switch (point) {
  case '\n':
    return out.put("\\n");
  case '\r':
    return out.put("\\r");
  case '\t':
    return out.put("\\t");
  case '\\':
    return out.put("\\\\");
  }
  if (quote != no_quote && point == static_cast<uint32_t>(quote)) {
    out.put('\\');
    return out.put(quote);
  }
  if (point >= 0x20 && point < 0x7f)
    return out.put(static_cast<char>(point));
  if (point < 0x100)
    return out.put_escape('x', 2, point);
  if (point < 0x10000)
    return out.put_escape('u', 4, point);
  out.put_escape('U', 8, point);
}

/// repr() prefers single quotes unless only they occur in the text.
char quote_for(const std::string &text) {
  bool has_single = text.find('\'') != std::string::npos;
  bool has_double = text.find('"') != std::string::npos;
  return has_single && !has_double ? '"' : '\'';
}

void put_str(Writer &out, const std::string &utf8) {
  char quote = quote_for(utf8);
  out.put(quote);
  for (size_t i = 0; i < utf8.size() && !out.full();)
    put_character(out, next_code_point(utf8, i), quote);
  out.put(quote);
}

void put_bytes(Writer &out, const std::string &bytes) {
  char quote = quote_for(bytes);
  out.put('b');
  out.put(quote);
  for (size_t i = 0; i < bytes.size() && !out.full(); ++i)
    put_character(out, static_cast<uint8_t>(bytes[i]), quote);
  out.put(quote);
}

/// float_repr_style "short": the shortest digits that read back equal, with an exponent below -4
/// and from 16 on (Python/pystrtod.c: format_float_short).
std::string float_text(double value, bool add_point) {
  if (std::isnan(value))
    return "nan";
  if (std::isinf(value))
    return value < 0 ? "-inf" : "inf";
  char buffer[512];
  double magnitude = std::fabs(value);
  bool plain = magnitude == 0 || (magnitude >= 1e-4 && magnitude < 1e16);
  auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
  auto result = std::to_chars(buffer, buffer + sizeof buffer, value, format);
  std::string text(buffer, result.ptr);
  if (add_point && plain && text.find('.') == std::string::npos)
    text += ".0";
  return text;
}

void put_complex(Writer &out, const Complex &value) {
  std::string imaginary = float_text(value.imaginary, false) + "j";
  if (value.real == 0 && !std::signbit(value.real))
    return out.put(imaginary);
  std::string sign = std::signbit(value.imaginary) && !std::isnan(value.imaginary) ? "" : "+";
  out.put("(" + float_text(value.real, false) + sign + imaginary + ")");
}

void put_integer(Writer &out, const llvm::APInt &value) {
  // Decimal takes quadratic time: beyond some size Python refuses it, too (sys.int_max_str_digits).
  constexpr unsigned most_decimal_bits = 14000;
  llvm::SmallString<64> text;
  if (value.getBitWidth() <= most_decimal_bits)
    value.toString(text, 10, true);
  else
    value.toString(text, 16, true, true);
  out.put(text);
}

void put_constant(Writer &out, const Constant &constant);

void put_items(Writer &out, const std::vector<Constant> &items) {
  for (size_t i = 0; i < items.size() && !out.full(); ++i) {
    if (i > 0)
      out.put(", ");
    put_constant(out, items[i]);
  }
}

void put_container(Writer &out, const Constant &constant) {
  if (auto *tuple = constant.as<Tuple>()) {
    out.put('(');
    put_items(out, *tuple->items);
    return out.put(tuple->items->size() == 1 ? ",)" : ")");
  }
  if (auto *list = constant.as<List>()) {
    out.put('[');
    put_items(out, *list->items);
    return out.put(']');
  }
  if (auto *dict = constant.as<Dict>()) {
    out.put('{');
    for (size_t i = 0; i < dict->items->size() && !out.full(); ++i) {
      if (i > 0)
        out.put(", ");
      put_constant(out, (*dict->items)[i].first);
      out.put(": ");
      put_constant(out, (*dict->items)[i].second);
    }
    return out.put('}');
  }
  auto *set = constant.as<Set>();
  const Items &items = set ? set->items : constant.as<FrozenSet>()->items;
  if (items->empty())
    return out.put(set ? "set()" : "frozenset()");
  out.put(set ? "{" : "frozenset({");
  put_items(out, *items);
  out.put(set ? "}" : "})");
}

void put_code(Writer &out, const CodeObject &code) {
  out.put("<code object " + printable(code.name) + ", line " + std::to_string(code.firstlineno) + ">");
}

void put_constant(Writer &out, const Constant &constant) {
  if (constant.as<Null>())
    return out.put("NULL");
  if (constant.as<None>())
    return out.put("None");
  if (constant.as<Ellipsis>())
    return out.put("Ellipsis");
  if (constant.as<StopIteration>())
    return out.put("<class 'StopIteration'>");
  if (auto *boolean = constant.as<bool>())
    return out.put(*boolean ? "True" : "False");
  if (auto *integer = constant.as<Integer>())
    return put_integer(out, integer->value);
  if (auto *number = constant.as<double>())
    return out.put(float_text(*number, true));
  if (auto *number = constant.as<Complex>())
    return put_complex(out, *number);
  if (auto *bytes = constant.as<Bytes>())
    return put_bytes(out, bytes->value);
  if (auto *str = constant.as<Str>())
    return put_str(out, str->value);
  if (auto *code = constant.as<std::shared_ptr<const CodeObject>>())
    return put_code(out, **code);
  put_container(out, constant);
}

} // namespace

std::string repr(const Constant &constant, size_t limit) {
  Writer out(limit);
  put_constant(out, constant);
  return out.finish();
}

std::string repr_str(const std::string &utf8, size_t limit) {
  Writer out(limit);
  put_str(out, utf8);
  return out.finish();
}

std::string printable(const std::string &utf8, size_t limit) {
  Writer out(limit);
  for (size_t i = 0; i < utf8.size() && !out.full();)
    put_character(out, next_code_point(utf8, i), no_quote);
  return out.finish();
}

} // namespace lasti::pyc
