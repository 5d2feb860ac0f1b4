#include "driver/report.h"

#include "compile/toolchain.h"
#include "standalone/report.h"

#include <fmt/format.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/JSON.h>
#include <llvm/Support/raw_ostream.h>

namespace lasti::driver {
namespace {

llvm::StringRef top_of(llvm::StringRef name) {
  return name.split('.').first;
}

/// Some names, and how many more there are.
std::string some_of(llvm::ArrayRef<std::string> names) {
  constexpr size_t most = 8;
  std::string text = fmt::format("{}", fmt::join(names.take_front(most), ", "));
  if (names.size() > most)
    text += fmt::format(" and {} more", names.size() - most);
  return text;
}

std::string count_of(size_t number, llvm::StringRef noun) {
  return fmt::format("{} {}{}", number, noun.str(), number == 1 ? "" : "s");
}

/// "plugins (plugins.*)": a module and what its names begin with.
std::string text_of(const program::ComputedImport &computed) {
  if (computed.packages.empty())
    return computed.module;
  return fmt::format("{} ({}.*)", computed.module, fmt::join(computed.packages, ".*, "));
}

std::string size_text(uint64_t bytes) {
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

constexpr std::pair<const char *, profile::Choice> choice_names[] = {
    {"hot", profile::Choice::Hot},
    {"warm", profile::Choice::Warm},
    {"unknown", profile::Choice::Unknown},
    {"cold", profile::Choice::Cold},
    {"never_ran", profile::Choice::NeverRan}};

using Names = std::vector<std::string>;

void write_names(llvm::json::OStream &json, llvm::StringRef key, const Names &names) {
  json.attributeArray(key, [&] {
    for (const std::string &name : names)
      json.value(llvm::json::fixUTF8(name));
  });
}

void write_forms(llvm::json::OStream &json, const TranslatedModule &module) {
  for (ir::Form form : {ir::Form::Literal, ir::Form::Plain, ir::Form::Full})
    json.attribute(ir::name(form), module.forms[static_cast<size_t>(form)]);
  json.attribute(ir::name(ir::Form::Interpreted), module.functions - module.natives());
}

void write_modules(llvm::json::OStream &json, const Report &report) {
  json.attributeArray("modules", [&] {
    for (const TranslatedModule &module : report.modules)
      json.object([&] {
        json.attribute("name", llvm::json::fixUTF8(module.name));
        json.attribute("file", llvm::json::fixUTF8(module.file));
        json.attribute("functions", module.natives());
        json.attributeObject("forms", [&] { write_forms(json, module); });
        if (!module.choices.empty())
          json.attributeObject("profile", [&] {
            for (const auto &[name, choice] : choice_names)
              json.attribute(name, module.count(choice));
          });
      });
  });
}

void write_libraries(llvm::json::OStream &json, const library::Natives &natives) {
  json.attributeArray("libraries", [&] {
    for (const library::Native &library : natives.libraries)
      json.object([&] {
        json.attribute("name", llvm::json::fixUTF8(library.located.name));
        json.attribute("file", llvm::json::fixUTF8(library.located.file));
        json.attribute("from", library.located.is_standard ? "standard library" : "site");
        json.attribute("bytecode", pyc::to_string(library.hash));
        json.attribute("functions", library.functions);
        json.attribute("cached", library.was_cached);
      });
  });
  write_names(json, "libraries_left_out", natives.left_out);
}

/// A line, and a line for each that is left out.
std::string libraries_text(const library::Natives &natives) {
  constexpr size_t most = 8;
  std::string text;
  const auto cached =
      llvm::count_if(natives.libraries, [](const library::Native &library) { return library.was_cached; });
  if (!natives.libraries.empty())
    text += fmt::format("  native code for libraries: {}, {} out of the cache\n",
                        count_of(natives.libraries.size(), "module"), cached);
  for (const std::string &line : llvm::ArrayRef(natives.left_out).take_front(most))
    text += fmt::format("  interpreted: {}\n", line);
  if (natives.left_out.size() > most)
    text += fmt::format("  interpreted: {} more\n", natives.left_out.size() - most);
  return text;
}

Names from_installation(const Report &report) {
  Names names;
  for (const std::string &name : report.imports.elsewhere)
    if (report.installed.contains(top_of(name).str()))
      names.push_back(name);
  return names;
}

} // namespace

size_t TranslatedModule::count(profile::Choice choice) const {
  return static_cast<size_t>(llvm::count(choices, choice));
}

size_t TranslatedModule::natives() const {
  return choices.empty() ? functions : static_cast<size_t>(llvm::count_if(choices, profile::is_native));
}

Names Report::not_found() const {
  Names names;
  for (const std::string &name : imports.elsewhere)
    if (!installed.contains(top_of(name).str()))
      names.push_back(name);
  return names;
}

std::string summary(const Report &report) {
  size_t functions = 0, interpreted = 0;
  for (const TranslatedModule &module : report.modules) {
    functions += module.natives();
    interpreted += module.functions - module.natives();
  }
  std::string text = fmt::format("{}: {} translated, {}", report.output,
                                 count_of(report.modules.size(), "module"), count_of(functions, "function"));
  if (interpreted > 0)
    text += fmt::format(", {} by the profile left interpreted", interpreted);
  if (!report.files.empty())
    text += ", " + count_of(report.files.size(), "data file");
  text += fmt::format(", {}\n", size_text(report.size));
  text += libraries_text(report.libraries);
  if (report.installation)
    text += standalone::summary(*report.installation);
  else if (!report.installed.empty())
    text += fmt::format("  from the installation: {}\n",
                        some_of(Names(report.installed.begin(), report.installed.end())));
  if (Names names = report.not_found(); !names.empty())
    text += fmt::format("  not found: {}\n", some_of(names));
  Names computed;
  for (const program::ComputedImport &one : report.imports.computed)
    computed.push_back(text_of(one));
  if (!computed.empty())
    text += fmt::format("  imports computed names: {} (--include-module, --include-package)\n",
                        some_of(computed));
  return text;
}

std::string json_text(const Report &report, const Options &options) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  llvm::json::OStream json(stream, 2);
  json.object([&] {
    json.attribute("lasti", llvm::json::fixUTF8(compile::version_text()));
    json.attribute("output", llvm::json::fixUTF8(report.output));
    json.attribute("size", report.size);
    json.attribute("optimisation", options.optimisation);
    write_modules(json, report);
    write_libraries(json, report.libraries);
    write_names(json, "namespaces", report.namespaces);
    write_names(json, "left_out", report.imports.left_out);
    write_names(json, "from_installation", from_installation(report));
    write_names(json, "not_found", report.not_found());
    json.attributeArray("computed_imports", [&] {
      for (const program::ComputedImport &one : report.imports.computed)
        json.object([&] {
          json.attribute("module", llvm::json::fixUTF8(one.module));
          write_names(json, "packages", one.packages);
        });
    });
    Names files;
    for (const program::DataFile &file : report.files)
      files.push_back(file.path);
    write_names(json, "data_files", files);
    if (report.installation)
      standalone::write_report(json, *report.installation, report.linked);
  });
  return text + "\n";
}

} // namespace lasti::driver
