"""Records: data classes with order, defaults, frozen and slots, enums, named tuples; replaced, compared, grouped."""
import collections
import dataclasses
import enum
import functools
import sys
from typing import NamedTuple


class Kind(enum.Enum):
    FOOD = 'food'
    TOOL = 'tool'
    BOOK = 'book'


class Flags(enum.IntFlag):
    NEW = 1
    CHEAP = 2
    HEAVY = 4


class Place(NamedTuple):
    shelf: int
    row: int = 0

    def next(self):
        return Place(self.shelf + 1) if self.row == 9 else self._replace(row=self.row + 1)


@dataclasses.dataclass(frozen=True, order=True)
class Price:
    cents: int
    currency: str = 'EUR'

    def __add__(self, other):
        if other.currency != self.currency:
            raise ValueError(other)
        return Price(self.cents + other.cents, self.currency)


@dataclasses.dataclass(slots=True)
class Item:
    number: int
    kind: Kind
    price: Price
    place: Place
    tags: list = dataclasses.field(default_factory=list, compare=False)
    flags: Flags = Flags(0)

    def __post_init__(self):
        if self.price.cents < 500:
            self.flags |= Flags.CHEAP
        if self.number % 7 == 0:
            self.flags |= Flags.HEAVY


@dataclasses.dataclass
class Stock:
    items: dict = dataclasses.field(default_factory=dict)
    changes: int = 0

    def add(self, item):
        self.items[item.number] = item
        self.changes += 1

    def change(self, number, **values):
        self.add(dataclasses.replace(self.items[number], **values))

    def by_kind(self):
        groups = collections.defaultdict(list)
        for item in self.items.values():
            groups[item.kind].append(item)
        return groups

    def worth(self):
        return functools.reduce(Price.__add__, [item.price for item in self.items.values()], Price(0))


def fill(count):
    stock, place, kinds = Stock(), Place(1), list(Kind)
    for number in range(count):
        stock.add(Item(number, kinds[number % 3], Price(number * 37 % 1000), place, [f't{number % 4}']))
        place = place.next()
    return stock


def main(size):
    for _ in range(6 * size):
        stock = fill(120)
        cents = [number * 37 % 1000 for number in range(120)]
        assert stock.worth() == Price(sum(cents))
        assert stock.items[119].place == (12, 9)
        groups = stock.by_kind()
        assert [len(groups[kind]) for kind in Kind] == [40, 40, 40]
        for item in groups[Kind('tool')]:
            stock.change(item.number, price=Price(item.price.cents + 1000), flags=Flags.NEW)
        assert stock.worth() == Price(sum(cents) + 40_000) and stock.changes == 160
        ordered = sorted(stock.items.values(), key=lambda item: (item.price, item.number))
        wanted = sorted((cents[n] + 1000 * (n % 3 == 1), n) for n in range(120))
        assert [(item.price.cents, item.number) for item in ordered] == wanted
        cheap = [item for item in ordered if Flags.CHEAP in item.flags]
        assert len(cheap) == sum(c < 500 for n, c in enumerate(cents) if n % 3 != 1)
        assert stock != fill(120) and stock.items[0] == fill(1).items[0]
        try:
            stock.items[3].price.cents = 0
        except dataclasses.FrozenInstanceError:
            assert len({item.price for item in ordered}) == len(set(cents[n] + 1000 * (n % 3 == 1) for n in range(120)))
        else:
            raise SystemExit('a frozen record has been changed')
        assert dataclasses.asdict(stock.items[7].price) == {'cents': 259 + 1000, 'currency': 'EUR'}
    print('records', stock.worth(), len(cheap), *ordered[0].tags)


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
