"""Programs in pure Python that stay interpreted in an executable: workloads.run(name, size)."""
import argparse
import copy
import dataclasses
import json.decoder
import json.encoder
import json.scanner


def json_text(size):
    json.encoder.c_make_encoder = None
    json.encoder.encode_basestring_ascii = json.encoder.py_encode_basestring_ascii
    decoder = json.JSONDecoder()
    decoder.parse_string = json.decoder.py_scanstring
    decoder.scan_once = json.scanner.py_make_scanner(decoder)
    value = {'name': 'someone', 'list': [1, 2.5, None, True, 'text "quoted"'], 'inner': {'a': [{}, {'b': 'c'}]}}
    text = ''
    for _ in range(size):
        text = json.JSONEncoder().encode(value)
        value = decoder.decode(text)
    return text


def arguments(size):
    total = 0
    for _ in range(size):
        parser = argparse.ArgumentParser(prog='prog')
        parser.add_argument('files', nargs='*')
        parser.add_argument('-v', '--verbose', action='store_true')
        parser.add_argument('-n', '--number', type=int, default=3)
        parser.add_argument('--mode', choices=('a', 'b'))
        options = parser.parse_args(['-v', '--number', '12', '--mode=b', 'one', 'two'])
        total += options.number + len(options.files)
    return total


def copies(size):
    value = {'a': [1, 2, (3, 'x')], 'b': {'c': [[], {}], 'd': ('y', [None])}}
    for _ in range(size):
        value = copy.deepcopy(value)
    return value


@dataclasses.dataclass(order=True)
class Point:
    x: int
    y: int = 2
    tags: list = dataclasses.field(default_factory=list)


def dataclass(size):
    total = 0
    for i in range(size):
        a, b = Point(i), Point(i, 3, ['t'])
        total += (a < b) + (a == b) + len(repr(a)) + dataclasses.replace(b, y=4).y + len(dataclasses.asdict(b))
    return total


def generators(size):
    def numbers(n):
        for i in range(n):
            yield i

    def squares(items):
        for i in items:
            yield i * i

    def chained(n):
        yield from squares(i for i in numbers(n) if i % 3)

    return sum(sum(chained(50)) for _ in range(size))


def recursion(size):
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)

    return sum(fib(12) for _ in range(size))


PROGRAMS = {
    'json': (json_text, 150), 'argparse': (arguments, 40), 'deepcopy': (copies, 300), 'dataclasses': (dataclass, 400),
    'generators': (generators, 150), 'recursion': (recursion, 40),
}


def run(name, size):
    if name:
        print(PROGRAMS[name][0](size))
