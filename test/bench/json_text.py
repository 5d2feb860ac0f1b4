"""JSON in plain Python: an encoder that yields pieces, and a decoder of functions by character."""
import json
import re
import sys

STRING = re.compile(r'[^"\\\x00-\x1f]*')
NUMBER = re.compile(r'-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?')
SPACE = re.compile(r'[ \t\n\r]*')
ESCAPED = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r', '\b': '\\b', '\f': '\\f'}
PLAIN = {'"': '"', '\\': '\\', '/': '/', 'n': '\n', 't': '\t', 'r': '\r', 'b': '\b', 'f': '\f'}
WORDS = {'t': ('true', True), 'f': ('false', False), 'n': ('null', None)}


def quoted(text):
    out = ['"']
    for ch in text:
        if ch in ESCAPED:
            out.append(ESCAPED[ch])
        elif ' ' <= ch <= '~':
            out.append(ch)
        elif (code := ord(ch)) < 0x10000:
            out.append(f'\\u{code:04x}')
        else:
            code -= 0x10000
            out.append(f'\\u{0xd800 | code >> 10:04x}\\u{0xdc00 | code & 0x3ff:04x}')
    out.append('"')
    return ''.join(out)


def pieces(value):
    """The text, in pieces."""
    if value is None or value is True or value is False:
        yield {None: 'null', True: 'true', False: 'false'}[value]
    elif isinstance(value, str):
        yield quoted(value)
    elif isinstance(value, (int, float)):
        yield repr(value)
    elif isinstance(value, dict):
        before = '{'
        for key, item in value.items():
            yield before + quoted(key) + ': '
            yield from pieces(item)
            before = ', '
        yield '}' if value else '{}'
    elif isinstance(value, (list, tuple)):
        before = '['
        for item in value:
            yield before
            yield from pieces(item)
            before = ', '
        yield ']' if value else '[]'
    else:
        raise TypeError(f'no JSON for {type(value).__name__}')


def space(text, at):
    return SPACE.match(text, at).end()


def string(text, at):
    """The string whose first character is at `at`, and where it ends."""
    parts = []
    while True:
        match = STRING.match(text, at)
        parts.append(match[0])
        at = match.end()
        ch = text[at]
        if ch == '"':
            return ''.join(parts), at + 1
        if ch != '\\':
            raise ValueError(f'control character at {at}')
        ch = text[at + 1]
        if ch != 'u':
            parts.append(PLAIN[ch])
            at += 2
            continue
        code = int(text[at + 2:at + 6], 16)
        at += 6
        if 0xd800 <= code < 0xdc00 and text.startswith('\\u', at):
            code = 0x10000 + ((code & 0x3ff) << 10 | int(text[at + 2:at + 6], 16) & 0x3ff)
            at += 6
        parts.append(chr(code))


def value(text, at):
    ch = text[at]
    if ch == '"':
        return string(text, at + 1)
    if ch == '{':
        return members(text, space(text, at + 1))
    if ch == '[':
        return elements(text, space(text, at + 1))
    if ch in WORDS and text.startswith(WORDS[ch][0], at):
        word, result = WORDS[ch]
        return result, at + len(word)
    match = NUMBER.match(text, at)
    if match is None:
        raise ValueError(f'no value at {at}')
    return (float if match[1] or match[2] else int)(match[0]), match.end()


def members(text, at):
    out = {}
    while text[at] != '}':
        key, at = string(text, at + 1)
        at = space(text, at)
        if text[at] != ':':
            raise ValueError(f'no colon at {at}')
        out[key], at = value(text, space(text, at + 1))
        at = space(text, at)
        if text[at] == ',':
            at = space(text, at + 1)
    return out, at + 1


def elements(text, at):
    out = []
    while text[at] != ']':
        item, at = value(text, at)
        out.append(item)
        at = space(text, at)
        if text[at] == ',':
            at = space(text, at + 1)
    return out, at + 1


def main(size):
    data = [{'id': i, 'name': f'n\u00e4me "{i}"\n', 'face': '\U0001f600', 'price': i / 8, 'big': -i * 10 ** 20,
             'on': i % 3 == 0, 'tags': ['a', None, [], {}], 'place': {'x': i * 1.5e-9, 'y': [i, i + 1, {'z': str(i)}]}}
            for i in range(60)]
    wanted = json.dumps(data)
    for turn in range(2 * size):
        data[turn % 60]['id'] = turn
        text = ''.join(pieces(data))
        result, end = value(text, 0)
        assert result == data and end == len(text)
    assert json.loads(text) == data and text == json.dumps(data)
    spaced = json.dumps(data, indent=2)
    assert value(spaced, 0)[0] == data
    print('json_text', len(wanted), len(text))


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
