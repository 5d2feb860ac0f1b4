# RUN: %compare --modes default,plain,O0,slots --every 5 %s
# An event loop, and threads that work for it: to_thread, run_coroutine_threadsafe, call_soon_threadsafe, queues,
# cancellation while threads run, and one loop a thread.
import asyncio
import sys
import threading

sys.setswitchinterval(1e-6)


def work(n):
    return sum(i * i for i in range(n))


async def source(n):
    for i in range(n):
        yield i
        if i % 5 == 0: await asyncio.sleep(0)


async def fan_out():
    results = await asyncio.gather(*(asyncio.to_thread(work, n) for n in range(60)))
    return results == [work(n) for n in range(60)]


async def cancelled():
    started, seen = asyncio.Event(), []
    async def waits(i):
        try:
            started.set()
            async with asyncio.timeout(20):
                await asyncio.gather(asyncio.to_thread(work, 200), asyncio.sleep(20))
        except asyncio.CancelledError:
            seen.append(i)
            raise
        finally: seen.append(-i)
    tasks = [asyncio.create_task(waits(i)) for i in range(1, 20)]
    await started.wait()
    for t in tasks: t.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    return {type(r).__name__ for r in results}, sum(seen), len(seen)


async def queued():
    queue, loop, got = asyncio.Queue(3), asyncio.get_running_loop(), []
    def puts(n):
        for i in range(n): asyncio.run_coroutine_threadsafe(queue.put(i), loop).result()
    async def takes():
        while (item := await queue.get()) is not None: got.append(item)
    taker = asyncio.create_task(takes())
    await asyncio.gather(*(asyncio.to_thread(puts, 30) for _ in range(4)))
    await queue.put(None)
    await taker
    return sorted(got) == sorted(list(range(30)) * 4)


async def many():
    total = 0
    async with asyncio.TaskGroup() as group:
        async def one(n):
            nonlocal total
            async for i in source(n): total += i
            if n == 7: total += len([x async for x in source(3) if x])
        for n in range(40): group.create_task(one(n))
    return total


async def everything():
    return [await fan_out(), await cancelled(), await queued(), await many()]


def in_thread(out):
    out.append(asyncio.run(everything()))


print(asyncio.run(everything()))
out = []
threads = [threading.Thread(target=in_thread, args=(out,)) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
print(out[0], out[0] == out[1] == out[2])
