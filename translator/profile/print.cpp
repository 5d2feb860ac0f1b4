#include "profile/text.h"

#include "pyc/code_object.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/JSON.h>
#include <llvm/Support/raw_ostream.h>

#include <set>
#include <tuple>

namespace lasti::profile {
namespace {

namespace json = llvm::json;

json::Value text_value(const std::string &text) {
  return json::fixUTF8(text);
}

json::Object seen_object(const Seen &seen) {
  json::Object object{{"offset", seen.offset}, {"opcode", text_value(seen.opcode)}};
  if (!seen.type.empty())
    object["type"] = text_value(seen.type);
  if (!seen.callee.empty())
    object["callee"] = text_value(seen.callee);
  return object;
}

json::Value function_value(const FunctionProfile &function) {
  json::Object lines;
  json::Array seen;
  for (const auto &[line, samples] : function.lines)
    lines[std::to_string(line)] = samples;
  for (const Seen &one : function.seen)
    seen.push_back(seen_object(one));
  return json::Object{{"qualname", text_value(function.qualname)},
                      {"hash", text_value(function.hash)},
                      {"line", function.line},
                      {"size", function.size},
                      {"warmup", function.warmup},
                      {"samples", function.samples},
                      {"lines", std::move(lines)},
                      {"seen", std::move(seen)}};
}

template <typename Element, typename Key>
std::vector<const Element *> sorted(llvm::ArrayRef<Element> list, Key key) {
  std::vector<const Element *> result;
  for (const Element &element : list)
    result.push_back(&element);
  llvm::sort(result, [&](const Element *a, const Element *b) { return key(*a) < key(*b); });
  return result;
}

/// A function with its module.
struct Row {
  const ModuleProfile *module;
  const FunctionProfile *function;
};

std::string share(uint64_t part, uint64_t whole) {
  return fmt::format("{:.1f} %", whole ? 100 * static_cast<double>(part) / static_cast<double>(whole) : 0.0);
}

/// The types and callees that were seen, each once, in the order of the instructions.
std::string seen_text(const FunctionProfile &function) {
  constexpr size_t most = 12;
  std::vector<std::string> texts;
  std::set<std::string> known;
  for (const Seen &seen : function.seen) {
    const std::string &what = seen.type.empty() ? seen.callee : seen.type;
    std::string text = seen.opcode + " " + pyc::printable(what, 80);
    if (!what.empty() && known.insert(text).second)
      texts.push_back(std::move(text));
  }
  const size_t more = texts.size() - std::min(most, texts.size());
  texts.resize(texts.size() - more);
  return fmt::format("{}{}", fmt::join(texts, ", "), more ? fmt::format(" and {} more", more) : "");
}

/// How many functions there are, and what their bytecode takes.
struct Total {
  uint64_t functions = 0, bytes = 0;

  void add(const FunctionProfile &function) {
    ++functions;
    bytes = saturating_sum(bytes, function.size);
  }
};

std::string summary(const Profile &profile) {
  Total all, warm, cold, never;
  uint64_t samples = 0;
  for (const ModuleProfile &module : profile.modules())
    for (const FunctionProfile &function : module.functions) {
      Total &total = function.warmth() == Warmth::Warm   ? warm
                     : function.warmth() == Warmth::Cold ? cold
                                                         : never;
      all.add(function);
      total.add(function);
      samples = saturating_sum(samples, function.samples);
    }
  std::string text =
      fmt::format("Python {}, runs: {}, modules: {}, samples: {}\n", pyc::printable(profile.python),
                  profile.runs, profile.modules().size(), samples);
  for (auto [name, total] : {std::pair("all", &all), std::pair("warm", &warm), std::pair("cold", &cold),
                             std::pair("never ran", &never)})
    text += fmt::format("  {:9} {:8} functions {:10} bytes {:>8}\n", name, total->functions, total->bytes,
                        share(total->bytes, all.bytes));
  return text;
}

const char *name_of(Warmth warmth) {
  return warmth == Warmth::Warm ? "warm" : warmth == Warmth::Cold ? "cold" : "never ran";
}

} // namespace

std::string json_text(const Profile &profile) {
  std::string text;
  llvm::raw_string_ostream out(text);
  out << "{\"lasti_profile\":1,\"python\":" << text_value(profile.python) << ",\"runs\":" << profile.runs
      << ",\"modules\":[";
  const char *between = "\n";
  for (const ModuleProfile *module : sorted(profile.modules(), [](const auto &one) { return one.name; })) {
    out << between << "{\"name\":" << text_value(module->name) << ",\"file\":" << text_value(module->file)
        << ",\"functions\":[";
    between = "\n ";
    for (const FunctionProfile *function : sorted(llvm::ArrayRef(module->functions), [](const auto &one) {
           return std::tie(one.line, one.qualname, one.hash);
         })) {
      out << between << function_value(*function);
      between = ",\n ";
    }
    out << "]}";
    between = ",\n";
  }
  out << "]}\n";
  return text;
}

std::string show(const Profile &profile, size_t most) {
  std::vector<Row> rows;
  uint64_t samples = 0;
  for (const ModuleProfile &module : profile.modules())
    for (const FunctionProfile &function : module.functions) {
      samples = saturating_sum(samples, function.samples);
      if (function.warmup > 0)
        rows.push_back({&module, &function});
    }
  llvm::sort(rows, [](const Row &a, const Row &b) {
    auto key = [](const Row &row) {
      return std::tuple(-static_cast<int64_t>(row.function->samples),
                        -static_cast<int64_t>(row.function->seen.size()), row.module->name,
                        row.function->line, row.function->qualname, row.function->hash);
    };
    return key(a) < key(b);
  });
  std::string text = summary(profile);
  for (const Row &row : llvm::ArrayRef(rows).take_front(most)) {
    text += fmt::format("{:>8} {:>8}  {} {}, {}, {}:{}\n", row.function->samples,
                        share(row.function->samples, samples), pyc::printable(row.module->name),
                        pyc::printable(row.function->qualname), name_of(row.function->warmth()),
                        pyc::printable(row.module->file), row.function->line);
    if (std::string seen = seen_text(*row.function); !seen.empty())
      text += "                     " + seen + "\n";
  }
  if (rows.size() > most)
    text += fmt::format("and {} more that ran\n", rows.size() - most);
  return text;
}

} // namespace lasti::profile
