"""Writes what the specialising interpreter has learnt: the piece of a profile that one process makes.

sitecustomize.py runs it when the process ends. docs/using.md says what a profile holds.

It imports little. Modules that make named tuples, as `json` and `dis` need them, evaluate text; with that, the
interpreter forgets that an interrupt is what ends it, and would exit with another status.
"""
import sys

FUNCTION = type(lambda: None)
CODE = type((lambda: None).__code__)

# Where things are in the structs of CPython 3.11 (cpython/code.h, cpython/object.h, cpython/funcobject.h). Beside
# each stands a field that Python can read, too: where it differs nothing is believed.
CODE_FLAGS, CODE_WARMUP = 48, 52
TYPE_FLAGS, TYPE_VERSION = 168, 384
FUNCTION_CODE, FUNCTION_VERSION = 48, 128
QUICKENED = 8  # calls and rounds of loops after which code is quickened (QUICKENING_WARMUP_DELAY)
VALID_VERSION = 1 << 19  # Py_TPFLAGS_VALID_VERSION_TAG

# The types that a specialised instruction is for, by the end of its name.
IMPLIED = {'_INT': 'int', '_FLOAT': 'float', '_UNICODE': 'str', '_LIST_INT': 'list', '_TUPLE_INT': 'tuple',
           '_DICT': 'dict', '_SEQUENCE_LIST': 'list', '_SEQUENCE_TUPLE': 'tuple', '_TWO_TUPLE': 'tuple',
           '_INT_JUMP': 'int', '_FLOAT_JUMP': 'float', '_STR_JUMP': 'str'}


def constant_bytes(value):
    """A constant of a code object by its type and value; translator/profile/hash.cpp writes the same."""
    kind = type(value)
    if value is None:
        return b'N'
    if value is ...:
        return b'.'
    if kind is bool:
        return b'T' if value else b'F'
    if kind is int:
        return b'i' + sized(b'%x' % value if value >= 0 else b'-%x' % -value)
    if kind is float:
        return b'f' + struct.pack('<d', value)
    if kind is complex:
        return b'c' + struct.pack('<dd', value.real, value.imag)
    if kind is str:
        return b's' + text_bytes(value)
    if kind is bytes:
        return b'b' + sized(value)
    if kind is tuple:
        return b't' + number_bytes(len(value)) + b''.join(map(constant_bytes, value))
    if kind is frozenset:
        return b'z' + number_bytes(len(value)) + b''.join(sorted(map(constant_bytes, value)))
    if kind is CODE:
        return b'C' + text_bytes(value.co_name)
    return b'?'  # put there with code.replace()


def number_bytes(number):
    return struct.pack('<Q', number)


def sized(data):
    return number_bytes(len(data)) + data


def text_bytes(text):
    return sized(text.encode('utf-8', 'surrogatepass'))


def names_bytes(names):
    return number_bytes(len(names)) + b''.join(map(text_bytes, names))


def code_hash(code):
    """What says that two code objects do the same: all but names, lines and files."""
    numbers = (code.co_flags, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_stacksize)
    data = [*map(number_bytes, numbers), sized(code.co_code), sized(code.co_exceptiontable),
            names_bytes(code.co_names), names_bytes(code.co_varnames), names_bytes(code.co_cellvars),
            names_bytes(code.co_freevars), constant_bytes(code.co_consts)]
    return _sha256.sha256(b''.join(data)).hexdigest()[:32]


class Memory:
    """The fields that Python does not show."""

    def __init__(self):
        code = code_hash.__code__
        if (int32(id(code) + CODE_FLAGS) != code.co_flags or word(id(int) + TYPE_FLAGS) != int.__flags__
                or word(id(code_hash) + FUNCTION_CODE) != id(code)):
            raise RuntimeError('the structs of this interpreter are not those of CPython 3.11')

    def warmup(self, code):
        """How often it was called, or went round a loop: 0 to 8, where 8 is 8 or more."""
        return QUICKENED + int16(id(code) + CODE_WARMUP)

    def type_names(self):
        names, left, known = {}, [object], {object}
        while left:
            cls = left.pop()
            if word(id(cls) + TYPE_FLAGS) & VALID_VERSION:
                names[int32(id(cls) + TYPE_VERSION) & 0xffffffff] = type_name(cls)
            below = [one for one in type.__subclasses__(cls) if one not in known]
            known.update(below)
            left += below
        return names

    def function_names(self, functions):
        names = {}
        for function in functions:
            if version := int32(id(function) + FUNCTION_VERSION) & 0xffffffff:
                names[version] = f'{function.__globals__.get("__name__")}:{function.__code__.co_qualname}'
        return names


def type_name(cls):
    of_type = type.__dict__
    module = of_type['__module__'].__get__(cls)
    return f'{module}.{of_type["__qualname__"].__get__(cls)}'


class Instructions:
    """Reads adaptive bytecode."""

    def __init__(self, memory, functions):
        self.types, self.callees = memory.type_names(), memory.function_names(functions)
        self.base = {name: base for base, names in opcode._specializations.items() for name in names}
        self.names = list(opcode.opname)  # as in `dis`: specialised instructions have the numbers that are free
        free = [number for number, name in enumerate(self.names) if name.startswith('<')]
        for number, name in zip(free, opcode._specialized_instructions):
            self.names[number] = name

    def seen(self, code):
        """What the instructions of a code object were specialised for, and those that were executed and fit nothing."""
        data = code._co_code_adaptive
        units = struct.unpack(f'<{len(data) // 2}H', data)
        found, i = [], 0
        while i < len(units):
            name = self.names[units[i] & 255]
            base = self.base.get(name, name)
            if caches := opcode._inline_cache_entries[opcode.opmap[base]]:
                if name != base and (units[i + 1] or not name.endswith('_ADAPTIVE')):
                    found.append(self.describe(2 * i, name, base, units[i + 1:i + 1 + caches]))
            i += 1 + caches
        return found

    def describe(self, offset, name, base, cache):
        seen = {'offset': offset, 'opcode': name}
        if name.endswith('_ADAPTIVE'):
            return seen
        implied = next((IMPLIED[end] for end in sorted(IMPLIED, key=len, reverse=True) if name.endswith(end)), None)
        version = cache[1] | cache[2] << 16 if len(cache) > 2 else 0
        if name.endswith('_MODULE') and base in ('LOAD_ATTR', 'LOAD_METHOD'):
            seen['type'] = 'builtins.module'
        elif base in ('LOAD_ATTR', 'STORE_ATTR', 'LOAD_METHOD') or name == 'BINARY_SUBSCR_GETITEM':
            if version in self.types:
                seen['type'] = self.types[version]
        elif base == 'CALL':
            if version in self.callees:
                seen['callee'] = self.callees[version]
        elif implied:
            seen['type'] = 'builtins.' + implied
        return seen


def file_of(name):
    file = getattr(sys.modules.get(name), '__file__', None)
    return file if isinstance(file, str) else ''


def belongs(code, name):
    """Whether code is what the module's file has, and not made at run time or taken from elsewhere."""
    return code.co_filename in (file_of(name), f'<frozen {name}>')


class Collector:
    def __init__(self, samples, names):
        self.samples = samples
        self.modules = {}  # name -> {(qualified name, hash): function}
        self.files = {}  # name -> the file of the module's code
        self.walked = set()  # ids of code objects
        self.functions = [thing for thing in gc.get_objects() if type(thing) is FUNCTION]
        self.memory = Memory()
        self.instructions = Instructions(self.memory, self.functions)
        self.names = names

    def collect(self, roots):
        for code, name in roots:
            self.walk(code, name)
        rooted = set(self.modules)
        for function in self.functions:  # of modules that were there before the first root
            name, code = function.__globals__.get('__name__'), function.__code__
            if type(name) is str and name in self.names and name not in rooted and belongs(code, name):
                self.walk(code, name)

    def walk(self, root, name):
        left = [root]
        while left:
            code = left.pop()
            if id(code) not in self.walked:
                self.walked.add(id(code))
                self.files.setdefault(name, code.co_filename)
                self.add(code, name)
                left += [constant for constant in code.co_consts if type(constant) is CODE]

    def add(self, code, name):
        functions = self.modules.setdefault(name, {})
        lines = self.samples.get(id(code), (code, {}))[1]
        warmup = self.memory.warmup(code)
        function = {'qualname': code.co_qualname, 'hash': code_hash(code), 'line': code.co_firstlineno,
                    'size': len(code.co_code), 'warmup': warmup, 'samples': sum(lines.values()),
                    'lines': {str(line or 0): count for line, count in lines.items()},
                    'seen': self.instructions.seen(code) if warmup == QUICKENED else []}
        same = functions.setdefault((function['qualname'], function['hash']), function)
        if same is not function:  # equal twins in one scope, as two lambdas
            merge(same, function)

    def piece(self):
        modules = [{'name': name, 'file': file_of(name) or self.files[name], 'functions': list(functions.values())}
                   for name, functions in self.modules.items()]
        return {'lasti_profile': 1, 'python': '%d.%d' % sys.version_info[:2], 'runs': 1, 'modules': modules}


def merge(into, twin):
    into['warmup'] = max(into['warmup'], twin['warmup'])
    into['samples'] += twin['samples']
    for line, count in twin['lines'].items():
        into['lines'][line] = into['lines'].get(line, 0) + count
    into['seen'] += [seen for seen in twin['seen'] if seen not in into['seen']]


def json_text(value):
    if type(value) is dict:
        return '{%s}' % ','.join(f'{json_text(key)}:{json_text(below)}' for key, below in value.items())
    if type(value) is list:
        return '[%s]' % ','.join(map(json_text, value))
    return _json.encode_basestring_ascii(value) if type(value) is str else str(value)


def import_helpers():
    global _json, _sha256, ctypes, gc, opcode, os, struct, int16, int32, word
    import _json
    import _sha256
    import ctypes
    import gc
    import opcode
    import os
    import struct
    int16, int32, word = (lambda address, kind=kind: kind.from_address(address).value
                          for kind in (ctypes.c_int16, ctypes.c_int32, ctypes.c_size_t))


def write(path, roots, samples, names):
    """Takes where the piece goes, the modules' code with their names, the samples, and the names of the modules that
    were there before this one imported any."""
    import_helpers()
    collector = Collector(samples, names)
    collector.collect(roots)
    text = json_text(collector.piece())
    part = path + '.part'
    with open(part, 'w', encoding='ascii') as file:
        file.write(text)
    os.replace(part, path)


if __name__ != 'lasti_collect':
    import_helpers()
