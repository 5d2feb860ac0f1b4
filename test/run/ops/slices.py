# RUN: %compare %s
"""Slices of the exact types whose run is taken directly, with bounds of every kind, and of what only looks like one."""


class Index:
    def __init__(self, value): self.value = value
    def __repr__(self): return f'Index({self.value})'
    def __index__(self):
        if self.value is None: raise OSError('no index')
        return self.value


class Text(str): pass
class Row(list):
    def __getitem__(self, key): return ('row', key)
class Pair(tuple): pass
class Shrinking(Index):
    def __index__(self): victim.clear(); return super().__index__()


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return type(error).__name__, str(error)


def part(sequence, start, stop): return sequence[start:stop]
def tail(sequence, start): return sequence[start:]
def head(sequence, stop): return sequence[:stop]
def all_of(sequence): return sequence[:]
def step(sequence, start, stop, by): return sequence[start:stop:by]


BOUNDS = [None, 0, 1, 3, 6, 7, 100, -1, -3, -6, -7, -100, True, False, 2 ** 30, -2 ** 30, 2 ** 70, -2 ** 70, Index(2),
          Index(-2), Index(None), 1.0, '1']
SEQUENCES = ['abcdef', '', 'ÄöüßÀé', 'дома и', 'a\U0001f600bc\0d', [1, 2, 3, 4, 5, 6], [], (1, 2, 3, 4, 5, 6), (),
             Text('abcdef'), Row('abc'), Pair('abcdef'), b'abcdef', range(6), None, {1: 2}, 5]
total = []
for sequence in SEQUENCES:
    for start in BOUNDS:
        total.append((attempt(tail, sequence, start), attempt(head, sequence, start)))
        for stop in BOUNDS:
            found = attempt(part, sequence, start, stop), attempt(step, sequence, start, stop, None)
            total.append((found, type(found[0]).__name__))
            assert sequence.__class__ is Row or repr(found[0]) == repr(found[1])
    whole = attempt(all_of, sequence)
    print(repr(total[-1]), repr(whole)[:60], whole is sequence, sequence == whole)
print(len(total), *total[::97], sep='\n')

victim = [1, 2, 3]
print(part(victim, Shrinking(0), 3), part([1, 2], 1, Shrinking(2)), victim)
text, empty, letter = 'xyz' * 5, '', 'x'
print(all_of(text) is text, part(text, 0, 15) is text, part(text, -99, 99) is text, part(text, 3, 3) is empty, part(text, 3, 4) is letter)
print(slice(1, 2) == slice(1, 2), [text[i:i + 2] for i in range(-3, 16)], step(text, 1, 9, 3), attempt(step, text, 1, 9, 0))
