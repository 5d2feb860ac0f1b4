#include "profile/hash.h"
#include "profile/json.h"
#include "profile/text.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/JSON.h>

namespace lasti::profile {
namespace {

namespace json = llvm::json;

constexpr int64_t format = 1;

/// A number that is not negative, and not larger than `most`.
template <typename Number>
bool read_number(const json::Object &object, llvm::StringLiteral name, uint64_t most, Number &number,
                 json::Path path) {
  std::optional<int64_t> value = object.getInteger(name);
  if (!value || *value < 0 || static_cast<uint64_t>(*value) > most) {
    path.field(name).report("no number of this kind");
    return false;
  }
  number = static_cast<Number>(*value);
  return true;
}

bool read_text(const json::Object &object, llvm::StringLiteral name, std::string &text, json::Path path) {
  std::optional<llvm::StringRef> value = object.getString(name);
  if (!value) {
    path.field(name).report("no text");
    return false;
  }
  text = value->str();
  return true;
}

bool read(const json::Object &object, Seen &seen, json::Path path);
bool read(const json::Object &object, FunctionProfile &function, json::Path path);
bool read(const json::Object &object, ModuleProfile &module, json::Path path);

/// The elements of a list of objects.
template <typename Element>
bool read_list(const json::Object &object, llvm::StringLiteral name, std::vector<Element> &list,
               json::Path path) {
  const json::Array *array = object.getArray(name);
  if (!array) {
    path.field(name).report("no list");
    return false;
  }
  json::Path places = path.field(name); // a path refers to those it is made from
  list.resize(array->size());
  for (size_t i = 0; i < array->size(); ++i) {
    json::Path place = places.index(static_cast<unsigned>(i));
    const json::Object *element = (*array)[i].getAsObject();
    if (!element) {
      place.report("no object");
      return false;
    }
    if (!read(*element, list[i], place))
      return false;
  }
  return true;
}

constexpr uint64_t most = uint64_t(1) << 53; // that JSON holds exactly

bool is_opcode(llvm::StringRef word) {
  return !word.empty() &&
         llvm::all_of(word, [](char c) { return llvm::isUpper(c) || llvm::isDigit(c) || c == '_'; });
}

bool is_hash(llvm::StringRef word) {
  return word.size() == hash_digits &&
         llvm::all_of(word, [](char c) { return llvm::isDigit(c) || (c >= 'a' && c <= 'f'); });
}

bool read(const json::Object &object, Seen &seen, json::Path path) {
  if (!read_number(object, "offset", UINT32_MAX, seen.offset, path) ||
      !read_text(object, "opcode", seen.opcode, path))
    return false;
  if (!is_opcode(seen.opcode)) {
    path.field("opcode").report("no opcode");
    return false;
  }
  return (!object.get("type") || read_text(object, "type", seen.type, path)) &&
         (!object.get("callee") || read_text(object, "callee", seen.callee, path));
}

bool read_lines(const json::Object &object, std::map<uint64_t, uint64_t> &lines, json::Path path) {
  const json::Object *found = object.getObject("lines");
  for (const auto &[line, samples] : found ? *found : json::Object()) {
    uint64_t number;
    std::optional<int64_t> count = samples.getAsInteger();
    if (llvm::StringRef(line).getAsInteger(10, number) || number > most || !count || *count < 0 ||
        static_cast<uint64_t>(*count) > most) {
      found = nullptr;
      break;
    }
    lines[number] = static_cast<uint64_t>(*count);
  }
  if (!found)
    path.field("lines").report("no samples by line");
  return found;
}

bool read(const json::Object &object, FunctionProfile &function, json::Path path) {
  if (!read_text(object, "qualname", function.qualname, path) ||
      !read_text(object, "hash", function.hash, path) ||
      !read_number(object, "line", most, function.line, path) ||
      !read_number(object, "size", most, function.size, path) ||
      !read_number(object, "warmup", FunctionProfile::quickened, function.warmup, path) ||
      !read_number(object, "samples", most, function.samples, path) ||
      !read_lines(object, function.lines, path) || !read_list(object, "seen", function.seen, path))
    return false;
  if (is_hash(function.hash))
    return true;
  path.field("hash").report("no hash");
  return false;
}

bool read(const json::Object &object, ModuleProfile &module, json::Path path) {
  return read_text(object, "name", module.name, path) && read_text(object, "file", module.file, path) &&
         read_list(object, "functions", module.functions, path);
}

bool read(const json::Object &object, Profile &profile, std::vector<ModuleProfile> &modules,
          json::Path path) {
  return read_text(object, "python", profile.python, path) &&
         read_number(object, "runs", most, profile.runs, path) && read_list(object, "modules", modules, path);
}

} // namespace

llvm::Expected<Profile> parse(llvm::StringRef text) {
  constexpr llvm::StringLiteral is_none = "this is no profile";
  llvm::Expected<json::Value> value = parse_json(text);
  if (!value)
    return llvm::createStringError(is_none + ": " + llvm::toString(value.takeError()));
  const json::Object *object = value->getAsObject();
  std::optional<int64_t> found = object ? object->getInteger("lasti_profile") : std::nullopt;
  if (!found)
    return llvm::createStringError(is_none);
  if (*found != format)
    return llvm::createStringError("this is a profile of format " + llvm::Twine(*found) + ", not " +
                                   llvm::Twine(format));
  Profile profile;
  std::vector<ModuleProfile> modules;
  json::Path::Root root("profile");
  if (!read(*object, profile, modules, root))
    return llvm::createStringError(is_none + ": " + llvm::toString(root.getError()));
  for (ModuleProfile &module : modules)
    profile.add(std::move(module));
  return profile;
}

} // namespace lasti::profile
