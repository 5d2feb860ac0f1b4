"""Strings: f-strings, joining, concatenation, slicing, methods, formatting of numbers."""


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


def main():
    text = report(100_000)
    words = text.split()
    assert (len(text), len(words), text.count('item-9')) == RESULT, (len(text), len(words), text.count('item-9'))


RESULT = (5948026, 683531, 8241)
main()
