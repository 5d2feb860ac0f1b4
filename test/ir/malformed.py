"""Text that is no IR, or IR that passes cannot rely on, is refused in one line.

RUN: rm -rf %t && mkdir -p %t && %python %s %lasti %t/bad.ir
"""
import subprocess
import sys

GOOD = """function 'f' code 0:
  order 0 1 2
  block 0 at 0 [] next 1 [v1] jump 2 [v1] handler 2 keeps 0:
    v0 = argument 0: int
    boundary 0 []
    v1 = load_local 0 (v0): int
    boundary 1 [v1]
    v2 = copy (v1): int
    boundary 2 [v1, v2]
    v3 = test (v2): truth raises
    branch (v3)
  block 1 at 3 [v1]:
    boundary 3 [v1]
    finish (v1)
  block 2 at 4 [v4]:
    v4 = phi slot 0 (v1, v5): any
    v5 = exception: exception
    boundary 4 [v4]
    finish (v4)
"""
# What stands in GOOD, what takes its place, and what the message says.
BAD = [
    ("function 'f'", 'function f', "line 1: a string is expected"),
    ("'f'", "'f", 'line 1: a string without an end'),
    ('code 0', "code 0 python '3.10'", 'line 1: no code of this version can be translated'),
    ("'f'", r"'\xg'", 'line 1: two hexadecimal digits'),
    ('order', 'orders', "line 2: 'block' is expected"),
    ('block 1', 'block 7', 'line 12: blocks are numbered from 0 on'),
    ('v0 = argument 0: int', 'v0 = argument 0: integer', "line 4: 'integer' is no type"),
    ('v0 = argument 0: int', 'v99999999 = argument 0: int', "line 4: 'v99999999' is too large"),
    ('v0 = argument 0: int', 'v0 = argument -1: int', 'line 4: a number is expected'),
    ('argument 0: int', 'argument 0: int 99999999999999999999', 'line 4: '),
    ('copy (v1)', 'frobnicate (v1)', "line 8: 'frobnicate' is no operation"),
    ('copy (v1)', 'build_tuple (v1)', 'its number is missing or wrong'),
    ('copy (v1)', 'copy (v1', 'line 8: '),
    ('copy (v1): int', 'copy (v1): int # x', 'line 8: unknown character'),
    ('order 0 1 2', 'order 0 1', 'block 2: the order does not name it'),
    ('order 0 1 2', 'order 1 0 2', 'the order does not begin with the entry'),
    ('order 0 1 2', 'order 0 1 2 9', 'the order names a block that is not there'),
    ('next 1 [v1]', 'next 9 [v1]', 'block 0: there is no block 9'),
    ('next 1 [v1] ', '', 'its last node does not fit where it goes on'),
    ('next 1 [v1]', 'next 1 []', 'the stack on the way to the next block'),
    ('jump 2 [v1]', 'jump 2 [v2]', 'the stack on the jump is not what its target expects'),
    ('keeps 0', 'keeps 1', 'its handler expects a stack of another depth'),
    ('branch (v3)', 'branch (v1)', 'an input has not the representation'),
    ('v3 = test (v2): truth', 'v3 = test (v2): int', 'an output has not the representation'),
    ('copy (v1)', 'copy (v1, v1)', 'it has not as many inputs'),
    ('finish (v1)', 'finish (v2)', 'an input is not on the stack'),
    ('load_local 0 (v0)', 'load_local 0 (v2)', 'v2 is not made before it on every path'),
    ('load_local 0 (v0)', 'load_local 0 (v9)', 'v9 is not made before it on every path'),
    ('v2 = copy', 'v1 = copy', 'v1 is made twice'),
    ('(v1, v5)', '(v5, v8)', 'which is no object'),
    ('(v1, v5)', '()', 'v4 joins nothing'),
    ('branch (v3)', 'v6 = guard int (v2): int', 'the runtime has no test of this type'),
    ('v2 = copy (v1): int', 'v2 = guard range (v1): int', "line 8: 'range' is no type"),
    ('v2 = copy (v1): int', 'v2 = guard range_iterator (v1): range_iterator', 'it stands behind the end of the block'),
    ('boundary 0 []', 'boundary 0 [] joined', 'no instruction stands before it'),
    ('boundary 1 [v1]', 'boundary 1 [v1, v1]', 'a value that is not there, or twice'),
    ('copy (v1): int', 'copy (v1): int raises', 'it cannot raise'),
    ('copy (v1)', 'copy (v1 owned s0)', 'slots have not been assigned'),
    ("code 0:", 'code 0 slots:', 'it does not say how the slot holds what it loads'),
]

wrong = 0
for found, replacement, message in [('', '', None), *BAD]:
    assert found in GOOD, found
    with open(sys.argv[2], 'w') as file:
        file.write(GOOD.replace(found, replacement, 1))
    run = subprocess.run([sys.argv[1], 'opt', '--passes=types,own', sys.argv[2]], capture_output=True, text=True)
    good = (run.returncode, run.stdout) == (1, '') and message in run.stderr and run.stderr.count('\n') == 1 if message \
        else run.returncode == 0 and run.stderr == '' and 'slots' in run.stdout
    if not good:
        wrong += 1
        print(found, '->', replacement, run.returncode, run.stderr, 'must be', message)
sys.exit(wrong != 0)
