#include "bench/page.h"

#include "bench/page_parts.h"
#include "bench/table.h"

#include <llvm/Support/JSON.h>
#include <llvm/Support/raw_ostream.h>

namespace lasti::bench {
namespace {

/// Makes JSON stand in a script element: nothing in it ends the element or begins a comment.
std::string harmless(llvm::StringRef json) {
  std::string text;
  for (char c : json)
    if (c == '<')
      text += "\\u003c";
    else
      text += c;
  return text;
}

std::string data_of(const Results &results) {
  llvm::json::Array lines;
  for (const std::string &note : notes(results))
    lines.push_back(note);
  std::string text;
  llvm::raw_string_ostream(text) << "{\"notes\": " << llvm::json::Value(std::move(lines))
                                 << ", \"results\": " << json_text(results) << "}";
  return text;
}

} // namespace

std::string page(const Results &results) {
  std::string data = harmless(data_of(results)), text;
  // The template is gone through once: what is put in is not looked at.
  llvm::StringRef rest = parts::page;
  while (true) {
    auto [before, marked] = rest.split("{{");
    text += before;
    if (marked.empty())
      return text;
    auto [name, after] = marked.split("}}");
    rest = after;
    text += name == "style"    ? llvm::StringRef(parts::style)
            : name == "charts" ? llvm::StringRef(parts::charts)
            : name == "script" ? llvm::StringRef(parts::script)
                               : llvm::StringRef(data);
  }
}

} // namespace lasti::bench
