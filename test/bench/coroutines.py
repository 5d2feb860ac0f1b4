"""Coroutines: awaits through several levels, asynchronous generators, tasks on asyncio's loop."""
import asyncio
import sys


class Ready:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return self.value
        yield


async def leaf(n):
    return n + 1


async def level(n, depth):
    if depth == 0:
        return await leaf(n)
    return await level(n, depth - 1) + 1


async def stream(n):
    for i in range(n):
        yield i


async def direct(n):
    total = 0
    for i in range(n):
        total += await level(i, 4)
        total -= await Ready(5)
    async for x in stream(n):
        total += x
    return total


async def worker(queue, results):
    while (item := await queue.get()) is not None:
        results.append(item * 2)
        await asyncio.sleep(0)


async def queued(n):
    queue, results = asyncio.Queue(20), []
    workers = [asyncio.create_task(worker(queue, results)) for _ in range(5)]
    for i in range(n):
        await queue.put(i)
    for _ in workers:
        await queue.put(None)
    await asyncio.gather(*workers)
    return results


def main(size):
    n = size * 5000
    total = asyncio.run(direct(n))
    assert total == n * (n - 1), total
    results = asyncio.run(queued(size * 150))
    assert sorted(results) == list(range(0, size * 300, 2))
    print('coroutines', total, len(results))


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
