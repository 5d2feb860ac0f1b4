"""Writes .pyc files that no compiler writes: make.py KIND FILE. Runs under any version."""

import importlib.util
import marshal
import struct
import sys

HEADER = importlib.util.MAGIC_NUMBER + bytes(12 if sys.version_info >= (3, 7) else 8)
PLACEHOLDER = b's' + struct.pack('<i', 11) + b'PLACEHOLDER'


def with_constant(marshalled, source='x = b"PLACEHOLDER"'):
    """A module one of whose constants is the given marshalled object."""
    code = marshal.dumps(compile(source, 'made.py', 'exec'), 2)  # version 2 has no references
    assert code.count(PLACEHOLDER) == 1
    return HEADER + code.replace(PLACEHOLDER, marshalled)


def integer(value):
    return b'i' + struct.pack('<i', value)


def long(*digits, negative=False):
    count = -len(digits) if negative else len(digits)
    return b'l' + struct.pack('<i', count) + b''.join(struct.pack('<H', each) for each in digits)


def counted(kind, payload):
    return kind + struct.pack('<i', len(payload)) + payload


def every_type():
    """A list with an object of every type that there is."""
    objects = [
        b'N', b'.', b'S', b'T', b'F', integer(7), integer(-2**31), b'I' + struct.pack('<q', -2**40),
        long(), long(1), long(0, 0, 1), long(5, negative=True), long(*[0x7fff] * 5, negative=True),
        b'g' + struct.pack('<d', 1e16), b'g' + struct.pack('<d', -0.0), b'f\x045e-5', b'f\x03inf',
        b'y' + struct.pack('<dd', 0, 1), b'y' + struct.pack('<dd', -1.5, float('nan')), b'x\x011\x02-2',
        counted(b's', b"by'te\x00"), counted(b't', b'interned'), counted(b'u', 'a\u20ac\U0001f600'.encode()),
        counted(b'u', b'\xed\xa0\x80'), counted(b'a', b'ascii'), counted(b'A', b'it\'s'), b'z\x02\xe9"', b'Z\x00',
        counted(b'(', b''), b')\x01N', struct.pack('<ci', b'[', 2) + b'TF', b'{' + integer(1) + b'N' + b'0',
        struct.pack('<ci', b'<', 1) + b'N', struct.pack('<ci', b'<', 0), struct.pack('<ci', b'>', 1) + b'.',
        struct.pack('<ci', b'>', 0)]
    return struct.pack('<ci', b'[', len(objects)) + b''.join(objects)


def doubling(count):
    """A tuple of tuples, each of which refers twice to the one before."""
    items = [b'\xa9\x01N']
    for i in range(count - 1):
        items.append(b'\xa9\x02' + b''.join(b'r' + struct.pack('<i', i) for _ in range(2)))
    return struct.pack('<ci', b'(', count) + b''.join(items)


def deep_by_reference(count):
    items = [b'\xa9\x00']
    for i in range(count - 1):
        items.append(b'\xa9\x01r' + struct.pack('<i', i))
    return struct.pack('<ci', b'(', count) + b''.join(items)


def copied_by_reference(size, count):
    references = b'r\x00\x00\x00\x00' * count
    return struct.pack('<ci', b'(', count + 1) + counted(b'\xf5', b'x' * size) + references




KINDS = {
    'types': lambda: with_constant(every_type()),
    'unknown': lambda: with_constant(b'?'),
    'null': lambda: with_constant(b'(\x01\x00\x00\x000'),
    'null-value': lambda: with_constant(b'{N0'),
    'huge-tuple': lambda: with_constant(b'(\xff\xff\xff\x7f'),
    'huge-str': lambda: with_constant(b'u\xff\xff\xff\x7f'),
    'huge-int': lambda: with_constant(b'l\xff\xff\xff\x07'),
    'negative': lambda: with_constant(b'(\xff\xff\xff\xff'),
    'big-digit': lambda: with_constant(long(0x8000)),
    'zero-digit': lambda: with_constant(long(1, 0)),
    'not-utf8': lambda: with_constant(counted(b'u', b'a\xff')),
    'overlong': lambda: with_constant(counted(b'u', b'\xc0\x80')),
    'bad-float': lambda: with_constant(b'f\x03one'),
    'no-reference': lambda: with_constant(b'r\x09\x00\x00\x00'),
    'itself': lambda: with_constant(b'\xdb\x01\x00\x00\x00r\x00\x00\x00\x00'),
    'deep': lambda: with_constant(b')\x01' * 100000 + b'N'),
    'deep-by-reference': lambda: with_constant(deep_by_reference(100000)),
    'doubling': lambda: with_constant(doubling(1000)),
    'copies': lambda: with_constant(copied_by_reference(1000000, 1000000)),
    'no-code': lambda: HEADER + b'N',
}


def main(kind, path):
    with open(path, 'wb') as file:
        file.write(KINDS[kind]())


main(*sys.argv[1:])
