"""A small order book: classes, generators, coroutines, recursion, exceptions, context managers."""
import asyncio
import contextlib
import dataclasses
import heapq
import itertools


class MarketError(Exception):
    """An order that cannot be taken."""


@dataclasses.dataclass(order=True)
class Order:
    price: int
    number: int
    quantity: int = dataclasses.field(compare=False)
    trader: str = dataclasses.field(compare=False)


class Book:
    """Bids and asks of one share, matched by price, then by time."""

    def __init__(self, share):
        self.share = share
        self.bids, self.asks = [], []
        self.numbers = itertools.count(1)
        self.volume = 0
        self.last_price = None

    def submit(self, side, price, quantity, trader):
        if quantity <= 0 or price <= 0:
            raise MarketError(f'{trader}: {quantity} at {price}')
        number = next(self.numbers)
        if side == 'buy':
            heapq.heappush(self.bids, Order(-price, number, quantity, trader))
        else:
            heapq.heappush(self.asks, Order(price, number, quantity, trader))
        return list(self.match())

    def match(self):
        """Yields the trades that the best bid and the best ask make."""
        while self.bids and self.asks and -self.bids[0].price >= self.asks[0].price:
            bid, ask = self.bids[0], self.asks[0]
            quantity = min(bid.quantity, ask.quantity)
            price = ask.price if ask.number < bid.number else -bid.price
            self.volume += quantity
            self.last_price = price
            yield bid.trader, ask.trader, quantity, price
            bid.quantity -= quantity
            ask.quantity -= quantity
            if not bid.quantity:
                heapq.heappop(self.bids)
            if not ask.quantity:
                heapq.heappop(self.asks)


def random_numbers(seed):
    """An endless stream; the same on every machine."""
    while True:
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        yield seed >> 8


def traffic(seed, count):
    numbers = random_numbers(seed)
    for number in itertools.islice(numbers, count):
        side = 'buy' if number & 1 else 'sell'
        price = 100 + number % 21 - (10 if side == 'buy' else 8)
        quantity = next(numbers) % 50
        yield side, price, quantity, f'trader {next(numbers) % 7}'


def trade(book, orders):
    trades, refused = [], 0
    for order in orders:
        try:
            trades += book.submit(*order)
        except MarketError:
            refused += 1
    return trades, refused


def hanoi(disks, source, target, spare):
    if disks == 0:
        return 0
    return hanoi(disks - 1, source, spare, target) + 1 + hanoi(disks - 1, spare, target, source)


def sieve(limit):
    is_prime = [True] * (limit + 1)
    is_prime[0] = is_prime[1] = False
    for i in range(2, int(limit ** 0.5) + 1):
        if is_prime[i]:
            for multiple in range(i * i, limit + 1, i):
                is_prime[multiple] = False
    return [i for i, prime in enumerate(is_prime) if prime]


def collatz(start):
    steps = 0
    while start != 1:
        start = start // 2 if start % 2 == 0 else 3 * start + 1
        steps += 1
    return steps


@contextlib.contextmanager
def section(title):
    print(f'-- {title}')
    try:
        yield
    finally:
        print()


async def feed(queue, name, orders):
    for order in orders:
        await queue.put((name, order))
        if order[2] % 5 == 0:
            await asyncio.sleep(0)
    await queue.put((name, None))


async def exchange(feeds):
    queue, book, open_feeds = asyncio.Queue(maxsize=8), Book('LSTI'), set(feeds)
    async with asyncio.TaskGroup() as group:
        for name, orders in feeds.items():
            group.create_task(feed(queue, name, orders))
        while open_feeds:
            name, order = await queue.get()
            if order is None:
                open_feeds.discard(name)
                continue
            try:
                book.submit(*order)
            except MarketError:
                pass
    return book


def main():
    with section('order book'):
        book = Book('LSTI')
        trades, refused = trade(book, traffic(1, 30000))
        print(len(trades), 'trades,', refused, 'refused, last price', book.last_price, 'volume', book.volume)
        by_trader = {}
        for buyer, _, quantity, price in trades:
            by_trader[buyer] = by_trader.get(buyer, 0) + quantity * price
        for trader, value in sorted(by_trader.items()):
            print(f'{trader:>10} {value:>12,}')
    with section('recursion and loops'):
        print(hanoi(18, 'a', 'b', 'c'), len(sieve(400000)), max(map(collatz, range(1, 20000))))
    with section('coroutines'):
        feeds = {f'feed {i}': traffic(i, 3000) for i in range(4)}
        book = asyncio.run(exchange(feeds))
        print(book.share, book.volume, book.last_price, len(book.bids) + len(book.asks))
    with section('errors'):
        try:
            Book('X').submit('buy', 0, 1, 'nobody')
        except MarketError as error:
            print(type(error).__name__, error, error.__traceback__.tb_lineno)


if __name__ == '__main__':
    main()
