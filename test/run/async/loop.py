# RUN: %compare %s
# asyncio proper: tasks, gather, cancellation, timeouts, queues, locks, task groups, context variables, streams.
import asyncio
import contextlib
import contextvars

variable = contextvars.ContextVar('variable', default='unset')


async def worker(name, queue, out):
    while True:
        item = await queue.get()
        if item is None: return name
        out.append((name, item))
        await asyncio.sleep(0)
        queue.task_done()


async def cancelled(log):
    try: await asyncio.sleep(100)
    except asyncio.CancelledError as error: log.append(f'cancelled {error}'); raise
    finally: log.append('cleanup')


async def groups():
    async def fail(n): await asyncio.sleep(0); raise ValueError(n)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(1)); group.create_task(asyncio.sleep(50)); group.create_task(fail(2))
    except* ValueError as caught:
        found = sorted(str(e) for e in caught.exceptions)
    return found


@contextlib.asynccontextmanager
async def resource(log):
    log.append('open')
    try: yield 'resource'
    finally: await asyncio.sleep(0); log.append('close')


async def server():
    async def handle(reader, writer):
        line = await reader.readline(); writer.write(line.upper()); await writer.drain(); writer.close()
    srv = await asyncio.start_server(handle, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*srv.sockets[0].getsockname())
    writer.write(b'hello\n'); answer = await reader.read(); writer.close(); srv.close()
    return answer


async def context(v): variable.set(v); await asyncio.sleep(0); return variable.get()
async def main():
    queue, out, log = asyncio.Queue(), [], []
    tasks = [asyncio.create_task(worker(f'w{i}', queue, out)) for i in range(2)]
    for i in range(4): queue.put_nowait(i)
    await queue.join()
    for _ in tasks: queue.put_nowait(None)
    print(await asyncio.gather(*tasks), sorted(x for _, x in out))
    task = asyncio.create_task(cancelled(log)); await asyncio.sleep(0); task.cancel('why')
    print(await asyncio.gather(task, return_exceptions=True), task.cancelled(), log)
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(10)
    except TimeoutError: print('timeout')
    print(await groups(), await asyncio.gather(context('a'), context('b')), variable.get())
    async with resource(log) as r, asyncio.Lock(): print(r)
    print(log, await server(), await asyncio.to_thread(sum, [1, 2]), await asyncio.wait_for(asyncio.sleep(0, 'done'), 1))
    print([await f for f in asyncio.as_completed([asyncio.sleep(0.02, 2), asyncio.sleep(0.001, 1)])])
    print([t.get_coro().__qualname__ for t in asyncio.all_tasks()], asyncio.current_task().get_stack()[0].f_lineno)
    asyncio.get_running_loop().call_soon(lambda: 1 / 0); asyncio.get_running_loop().set_exception_handler(lambda l, c: print('handler', repr(c['exception']))); await asyncio.sleep(0)
asyncio.run(main())
