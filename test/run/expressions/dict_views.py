# RUN: %compare %s
# Views of dicts and iterators over them: what they yield, keep and refuse, and what the collector counts.
import collections
import gc


class Dict(dict):
    def items(self):
        return [('own', 'items')]

    def __iter__(self):
        return iter('own')


class Plain(dict):
    pass


def views(d):
    return d.items(), d.keys(), d.values()


def loops(d):
    return [pair for pair in d.items()], [(k, v) for k, v in d.items()], [k for k in d], [k for k in d.keys()], [v for v in d.values()]


for d in ({}, {'a': 1}, {'a': 1, 2: [3], (4,): None}, Dict(a=1), Plain(a=1), collections.OrderedDict(a=1, b=2),
          collections.Counter('aab'), collections.defaultdict(list, x=[1]), type.__dict__):
    if not isinstance(d, dict):
        print(len(d.items()), type(d.keys()).__name__, '__new__' in [k for k in d])
        continue
    print(*views(d), [gc.is_tracked(v) for v in views(d)])
    for _ in range(3):
        print('  ', loops(d))

d = {'a': 1, 'b': 2}
print(d.keys() & {'a'}, d.items() - {('a', 1)}, d.keys() == {'b', 'a'}, ('a', 1) in d.items(), 2 in d.values(), len(d.items()),
      list(reversed(d.items())), d.items().mapping, d.keys().isdisjoint('c'))


def show(function, *arguments):
    try:
        print(function(*arguments))
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error)


def growing(d):
    for k, v in d.items():
        d[k + 'x'] = v


def shrinking(d):
    for k in d:
        del d[k]


def replacing(d):
    for k in list(d):
        for j in d.keys():
            d[j] = k
    return d


def twice(d):
    iterator = iter(d.items())
    found = [pair for pair in iterator], [pair for pair in iterator]
    d['late'] = 1
    return found, next(iterator, 'none'), iterator.__length_hint__()


def left(d):
    iterator = iter(d.values())
    for x in iterator:
        break
    return iterator.__length_hint__(), list(iterator)


def arguments(d):
    return d.items(1)


for function in growing, shrinking, replacing, twice, left, arguments:
    show(function, {'a': 1, 'b': 2, 'c': 3})


class Ends:
    def __del__(self):
        print('   end')


def ending():
    for k, v in {'k': Ends()}.items():
        print('   body', k)
        del v
    for v in {'k': Ends()}.values():
        del v
        break
    print('   behind')
    {'k': Ends()}.keys()


ending()


def counted(n):
    gc.collect()
    gc.disable()
    d = {'a': 1, 'b': 2}
    counts = [gc.get_count()[0]]
    kept = [d.items() for _ in range(n)]
    counts.append(gc.get_count()[0])
    for view in kept:
        for k, v in view:
            pass
        for k in d:
            pass
    counts.append(gc.get_count()[0])
    del kept, view
    counts.append(gc.get_count()[0])
    kept = [iter(d.values()) for _ in range(n)]
    del kept
    counts.append(gc.get_count()[0])
    gc.enable()
    return [b - a for a, b in zip(counts, counts[1:])]


counted(100)
print(counted(100))
