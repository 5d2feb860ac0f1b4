#include "emit/writer.h"

namespace lasti::emit {

void Writer::put(std::string_view indent, std::string_view content) {
  if (!content.empty())
    text.append(indent);
  text.append(content);
  text.push_back('\n');
  ++lines;
}

void Writer::append(const Writer &other) {
  text.append(other.text);
  lines += other.lines;
}

} // namespace lasti::emit
