#include "bench/machine.h"

#include "system/files.h"

#include <fmt/format.h>

#include <cstdlib>
#include <ctime>
#include <thread>

#include <sys/sysinfo.h>
#include <sys/utsname.h>

namespace lasti::bench {
namespace {

std::string processor_name() {
  // A file of the kernel has no size: it is read as a stream.
  std::string name;
  if (std::FILE *file = std::fopen("/proc/cpuinfo", "re")) {
    char line[256];
    while (name.empty() && std::fgets(line, sizeof line, file))
      if (llvm::StringRef text(line); text.starts_with("model name"))
        name = text.split(':').second.trim().str();
    std::fclose(file);
  }
  return name;
}

} // namespace

Machine this_machine() {
  Machine machine;
  machine.processor = processor_name();
  machine.processors = std::thread::hardware_concurrency();
  utsname system;
  if (::uname(&system) == 0)
    machine.kernel = fmt::format("{} {} {}", system.sysname, system.release, system.machine);
  struct sysinfo memory;
  if (::sysinfo(&memory) == 0)
    machine.memory = static_cast<uint64_t>(memory.totalram) * memory.mem_unit;
  if (::getloadavg(&machine.load, 1) < 1)
    machine.load = 0;
  return machine;
}

std::string this_moment() {
  std::time_t now = std::time(nullptr);
  std::tm parts;
  ::gmtime_r(&now, &parts);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &parts)};
}

} // namespace lasti::bench
