# RUN: %compare %s
# async for, async with, asynchronous comprehensions and generators, in every control flow.
import asyncio


class Source:
    def __init__(self, n, fail=None): self.n, self.fail = n, fail
    def __aiter__(self): return self
    async def __anext__(self):
        await asyncio.sleep(0)
        if self.n == self.fail: raise ValueError('source failed')
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        return self.n


class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    async def __aenter__(self): await asyncio.sleep(0); print('enter', self.name); return self
    async def __aexit__(self, kind, value, tb): await asyncio.sleep(0); print('exit', self.name, repr(value)); return self.swallow


async def agen(n):
    try:
        for i in range(n):
            got = yield i
            if got: print('got', got)
            await asyncio.sleep(0)
    finally:
        await asyncio.sleep(0)
        print('agen finally', n)


async def loops():
    out = []
    async for x in Source(5):
        if x == 3: continue
        if x == 0: break
        out.append(x)
    else:
        out.append('else')
    async for x in agen(2): out.append(x)
    else: out.append('else')
    async for [a, *b] in agen_pairs(): out.append((a, b))
    return out


async def agen_pairs(): yield 'xy'; yield [1, 2, 3]
async def comprehensions():
    return ([x async for x in agen(3) if x], {x: y async for x in agen(2) for y in 'a'}, {x async for x in Source(2)},
            [y async for y in (x * 2 async for x in agen(3))], [await asyncio.sleep(0, i) for i in range(2)], [[z async for z in agen(i)] for i in range(2)])


async def managed(how):
    async with Manager('outer', swallow=how == 'swallow') as m, Manager('inner'):
        if how == 'return': return 'returned'
        if how: raise KeyError(how)
    return 'end', m.name


async def attempt(awaitable):
    try: return await awaitable
    except Exception as error: return type(error).__name__, str(error)
async def not_iterable():
    async for x in 5: pass
async def not_aiter():
    async for x in type('T', (), {'__aiter__': lambda s: s})(): pass
async def not_anext():
    async for x in type('T', (), {'__aiter__': lambda s: s, '__anext__': lambda s: 5})(): pass
async def not_manager():
    async with 5: pass
async def failing(): return [x async for x in Source(4, fail=2)]


async def main():
    print(await loops(), await comprehensions())
    for how in (None, 'return', 'swallow', 'raise'): print(await attempt(managed(how)))
    for f in (not_iterable, not_aiter, not_anext, not_manager, failing): print(await attempt(f()))
    g = agen(5)
    print(await g.__anext__(), await g.asend('sent'), await attempt(g.athrow(OSError('o'))), await g.aclose(), await attempt(g.__anext__()))
    g = agen(5); await anext(g); await g.aclose(); print(await anext(g, 'default'), g.ag_frame, g.ag_running)
asyncio.run(main())
