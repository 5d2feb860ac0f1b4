"""Strings: f-strings, joining, concatenation, slicing, methods, formatting of numbers."""
import sys


def slug(text):
    out = ''
    for ch in text.lower():
        if ch.isalnum():
            out += ch
        elif out and out[-1] != '-':
            out += '-'
    return out.strip('-')


def report(n):
    lines = []
    for i in range(n):
        name = f'item {i % 97}: {i:>6}|{i / 7:.2f}'
        lines.append(f'{name!r} {slug(name)} {name[2:9].upper()} {"-" * (i % 5)}')
        if name.startswith('item 9') and name.endswith('7'):
            lines.append('%s=%d' % (name, i))
    return '\n'.join(lines)


def main(size):
    n = size * 2000
    text = report(n)
    lines = [line for line in text.split('\n') if line[0] == "'"]
    assert len(lines) == n
    for i, line in enumerate(lines):
        assert int(line[line.index(':') + 1:line.index('|')]) == i
    nines = sum(i % 97 == 9 or i % 97 >= 90 for i in range(n))
    assert text.count('item-9') == nines, nines
    print('strings', len(text), nines)


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
