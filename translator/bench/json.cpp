#include "bench/results.h"
#include "profile/json.h"
#include "system/files.h"

#include <llvm/Support/JSON.h>
#include <llvm/Support/raw_ostream.h>

#include <cmath>

namespace lasti::bench {
namespace {

namespace json = llvm::json;

constexpr int format = 1; ///< of the object; another number where its meaning changes

json::Value text(const std::string &text) {
  return json::fixUTF8(text);
}

template <typename Number>
json::Array array(const std::vector<Number> &values) {
  json::Array result;
  for (Number value : values)
    result.push_back(value);
  return result;
}

json::Value ratio_object(const std::optional<Ratio> &ratio) {
  if (!ratio)
    return nullptr;
  json::Object object{{"ratio", ratio->value()}};
  if (ratio->has_interval()) {
    object["low"] = ratio->low();
    object["high"] = ratio->high();
  }
  return object;
}

json::Object row_object(const Row &row) {
  json::Array seconds, ratios;
  for (const std::vector<double> &times : row.seconds) {
    seconds.push_back(array(times));
    ratios.push_back(ratio_object(ratio_of(row.seconds[interpreted], times)));
  }
  return json::Object{
      {"name", text(row.name)}, {"seconds", std::move(seconds)}, {"ratios", std::move(ratios)}};
}

json::Object usage_object(const Usage &usage) {
  return json::Object{{"wall", array(usage.wall)},
                      {"processor", array(usage.processor)},
                      {"memory", array(usage.memory)},
                      {"instructions", usage.instructions},
                      {"difference", text(usage.difference)}};
}

json::Object program_object(const Program &program) {
  json::Array arguments, usage, rows;
  for (const std::string &argument : program.arguments)
    arguments.push_back(text(argument));
  for (const Usage &one : program.usage)
    usage.push_back(usage_object(one));
  for (const Row &row : program.rows)
    rows.push_back(row_object(row));
  return json::Object{{"name", text(program.name)},
                      {"file", text(program.file)},
                      {"arguments", std::move(arguments)},
                      {"failure", text(program.failure)},
                      {"build_seconds", program.build_seconds},
                      {"was_cached", program.was_cached},
                      {"size", program.size},
                      {"usage", std::move(usage)},
                      {"benchmarks", std::move(rows)}};
}

json::Object systems_object(const Results &results, size_t index) {
  const System &system = results.systems[index];
  return json::Object{{"name", text(system.name)},
                      {"command", text(system.command)},
                      {"version", text(system.version)},
                      {"mean", ratio_object(results.overall(index))},
                      {"mean_instructions", ratio_object(results.overall_instructions(index))}};
}

bool has_shape(const Program &program, size_t systems) {
  for (const Row &row : program.rows)
    if (row.seconds.size() != systems)
      return false;
  return program.usage.empty() || program.usage.size() == systems;
}

} // namespace

// llvm::json finds these by their arguments' types.

static bool fromJSON(const json::Value &value, Usage &usage, json::Path path) {
  json::ObjectMapper map(value, path);
  std::optional<double> instructions;
  bool is_read = map && map.map("wall", usage.wall) && map.map("processor", usage.processor) &&
                 map.map("memory", usage.memory) && map.mapOptional("instructions", instructions) &&
                 map.map("difference", usage.difference);
  usage.instructions = instructions;
  return is_read;
}

static bool fromJSON(const json::Value &value, Row &row, json::Path path) {
  json::ObjectMapper map(value, path);
  return map && map.map("name", row.name) && map.map("seconds", row.seconds);
}

static bool fromJSON(const json::Value &value, Program &program, json::Path path) {
  json::ObjectMapper map(value, path);
  return map && map.map("name", program.name) && map.map("file", program.file) &&
         map.map("arguments", program.arguments) && map.map("failure", program.failure) &&
         map.mapOptional("build_seconds", program.build_seconds) &&
         map.map("was_cached", program.was_cached) && map.map("size", program.size) &&
         map.map("usage", program.usage) && map.map("benchmarks", program.rows);
}

static bool fromJSON(const json::Value &value, System &system, json::Path path) {
  json::ObjectMapper map(value, path);
  return map && map.map("name", system.name) && map.map("command", system.command) &&
         map.map("version", system.version);
}

static bool fromJSON(const json::Value &value, Machine &machine, json::Path path) {
  json::ObjectMapper map(value, path);
  return map && map.map("processor", machine.processor) && map.map("kernel", machine.kernel) &&
         map.map("processors", machine.processors) && map.map("memory", machine.memory) &&
         map.map("load", machine.load);
}

static bool fromJSON(const json::Value &value, Results &results, json::Path path) {
  json::ObjectMapper map(value, path);
  int found = 0;
  if (!map || !map.map("lasti_bench", found))
    return false;
  if (found != format) {
    path.field("lasti_bench").report("another format");
    return false;
  }
  return map.map("when", results.when) && map.map("clock", results.clock) &&
         map.map("lasti", results.lasti) && map.map("machine", results.machine) &&
         map.map("systems", results.systems) && map.map("start", results.start) &&
         map.map("programs", results.programs);
}

std::string json_text(const Results &results) {
  json::Array systems, programs;
  for (size_t i = 0; i < results.systems.size(); ++i)
    systems.push_back(systems_object(results, i));
  for (const Program &program : results.programs)
    programs.push_back(program_object(program));
  const Machine &machine = results.machine;
  json::Object object{{"lasti_bench", format},
                      {"when", text(results.when)},
                      {"clock", text(results.clock)},
                      {"lasti", text(results.lasti)},
                      {"machine", json::Object{{"processor", text(machine.processor)},
                                               {"kernel", text(machine.kernel)},
                                               {"processors", machine.processors},
                                               {"memory", machine.memory},
                                               {"load", machine.load}}},
                      {"systems", std::move(systems)},
                      {"start", program_object(results.start)},
                      {"programs", std::move(programs)}};
  std::string result;
  llvm::raw_string_ostream(result) << llvm::formatv("{0:2}", json::Value(std::move(object))) << "\n";
  return result;
}

llvm::Expected<Results> read_results(const std::string &path) {
  llvm::Expected<std::string> contents = system::read_file(path);
  if (!contents)
    return contents.takeError();
  llvm::Expected<json::Value> value = profile::parse_json(*contents);
  json::Path::Root root("results");
  Results results;
  bool is_read = value && fromJSON(*value, results, root);
  is_read =
      is_read && results.systems.size() > translated && has_shape(results.start, results.systems.size());
  for (const Program &program : results.programs)
    is_read = is_read && has_shape(program, results.systems.size());
  if (is_read)
    return results;
  std::string why = "it is no file of lasti bench --json";
  if (!value)
    why += ": " + llvm::toString(value.takeError());
  return llvm::createStringError(path + ": " + why);
}

} // namespace lasti::bench
