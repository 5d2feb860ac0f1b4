# RUN: %compare %s
"""str: joined in place and not, compared, searched, indexed, formatted."""


def grow(part, count):
    text = ''
    copies = []
    for i in range(count):
        text += part
        if i % 100 == 0:
            copies.append(text)
        text = text + '.'
    return len(text), [len(c) for c in copies], text[:20], text == ''.join(copies[-1]) + text[len(copies[-1]):]


def double(text):
    text += text
    text = text + text
    return text


def errors():
    for bad in (1, None, b'x', 1.5):
        text = 'a'
        try:
            text += bad
        except TypeError as error:
            print(error)
        try:
            print(text, text + bad)
        except TypeError as error:
            print(error)
    try:
        unbound += 'x'
    except UnboundLocalError as error:
        print(error)


def compare(a, b):
    return [a == b, a != b, a < b, a >= b, 1 if a == b else 0, 1 if a != b else 0, a in b, a not in b,
            1 if a in b else 0]


def index(text):
    out = []
    for i in (0, 1, -1, -len(text), len(text) - 1, len(text), -len(text) - 1, True, 1 << 40):
        try:
            out.append(text[i])
        except IndexError as error:
            out.append(str(error))
    return out


class Text(str):
    def __add__(self, other):
        return 'added'

    def __eq__(self, other):
        return 'equal'
    __hash__ = str.__hash__


print(grow('ab', 500), grow('é', 300), grow('\U0001F600', 250))
print(double('xy'), double(''))
errors()
words = ['', 'a', 'b', 'ab', 'abc', 'é', 'éa', '\U0001F600', 'a\0b', 'x' * 50, Text('a')]
for a in words:
    print([compare(a, b) for b in words])
for text in ('a', 'abc', 'é€😀'):
    print(index(text))
x = Text('q')
x += 'r'
print(x, Text('a') + 'b', 'a' + Text('b'), f'{Text("t")}', type(f'{Text("t")}'))
for value in (1, 1.5, 'é', None, [1], True, 10**30):
    print(f'{value}', f'{value!s}', f'{value!r}', f'{value!a}', f'{value!r:>20}', f'{value!s:^{20}}|')
print(f'{3.14159:.2f}{255:#x}{"s":*<5}{1:{"0"}{4}}')
for value, spec in ((1, 'q'), ('a', 'd'), ([], 'x'), (None, '5')):
    try:
        print(f'{value:{spec}}')
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
