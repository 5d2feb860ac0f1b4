"""A recursive-descent parser and printer of JSON-like text, one character at a time."""
import sys


class Parser:
    def __init__(self, text):
        self.text, self.at = text, 0

    def skip(self):
        text, at = self.text, self.at
        while at < len(text) and text[at] in ' \n\t':
            at += 1
        self.at = at
        return text[at] if at < len(text) else ''

    def expect(self, ch):
        if self.skip() != ch:
            raise ValueError(f'{ch!r} expected at {self.at}')
        self.at += 1

    def value(self):
        ch = self.skip()
        if ch == '{':
            return self.mapping()
        if ch == '[':
            return self.sequence()
        if ch == '"':
            return self.string()
        for word, value in (('true', True), ('false', False), ('null', None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        return self.number()

    def mapping(self):
        out = {}
        self.at += 1
        while self.skip() != '}':
            key = self.string()
            self.expect(':')
            out[key] = self.value()
            if self.skip() == ',':
                self.at += 1
        self.at += 1
        return out

    def sequence(self):
        out = []
        self.at += 1
        while self.skip() != ']':
            out.append(self.value())
            if self.skip() == ',':
                self.at += 1
        self.at += 1
        return out

    def string(self):
        self.expect('"')
        chars = []
        while (ch := self.text[self.at]) != '"':
            if ch == '\\':
                self.at += 1
                ch = {'n': '\n', 't': '\t'}.get(self.text[self.at], self.text[self.at])
            chars.append(ch)
            self.at += 1
        self.at += 1
        return ''.join(chars)

    def number(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in '-+.e0123456789':
            self.at += 1
        text = self.text[start:self.at]
        return float(text) if '.' in text or 'e' in text else int(text)


def dump(value):
    match value:
        case None: return 'null'
        case bool(): return 'true' if value else 'false'
        case int() | float(): return repr(value)
        case str(): return '"' + value.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n') + '"'
        case [*items]: return '[' + ', '.join([dump(item) for item in items]) + ']'
        case dict(): return '{' + ', '.join([f'{dump(k)}: {dump(v)}' for k, v in value.items()]) + '}'


def main(size):
    nested = {'pi': 3.25, 'e': [1, -2, 3e10]}
    record = {'tags': ['x', None, True], 'nested': nested, 'empty': [], 'none': {}}
    records = [record | {'id': i, 'name': f'a "quoted"\nname \\{i}'} for i in range(size * 50)]
    text = dump(records)
    for _ in range(3):
        value = Parser(text).value()
        assert value == records
        assert dump(value) == text
    print('parsing', len(text))


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
