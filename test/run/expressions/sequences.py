# RUN: %compare %s
# Lists, tuples and iterators over them: how they begin, are cut and joined, and end; what the collector counts.
import gc
import sys
import weakref


class Ends:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        ends.append(self.name)


ends = []


def displays(value):
    return [[], [value], [value, 1], (), (value,), (value, 2), [[value]], ([value],), [*(1, 2), value], list((value,))]


for value in 1, 'x', (), [], Ends, (1, []):
    print([(type(made).__name__, len(made), gc.is_tracked(made), sys.getsizeof(made)) for made in displays(value)])


def cut(sequence):
    return (sequence[1:], sequence[:1], sequence[:], sequence[5:2], sequence[-2:], sequence[1:100], sequence[::2],
            sequence[:0], sequence is sequence[:], sequence[0:len(sequence)] is sequence)


def joined(a, b):
    return a + b, b + a, a + a, (a + b) is b, (b + a) is b


def in_place(a, b):
    before = a
    a += b
    return a, a is before


for sequence in [], [1], [1, 2, 3], (), (1,), (1, 2, 3), tuple(range(25)), list(range(25)), 'text':
    print(cut(sequence))
    for other in [], [4], (), (4, 5), tuple(range(30)), 'more', None:
        for function in joined, in_place:
            try:
                print('  ', function(sequence[:], other))
            except TypeError as error:
                print('  ', error)


class Tuple(tuple):
    def __add__(self, other):
        return 'tuple', other

    def __radd__(self, other):
        return 'reflected', other

    def __getitem__(self, key):
        return 'item', key


class List(list):
    def __iter__(self):
        return iter('list')

    def __del__(self):
        ends.append('List')


print(Tuple((1,)) + (2,), (2,) + Tuple((1,)), Tuple((1, 2))[1:], [1] + List([2]), List([1])[:], [x for x in List([1, 2])])


def ending():
    [Ends('a'), Ends('b'), [Ends('c'), Ends('d')], (Ends('e'), Ends('f'))]
    for end in [Ends('g'), Ends('h')]:
        ends.append('body')
    for end in (Ends('i'), Ends('j')):
        break
    List([Ends('k')])


ending()
print(ends)


def looping(sequence):
    """An iterator lets its sequence go when it is exhausted, and stays so."""
    iterator = iter(sequence)
    found = [x for x in iterator]
    if isinstance(sequence, list):
        sequence.append('late')
    again = [x for x in iterator]
    return found, again, next(iterator, 'none'), iterator.__length_hint__(), iterator.__reduce__()[1:]


def growing(items):
    for x in items:
        if len(items) < 6:
            items.append(x + 10)
    return items


def shrinking(items):
    seen = []
    for x in items:
        seen.append(x)
        items.pop()
    return seen, items


class Held(list):
    __slots__ = '__weakref__',


def held():
    """Who keeps the list of a loop."""
    sequence = Held([1, 2])
    seen = weakref.ref(sequence)
    iterator = iter(sequence)
    del sequence
    states = []
    for x in iterator:
        states.append(seen() is not None)
    states.append(seen() is not None)
    return states, type(iterator).__name__


print(looping([1, 2]), looping((1, 2)), looping([]), looping(()), growing([1, 2]), shrinking([1, 2, 3, 4]), held())


def nested(make, depth):
    made = make(0)
    for _ in range(depth):
        made = make(made)
    return made


for make in (lambda x: [x]), (lambda x: (x, 1)), (lambda x: [(x,), 1]), (lambda x: {'x': [x]}):
    made = nested(make, 100000)
    del made


def cycles():
    a = [Ends('cycle')]
    a.append(a)
    b = (a, Ends('pair'))
    a.append(b)


del ends[:]
cycles()
print(ends, gc.collect() > 0, sorted(ends))


def counted(n):
    gc.collect()
    gc.disable()
    counts = [gc.get_count()[0]]
    kept = [[i] for i in range(n)]
    counts.append(gc.get_count()[0])
    for x in kept:
        for y in x:
            for z in (x, y):
                pass
    counts.append(gc.get_count()[0])
    del kept, x, y, z
    counts.append(gc.get_count()[0])
    kept = [[1, 2][1:] + [3] for i in range(n)] + [(1, i)[:1] + (3,) for i in range(n)]
    counts.append(gc.get_count()[0])
    gc.enable()
    return [b - a for a, b in zip(counts, counts[1:])]


counted(200)
print(counted(200))


def collecting():
    """Collections begin at the same allocations."""
    gc.collect()
    gc.set_threshold(50, 5, 5)
    rounds = []
    gc.callbacks.append(lambda phase, info: rounds.append((phase, info['generation'])))
    kept = []
    for i in range(400):
        for x in [i, kept]:
            if i % 3 == 0:
                kept.append([x])
        for x in (i, kept):
            pass
    del gc.callbacks[:]
    gc.set_threshold(700, 10, 10)
    return len(rounds), rounds[:6]


collecting()
print(collecting())


def concatenated(a, b):
    return a + b


def characters(text):
    return [c for c in text], list(iter(text))


class Text(str):
    def __add__(self, other):
        return 'text', other

    def __radd__(self, other):
        return 'reflected', other

    def __iter__(self):
        return iter('of its own')


for a in '', 'a', '\xe9', 'abc', '\U0001F600', 'x' * 200:
    for b in '', 'b', '\xfc', 'def', '\0', b'b', 1:
        try:
            text = concatenated(a, b)
        except TypeError as error:
            print(error)
            continue
        print(ascii(text), len(text), text.isascii(), hash(text) == hash(''.join([a, b])), sys.getsizeof(text))
for text in '', 'abc', '\xe9', 'a\xe9', 'x\0y':
    print(ascii(characters(text)), ascii(characters(text)))
print(concatenated(Text('a'), 'b'), concatenated('a', Text('b')), characters(Text('abc')), characters('q'))
