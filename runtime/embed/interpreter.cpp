#ifndef LASTI_MODULE

#include "embed/interpreter.h"

#include <stdlib.h>
#include <unistd.h>

#include <climits>
#include <cstring>

#ifndef LASTI_PYTHON
#define LASTI_PYTHON "/usr/bin/python3.11"
#endif

namespace lasti::runtime {
namespace {

std::string resolved(const std::string &path) {
  char buffer[PATH_MAX];
  return realpath(path.c_str(), buffer) ? buffer : std::string();
}

} // namespace

std::string interpreter_path(const char *environment) {
  const std::string known = LASTI_PYTHON;
  const std::string target = resolved(known);
  if (environment && !target.empty() && resolved(environment) == target)
    return environment;
  const char *path = getenv("PATH");
  const std::size_t slash = known.rfind('/');
  if (target.empty() || !path)
    return known;
  for (const char *start = path;; ++start) {
    const char *end = strchrnul(start, ':');
    std::string candidate(start, end);
    candidate += known.substr(slash);
    // An interpreter of another installation has another library, perhaps another version's: go
    // on to the next.
    if (candidate[0] == '/' && access(candidate.c_str(), X_OK) == 0 && resolved(candidate) == target)
      return candidate;
    if (!*end)
      return known;
    start = end;
  }
}

std::string resolved_path(const std::string &path) {
  std::string result = resolved(path);
  return result.empty() ? path : result;
}

std::string executable_path(const char *typed) {
  std::string path = resolved("/proc/self/exe");
  if (!path.empty())
    return path;
  return resolved_path(typed);
}

} // namespace lasti::runtime

#endif
