"""How warm functions are, and what their instructions saw.

RUN: rm -rf %t && mkdir -p %t && cp %S/Inputs/work.py %t && cd %t && %python %s %S/Inputs %lasti %python
"""
import sys

sys.path.insert(0, sys.argv[1])
from watched import Watched

profile = Watched(*sys.argv[2:])
functions = profile('work.py', 'a', '-o', 'b', status=3)
warmups = {name: function['warmup'] for name, function in functions.items()}
assert warmups == {
    '<module>': 1, 'Point': 1, 'Point.__init__': 8, 'Point.moved': 8, 'Point.unused': 0, 'hot': 8, 'cold': 1,
    'never': 0, 'numbers': 8, 'fails': 1, 'in_thread': 3, 'in_thread.<locals>.<genexpr>': 8, 'main': 8,
    'main.<locals>.<listcomp>': 4}, warmups
assert functions['hot']['line'] == 18 and functions['hot']['size'] == len(compile('number * 2', '', 'eval').co_code)


def seen(name):
    return {(one['opcode'], one.get('type') or one.get('callee')) for one in functions[name]['seen']}


assert seen('Point.__init__') == {('STORE_ATTR_INSTANCE_VALUE', '__main__.Point')}
assert seen('Point.moved') == {('LOAD_ATTR_INSTANCE_VALUE', '__main__.Point'), ('BINARY_OP_ADD_INT', 'builtins.int')}
# It has seen ints and floats.
assert seen('hot') <= {('BINARY_OP_ADAPTIVE', None), ('BINARY_OP_MULTIPLY_FLOAT', 'builtins.float'),
                       ('BINARY_OP_MULTIPLY_INT', 'builtins.int')} and seen('hot')
assert {('LOAD_METHOD_NO_DICT', 'builtins.list'), ('CALL_PY_EXACT_ARGS', '__main__:hot'),
        ('CALL_PY_EXACT_ARGS', '__main__:Point.moved'), ('BINARY_OP_ADD_FLOAT', 'builtins.float')} & seen('main')
assert ('CALL_PY_EXACT_ARGS', '__main__:hot') in seen('main')
assert ('CALL_PY_EXACT_ARGS', '__main__:Point.moved') in seen('main')

# Samples go where the time does. They need some time.
long = 'def warm(n):\n  t = 0\n  for i in range(n):\n    t += i % 7\n  return t\ndef cool(n): return n\n'
functions = profile('-c', long + 'print(warm(4000000), cool(1))')
assert functions['warm']['samples'] > 0 == functions['cool']['samples']
assert all(sum(function['lines'].values()) == function['samples'] for function in functions.values())
assert set(functions['warm']['lines']) <= {'3', '4'}
