# RUN: %compare %s
"""Text made of parts: `%` with plain and other formats, str of ints, f-strings, and a str that grows."""


class Text(str):
    def __rmod__(self, other): return 'rmod'
    def __mod__(self, other): return 'mod'


class Number(int):
    def __str__(self): return 'number'
    def __repr__(self): return 'Number'


class Pair(tuple):
    def __rmod__(self, other): return 'pair'


class Mapping:
    def __getitem__(self, key): return key * 2
    def __repr__(self): return 'mapping'


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f'{type(error).__name__}: {error}'


def modulo(format, values): return format % values


def modulo_in_place(format, values):
    format %= values
    return format


numbers = [0, 1, -1, 9, 10, -10, 12345, 2**29, 2**30, -2**30, 2**60, -2**60 + 1, 2**62 - 1, 2**62, -2**62, 2**63, 2**64, -10**30]
texts = ['', 'a', 'abc', 'é', '\u20ac', '\U0001f600', 'x' * 300, Text('text')]
for n in numbers:
    print(n, attempt(modulo, '%d', n), attempt(modulo, '<%i>', n), attempt(modulo, '%s', (n,)), f'{n}', f'{n!s} {n!r}', str(n), f'{n:d}|{n:>5}')
for t in texts:
    print(ascii([attempt(modulo, '%s', t), attempt(modulo, '<%s>', (t,)), attempt(modulo, '%s%s', (t, t)), attempt(modulo, '%s%d', (t, 5)), f'{t}', f'{t}{t}', f'<{t!s}>{n}']))
formats = ['', '%', '%%', '%d', '%s', 'a', 'a%', '%d%%', '%5d', '%-5d|', '%05d', '%x', '%r', '%c', '%(k)s', '%*d', '%.2f', '%d%d', '%s,%s', ' %s', '%s ', '%q', '%ld', 'é%d', '%s' * 8, '%s' * 9, 'a%db' * 8, '%d%']
values = [5, -7, True, None, 1.5, 'str', 'é', Text('t'), Number(3), (), (1,), (1, 2), ('a', 'b'), ('a', 2), tuple('abcdefgh'), tuple(range(8)), tuple(range(9)), [1], {'k': 'v'}, Pair((1, 2)), Mapping(), b'x']
for format in formats:
    print(ascii(format), ascii([attempt(modulo, format, v) for v in values]))
    assert [attempt(modulo, format, v) for v in values] == [attempt(modulo_in_place, format, v) for v in values]
print(attempt(modulo, Text('%d'), 5), attempt(modulo_in_place, Text('%d'), 5), attempt(modulo, '%d', Number(4)), str(Number(4)), f'{Number(4)}')

same, one, empty = 'same text', ''.join(['a']), ''.join([])
print((modulo('%s', same)) is same, modulo('%s%s', ('', same)) is same, modulo('%s%s', (same, '')) == same)
print(modulo('%d', 7) is modulo('%d', 7), modulo('%s', one) is one, modulo('%s%s', (one, empty)) == one)
a, b = '', 'é'
print(f'{a}{a}' == '', f'{same}{a}' == same, ascii(f'{same}{b}{a}'), len(f'{same}{numbers[5]}{same}'))


def grow(parts):
    out = ''
    for part in parts:
        kept = out
        out += part
        if len(kept) % 3 == 0:
            table = {kept: 1}  # a hash, and one more who knows it
        out = out + part
        if len(kept) + 2 * len(part) != len(out) or not out.startswith(kept):
            return 'wrong', kept, out
    return ascii(out[-20:]), len(out)


def letters(text):
    seen = []
    for ch in text:
        seen.append(ch)
    a, *b = text if len(text) else 'x'
    return len(seen), ascii(''.join(seen[:5])), all(x is y for x, y in zip(seen, text) if x < '\x80'), ascii(a)


for parts in (texts, ['a'] * 50, ['a', 'é', 'b', '\u20ac'] * 5, ['x' * 600, 'y'] * 4, [Text('q'), 'r']):
    print(attempt(grow, parts))
for t in texts + ['\x00\x7f', '\x7f\x80']:
    print(letters(t), letters(t + 'z'))
iterator = iter('abc')
print(next(iterator), iterator.__length_hint__(), iterator.__reduce__()[1:], [ch for ch in iterator], [ch for ch in iterator], iterator.__reduce__()[1:])
print(attempt(grow, ['a', 1]), attempt(grow, [None]))


def dive(function, depth):
    function(depth)
    dive(function, depth + 1)


def by_str(n): return str(n)
def by_field(n): return f'{n}!'
def by_format(n): return '%d %s' % (n, n)


for function in (by_str, by_field, by_format):
    print(function.__name__, attempt(dive, function, 0)[:25])
print(attempt(lambda: str(b'x', 'ascii')), attempt(lambda: str()), attempt(lambda: str(object=5)), attempt(lambda: str(1, 2)), str(Text('t')), type(str(Text('t'))).__name__)
