// lasti-launch REPORT PROGRAM ARGV0 [ARGUMENT…]: runs a program and writes what it took to a file, a line of
// wall seconds, processor seconds, peak memory in KiB and the wait status; or `error` and a number of errno.
//
// It is a program of its own since the kernel counts the memory of whoever starts a process as that process's
// until it has executed the program: started by Lasti, with a compiler inside, each program would take as
// much.

#include <cerrno>
#include <cstdio>
#include <ctime>

#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

double now() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double seconds(const timeval &time) {
  return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

} // namespace

int main(int count, char **words) {
  constexpr int first = 3;
  if (count <= first)
    return 2;
  std::FILE *report = std::fopen(words[1], "we");
  if (!report)
    return 1;
  pid_t child;
  double begin = now();
  int problem = posix_spawn(&child, words[2], nullptr, nullptr, words + first, environ);
  int status = 0;
  rusage usage{};
  while (!problem && wait4(child, &status, 0, &usage) < 0)
    problem = errno == EINTR ? 0 : errno;
  double wall = now() - begin;
  if (problem)
    std::fprintf(report, "error %d\n", problem);
  else
    std::fprintf(report, "%.9f %.6f %ld %d\n", wall, seconds(usage.ru_utime) + seconds(usage.ru_stime),
                 usage.ru_maxrss, status);
  return std::fclose(report) == 0 ? 0 : 1;
}
