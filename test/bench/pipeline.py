"""asyncio: producers and consumers, locks, semaphores, events, timeouts, task groups, cancellation."""
import asyncio
import contextlib
import sys


class Account:
    def __init__(self, number, balance):
        self.number, self.balance, self.lock = number, balance, asyncio.Lock()


@contextlib.asynccontextmanager
async def both(first, second):
    """Locks both, in an order that is the same for everybody."""
    low, high = sorted((first, second), key=lambda account: account.number)
    async with low.lock, high.lock:
        yield


async def transfer(accounts, source, target, amount):
    async with both(accounts[source], accounts[target]):
        before = accounts[source].balance
        await asyncio.sleep(0)
        accounts[source].balance = before - amount
        accounts[target].balance += amount


async def bank(count):
    accounts = [Account(number, 1000) for number in range(10)]
    async with asyncio.TaskGroup() as group:
        for i in range(count):
            source = i * 7 % 10
            group.create_task(transfer(accounts, source, (source + 1 + i % 9) % 10, i % 13))
    return [account.balance for account in accounts]


async def numbers(count):
    for i in range(count):
        if i % 8 == 0:
            await asyncio.sleep(0)
        yield i


async def produce(queue, count, step):
    async for i in numbers(count):
        await queue.put(i * step)


async def consume(queue, gate, busy, results):
    await gate.wait()
    while True:
        item = await queue.get()
        async with busy:
            if item % 3 == 0:
                await asyncio.sleep(0)
            results.append(item)
        queue.task_done()


async def factory(count):
    queue, gate, busy, results = asyncio.Queue(16), asyncio.Event(), asyncio.Semaphore(3), []
    consumers = [asyncio.create_task(consume(queue, gate, busy, results)) for _ in range(5)]
    producers = [asyncio.create_task(produce(queue, count, step)) for step in (1, 2, 3)]
    asyncio.get_running_loop().call_soon(gate.set)
    await asyncio.gather(*producers)
    await queue.join()
    for task in consumers:
        task.cancel()
    ended = await asyncio.gather(*consumers, return_exceptions=True)
    assert all(isinstance(end, asyncio.CancelledError) for end in ended)
    return results


async def delayed(value, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    if value % 10 == 9:
        raise LookupError(value)
    return value


async def race(count):
    """(the sum of what came, how many failed)"""
    total = failed = 0
    for task in asyncio.as_completed([delayed(i, i * 5 % 7) for i in range(count)]):
        try:
            total += await task
        except LookupError:
            failed += 1
    try:
        async with asyncio.timeout(0):
            await asyncio.Event().wait()
    except TimeoutError:
        failed += 1000
    return total, failed


async def run(size):
    for turn in range(3 * size):
        balances = await bank(60)
        assert sum(balances) == 10_000
        wanted = [1000] * 10
        for i in range(60):
            source = i * 7 % 10
            wanted[source] -= i % 13
            wanted[(source + 1 + i % 9) % 10] += i % 13
        assert balances == wanted
        results = await factory(40)
        assert sorted(results) == sorted(i * step for i in range(40) for step in (1, 2, 3))
        total, failed = await race(50)
        assert (total, failed) == (sum(range(50)) - (9 + 19 + 29 + 39 + 49), 1005)
    print('pipeline', *balances, len(results), total)


def main(size):
    asyncio.run(run(size))


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
