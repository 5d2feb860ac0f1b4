"""Code objects that no compiler makes, out of a list of instructions."""

import dis
import importlib._bootstrap_external as bootstrap

CACHES = {name: dis._inline_cache_entries[number] for name, number in dis.opmap.items()}


def assemble(*instructions):
    """The bytes of 'NAME oparg' instructions, with their caches."""
    code = bytearray()
    for instruction in instructions:
        name, _, argument = instruction.partition(' ')
        argument = int(argument or 0)
        for shift in (24, 16, 8):
            if argument >> shift:
                code += bytes([dis.EXTENDED_ARG, argument >> shift & 255])
        code += bytes([dis.opmap[name], argument & 255])
        code += bytes(2 * CACHES[name])
    return bytes(code)


def varint(value, first=False):
    parts = [value & 63]
    while value := value >> 6:
        parts.append(value & 63)
    parts = [part | 64 for part in reversed(parts[1:])] + [parts[0]]
    return bytes([parts[0] | 128 if first else parts[0], *parts[1:]])


def region(start, end, target, depth, lasti=False):
    """An entry of the exception table; offsets in bytes."""
    return (varint(start // 2, True) + varint((end - start) // 2) + varint(target // 2)
            + varint(depth << 1 | lasti))


def function(a=None, b=None):
    pass


def craft(*instructions, **replacements):
    """A function's code object with these instructions."""
    defaults = dict(co_name='f', co_qualname='f', co_stacksize=8, co_consts=(None, 1, ('a', 'b'), function.__code__),
                    co_names=('x',), co_exceptiontable=b'', co_linetable=b'')
    return function.__code__.replace(co_code=assemble(*instructions), **defaults | replacements)


def write(code, path):
    with open(path, 'wb') as file:
        file.write(bootstrap._code_to_timestamp_pyc(code))
