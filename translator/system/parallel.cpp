#include "system/parallel.h"

#include <llvm/Support/CrashRecoveryContext.h>

#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace lasti::system {
namespace {

constexpr unsigned stack_size = 8u << 20;

class Pool {
public:
  Pool(size_t count, llvm::function_ref<llvm::Error(size_t)> work) : count(count), work(work) {}

  void drain() {
    for (size_t i = next++; i < count && !has_failed; i = next++) {
      llvm::CrashRecoveryContext recovery;
      std::string message;
      bool failed = false;
      auto step = [&] {
        if (llvm::Error error = work(i)) {
          failed = true;
          keep(i, std::move(error));
        }
      };
      if (!recovery.RunSafelyOnThread(step, stack_size) && !failed)
        keep(i, llvm::createStringError("the compiler crashed"));
    }
  }

  llvm::Error result() { return first ? std::move(*first) : llvm::Error::success(); }

private:
  size_t count;
  llvm::function_ref<llvm::Error(size_t)> work;
  std::atomic<size_t> next = 0;
  std::atomic<bool> has_failed = false;
  std::mutex mutex;
  size_t first_index = 0;
  std::optional<llvm::Error> first;

  void keep(size_t index, llvm::Error error) {
    std::lock_guard lock(mutex);
    has_failed = true;
    if (first && first_index < index)
      return llvm::consumeError(std::move(error));
    if (first)
      llvm::consumeError(std::move(*first));
    first.emplace(std::move(error));
    first_index = index;
  }
};

} // namespace

llvm::Error for_each(size_t count, unsigned jobs, llvm::function_ref<llvm::Error(size_t)> work) {
  if (jobs == 0)
    jobs = std::max(1u, std::thread::hardware_concurrency());
  llvm::CrashRecoveryContext::Enable();
  Pool pool(count, work);
  std::vector<std::thread> threads;
  for (size_t i = 1; i < std::min<size_t>(jobs, count); ++i)
    threads.emplace_back([&] { pool.drain(); });
  pool.drain();
  for (std::thread &thread : threads)
    thread.join();
  return pool.result();
}

} // namespace lasti::system
