#pragma once

// The one way by which text leaves the emitter.

#include <fmt/format.h>

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace lasti::emit {

/// A value-stack slot as an lvalue: a variable, or the frame's memory.
struct SlotName {
  unsigned depth;
  bool literal;
};

/// The label of the instruction at a byte offset, or of the copy of it with this number: `L12`, `L12_1`.
struct Label {
  uint32_t offset;
  uint32_t copy = 0;

  friend auto operator<=>(const Label &, const Label &) = default;
};

/// The label of a path that is rarely taken, at the function's end: `unwind_3`.
struct ColdLabel {
  const char *kind;
  unsigned number;
};

/// Collects lines. Lines are counted from 1.
class Writer {
public:
  /// Writes one line, indented by two spaces; no newline may stand in it.
  template <class... Arguments>
  void line(fmt::format_string<Arguments...> format, Arguments &&...arguments) {
    put("  ", fmt::vformat(format, fmt::make_format_args(arguments...)));
  }

  /// The same at the margin: labels, declarations, directives.
  template <class... Arguments>
  void margin(fmt::format_string<Arguments...> format, Arguments &&...arguments) {
    put("", fmt::vformat(format, fmt::make_format_args(arguments...)));
  }

  void blank() { put("", ""); }

  /// Writes whole lines that another writer collected.
  void append(const Writer &other);

  /// The number of the line that will be written next.
  uint32_t next_line() const { return lines + 1; }

  const std::string &str() const { return text; }
  std::string take() { return std::move(text); }

private:
  void put(std::string_view indent, std::string_view content);

  std::string text;
  uint32_t lines = 0;
};

} // namespace lasti::emit

template <>
struct fmt::formatter<lasti::emit::SlotName> : fmt::formatter<std::string_view> {
  template <class Context>
  auto format(lasti::emit::SlotName slot, Context &context) const {
    return slot.literal ? fmt::format_to(context.out(), "f.stack({})", slot.depth)
                        : fmt::format_to(context.out(), "s{}", slot.depth);
  }
};

template <>
struct fmt::formatter<lasti::emit::Label> : fmt::formatter<std::string_view> {
  template <class Context>
  auto format(lasti::emit::Label label, Context &context) const {
    return label.copy ? fmt::format_to(context.out(), "L{}_{}", label.offset, label.copy)
                      : fmt::format_to(context.out(), "L{}", label.offset);
  }
};

template <>
struct fmt::formatter<lasti::emit::ColdLabel> : fmt::formatter<std::string_view> {
  template <class Context>
  auto format(lasti::emit::ColdLabel label, Context &context) const {
    return fmt::format_to(context.out(), "{}_{}", label.kind, label.number);
  }
};
