# RUN: %compare %s
"""Operators, comparisons and subscripts whose operands change their type in the middle of a hot loop, raise there, or
change what they are used on."""


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f'{type(error).__name__}: {error}'


class Loud:
    def __init__(self, log): self.log = log
    def __add__(self, other): self.log.append('add'); return other
    def __radd__(self, other): self.log.append('radd'); return other
    def __iadd__(self, other): self.log.append('iadd'); return self
    def __lt__(self, other): self.log.append('lt'); return self.log
    def __eq__(self, other): self.log.append('eq'); return []
    def __bool__(self): self.log.append('bool'); return len(self.log) % 2 == 0
    def __getitem__(self, key): self.log.append(key); return key
    def __setitem__(self, key, value): self.log.append((key, value))
    def __contains__(self, item): self.log.append(item); return 'yes'
    def __index__(self): self.log.append('index'); return 1
    def __neg__(self): self.log.append('neg'); return 0


class Refusing:
    def __bool__(self): raise OverflowError('no bool')
    def __lt__(self, other): return self
    def __add__(self, other): return NotImplemented
    def __index__(self): raise LookupError('no index')
    __contains__ = None


def work(values, other, log):
    total, product = 0, 1
    for v in values:
        total += v
        product = v + product
        if v < other:
            log.append('<')
        if not v == other:
            log.append('!=')
        while not v:
            log.append('false')
            break
        log.append(v is other)
    return str(total)[:30], str(product)[:30]


ordinary = list(range(-3, 4)) + [2**29, 2**30 - 1, 2**31, 2**61, 2**64]
for odd in (1.5, True, 2**70, 'text', None, float('nan'), 3j, Loud([]), Refusing(), [1], (2,)):
    log = []
    print(type(odd).__name__, attempt(work, ordinary + [odd] + ordinary, 3, log), len(log), log[-3:])
    print('  ', attempt(work, ordinary, odd, log), getattr(odd, 'log', None) and odd.log[:12])


def look(container, keys):
    out = []
    for key in keys:
        out.append(attempt(lambda: container[key]))
        out.append(attempt(lambda: key in container))
    return out


keys = [0, 1, -1, 2, 5, -9, True, 2**40, 'a', None, 1.0, slice(0, 1), Loud([]), Refusing(), [], (0, 1)]
for container in ([10, 20, 30], (10, 20), 'ab', b'ab', {0: 'zero', 'a': 'A', None: 'none'}, range(4), {1, 'a'}, bytearray(b'xyz'),
                  Loud([]), Refusing(), 5):
    print(type(container).__name__, [str(r)[:25] for r in look(container, keys)])


def put(container, keys):
    for key in keys:
        try:
            container[key] = key
        except Exception as error:
            print('  ', type(error).__name__, error)
    return container


for container in ([1, 2, 3], {}, bytearray(b'abc'), 'text', (1,), Loud([]), 5):
    print(type(container).__name__, attempt(lambda: len(put(container, keys))))


# A container that shrinks while it is indexed, and a value whose destructor looks at where it was.


class Looking:
    def __init__(self, where): self.where = where
    def __del__(self): print('gone', [type(x).__name__ for x in self.where])


def replace():
    box = [0]
    box[0] = Looking(box)
    box[0] = 'new'
    box[-1] = Looking(box)
    box.clear()
    try:
        box[0] = 1
    except IndexError as error:
        print(error)


class Attribute:
    pass


def replace_attribute():
    class Last:
        def __del__(self): print('gone', vars(o).get('x', 'nothing'))
    o = Attribute()
    o.x = Last()
    o.x = 'new'
    o.x = Last()
    del o.x
    local = Last()
    local = 'after'
    return local


replace()
print(replace_attribute())
